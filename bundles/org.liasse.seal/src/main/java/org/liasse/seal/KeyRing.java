package org.liasse.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the operator's key store holds. It is read whenever something is to be sealed: a file that
 * was replaced counts from then on.
 */
final class KeyRing {

    private final Path file;
    private final String password;
    private final Path passwordFile;

    private KeyRing(Path file, String password, Path passwordFile) {
        this.file = file;
        this.password = password;
        this.passwordFile = passwordFile;
    }

    static KeyRing of(Configured settings) {
        return new KeyRing(
                path(settings.keystore()), settings._password(), path(settings.password_file()));
    }

    private static Path path(String given) {
        return given.isBlank() ? null : Path.of(given.strip());
    }

    /**
     * A key and the certificates that vouch for it.
     *
     * @param chain its own certificate first
     */
    record Entry(String alias, PrivateKey key, List<X509Certificate> chain) {

        X509Certificate certificate() {
            return chain.get(0);
        }
    }

    boolean isConfigured() {
        return file != null;
    }

    /**
     * The keys, by alias; none where nothing is configured.
     *
     * @throws GeneralSecurityException where the password does not open it, or it holds no key
     */
    List<Entry> entries() throws IOException, GeneralSecurityException {
        if (file == null) {
            return List.of();
        }
        char[] secret = secret();
        // by name: an instance from a file would guess its kind
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, secret);
        }
        var entries = new ArrayList<Entry>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, secret) instanceof PrivateKey key) {
                entries.add(new Entry(alias, key, chain(store.getCertificateChain(alias))));
            }
        }
        if (entries.isEmpty()) {
            throw new GeneralSecurityException("it holds no private key");
        }
        return List.copyOf(entries);
    }

    private static List<X509Certificate> chain(Certificate[] certificates)
            throws GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        for (Certificate one : certificates == null ? new Certificate[0] : certificates) {
            chain.add((X509Certificate) one);
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("a key has no certificate");
        }
        return chain;
    }

    /**
     * The key that seals for an office: the one whose alias is the office's key, else the only one.
     */
    static Optional<Entry> of(List<Entry> entries, String office) {
        return entries.stream()
                // key stores of some makers fold the case of their aliases
                .filter(entry -> entry.alias().toLowerCase(Locale.ROOT).equals(office))
                .findFirst()
                .or(() -> entries.size() == 1 ? Optional.of(entries.get(0)) : Optional.empty());
    }

    private char[] secret() throws IOException {
        if (passwordFile == null) {
            return password.toCharArray();
        }
        try (var lines = Files.lines(passwordFile, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("").toCharArray();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return String.valueOf(file);
    }
}
