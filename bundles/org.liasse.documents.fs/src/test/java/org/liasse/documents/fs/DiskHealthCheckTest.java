package org.liasse.documents.fs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.hc.api.Result;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DiskHealthCheckTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void roomAndAWritableFolderAreWell() throws IOException {
        Path directory = folder.getRoot().toPath();

        assertEquals(Result.Status.OK, new DiskHealthCheck(directory, 1).execute().getStatus());
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    public void tooLittleRoomIsAWarning() {
        Result result = new DiskHealthCheck(folder.getRoot().toPath(), Long.MAX_VALUE).execute();

        assertEquals(Result.Status.WARN, result.getStatus());
    }

    @Test
    public void aFolderThatTakesNoFileIsCritical() throws IOException {
        Path file = folder.newFile().toPath();

        Result result = new DiskHealthCheck(file.resolve("documents"), 1).execute();

        assertEquals(Result.Status.CRITICAL, result.getStatus());
        assertTrue(result.toString().contains("documents cannot be written"));
    }
}
