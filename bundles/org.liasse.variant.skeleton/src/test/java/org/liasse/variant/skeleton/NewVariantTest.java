package org.liasse.variant.skeleton;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * {@code new-variant.sh} makes a variant of this one that builds and keeps the contract, in a copy
 * of the sources and with no network.
 */
public class NewVariantTest {

    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", "data", "node_modules");

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path copy;

    @Before
    public void copySources() throws IOException {
        Path root = Path.of("../..").toRealPath();
        copy = folder.getRoot().toPath();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        if (NOT_SOURCES.contains(directory.getFileName().toString())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(copy.resolve(root.relativize(directory)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.copy(file, copy.resolve(root.relativize(file)));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private String run(int expected, String... command) throws IOException, InterruptedException {
        File out = folder.newFile();
        Process process =
                new ProcessBuilder(command)
                        .directory(copy.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out)
                        .start();
        boolean isOver = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(out.toPath());
        assertTrue(said, isOver);
        assertEquals(said, expected, process.exitValue());
        return said;
    }

    @Test
    public void aNewVariantBuildsAndKeepsTheContract() throws Exception {
        run(0, "sh", "bundles/new-variant.sh", "footnote", "endnotes");
        run(
                0,
                "mvn",
                "--offline",
                "--quiet",
                "--batch-mode",
                "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                "-Dmaven.legacyLocalRepo=true",
                "-Dtest=Footnote*Test",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "--projects",
                "bundles/org.liasse.variant.footnote",
                "--also-make",
                "spotless:apply",
                "verify");
        Path reports = copy.resolve("bundles/org.liasse.variant.footnote/target/surefire-reports");
        try (var files = Files.list(reports)) {
            assertEquals(
                    List.of(
                            "org.liasse.variant.footnote.FootnoteKeywordsTest.txt",
                            "org.liasse.variant.footnote.FootnoteVariantTest.txt"),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".txt"))
                            .sorted()
                            .toList());
        }
        String features = Files.readString(copy.resolve("features/src/main/feature/features.xml"));
        assertTrue(features.contains("<feature name=\"liasse-variant-footnote\""));
    }

    @Test
    public void aNameThatIsTakenOrNoNameIsRefused() throws Exception {
        for (String name : List.of("note", "skeleton", "procedures", "Meeting", "x", "dossier")) {
            run(2, "sh", "bundles/new-variant.sh", name);
        }
    }
}
