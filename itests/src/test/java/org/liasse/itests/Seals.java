package org.liasse.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What an operator has whose offices seal documents, made by the tool of every Java. */
public final class Seals {

    static final String PASSWORD = "correct horse";

    /** Whose seal it is. */
    public static final String NAME = "Bureau des essais";

    private Seals() {}

    /** A platform whose offices seal. */
    static Platform sealing(Platform platform) {
        return platform.with("LIASSE_SEAL_KEYSTORE", keystore().toString())
                .with("LIASSE_SEAL_PASSWORD", PASSWORD);
    }

    private static Path keystore() {
        try {
            Path file =
                    Path.of(System.getProperty("liasse.work")).resolve("seal.p12").toAbsolutePath();
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Process tool =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-keystore",
                                    file.toString(),
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    PASSWORD,
                                    "-alias",
                                    "seal",
                                    "-dname",
                                    "CN=" + NAME,
                                    "-keyalg",
                                    "EC",
                                    "-validity",
                                    "3650")
                            .inheritIO()
                            .start();
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IllegalStateException("keytool made no key");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
