package org.liasse.documents.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Whether there is room for documents and whether they can be written: too little room is a
 * warning, a folder that takes no file is critical.
 */
@Component(
        service = HealthCheck.class,
        configurationPid = DirectoryDocumentStore.PID,
        property = {"hc.name=disk", "hc.tags=liasse"})
public final class DiskHealthCheck implements HealthCheck {

    private static final long MEBIBYTE = 1024L * 1024;

    private final Path directory;
    private final long minimumFree;

    @Activate
    public DiskHealthCheck(Configured settings) {
        this(
                DataDirectory.documents(settings.directory()),
                settings.minimum_free_mebibytes() * MEBIBYTE);
    }

    DiskHealthCheck(Path directory, long minimumFree) {
        this.directory = directory;
        this.minimumFree = minimumFree;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            // a file that is really written: a read-only or full disk shows only then
            Path probe =
                    Durable.folder(directory).resolve("probe-" + ProcessHandle.current().pid());
            try {
                Files.write(probe, new byte[] {1});
            } finally {
                Files.deleteIfExists(probe);
            }
            long free = Files.getFileStore(directory).getUsableSpace();
            if (free < minimumFree) {
                log.warn(
                        "{} MiB free for documents, less than {} MiB",
                        free / MEBIBYTE,
                        minimumFree / MEBIBYTE);
            } else {
                log.info("{} MiB free for documents", free / MEBIBYTE);
            }
        } catch (IOException e) {
            log.critical("documents cannot be written: {}", e.toString());
        }
        return new Result(log);
    }
}
