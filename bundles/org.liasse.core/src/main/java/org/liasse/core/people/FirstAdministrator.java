package org.liasse.core.people;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Accounts;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets somebody in who lets in the others: where there is no account at all, {@code admin} is made,
 * the installation's operator. Its password is the configured one ({@code LIASSE_ADMIN_PASSWORD}),
 * or a random one, written to {@code secrets/first-administrator} in the data directory, for its
 * owner's eyes only, and printed once where somebody sits at the terminal; no log ever has it.
 */
@Component(service = FirstAdministrator.class, immediate = true)
public final class FirstAdministrator {

    static final String LOGIN = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private final Transactions transactions;
    private final Accounts accounts;

    @Activate
    public FirstAdministrator(@Reference Transactions transactions, @Reference Accounts accounts) {
        this(
                transactions,
                accounts,
                configuredPassword(),
                Path.of(System.getProperty("liasse.data", ".")),
                System.out,
                // a standard output that nobody watches is a log, where no password belongs
                System.console() != null);
    }

    FirstAdministrator(
            Transactions transactions,
            Accounts accounts,
            Optional<String> configured,
            Path data,
            PrintStream screen,
            boolean isWatched) {
        this.transactions = transactions;
        this.accounts = accounts;
        if (!isAnybodyThere()) {
            appoint(
                    configured,
                    data.resolve("secrets").resolve("first-administrator"),
                    screen,
                    isWatched);
        }
    }

    private boolean isAnybodyThere() {
        return transactions.read(sql -> sql.number("select count(*) from account")) > 0;
    }

    private void appoint(
            Optional<String> configured, Path secret, PrintStream screen, boolean isWatched) {
        String password = configured.orElseGet(FirstAdministrator::random);
        if (configured.isEmpty()) {
            // before the account: a password that nobody knows would lock everybody out
            keep(secret, password);
        }
        try {
            transactions.write(
                    work -> {
                        Installation.ensure(work);
                        Accounts.Account admin =
                                accounts.create(
                                        LOGIN, "Administration", null, Language.FR, password);
                        accounts.join(admin.id(), Installation.ID, Installation.OPERATOR);
                        return null;
                    });
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.CONFLICT) {
                LOG.info("another node has made the first administrator");
            } else {
                LOG.error("the first administrator cannot be made: {}", whatIsWrong(problem));
            }
            return;
        }
        LOG.info("the first administrator is made: login {}", LOGIN);
        if (configured.isEmpty()) {
            screen.printf(
                    "%nFirst administrator of Liasse: login \"%s\", password %s%n"
                            + "It stands in %s; change it after the first sign-in.%n%n",
                    LOGIN, isWatched ? '"' + password + '"' : "not shown here", secret);
        }
    }

    private static String whatIsWrong(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail().en()
                : "LIASSE_ADMIN_PASSWORD: " + problem.errors().get(0).detail().en();
    }

    private static void keep(Path file, String password) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            var options = java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            // from its first byte on it is the owner's only
            try (FileChannel channel =
                    posix
                            ? FileChannel.open(
                                    file,
                                    options,
                                    PosixFilePermissions.asFileAttribute(
                                            PosixFilePermissions.fromString("rw-------")))
                            : FileChannel.open(file, options)) {
                channel.write(ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> configuredPassword() {
        return Optional.ofNullable(System.getenv("LIASSE_ADMIN_PASSWORD"))
                .or(() -> Optional.ofNullable(System.getProperty("liasse.admin.password")))
                .filter(password -> !password.isBlank());
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        return random.ints(20, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(java.util.stream.Collectors.joining());
    }
}
