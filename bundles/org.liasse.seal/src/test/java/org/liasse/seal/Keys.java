package org.liasse.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Key stores as an operator would have them, made for one test. */
final class Keys {

    static final String PASSWORD = "correct horse";

    private record Held(KeyPair pair, X509Certificate certificate) {}

    private final Map<String, Held> held = new LinkedHashMap<>();

    /** A key whose certificate it vouches for itself. */
    Keys with(String alias, String kind, String subject, Instant from, Instant until)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(kind.equals("EC") ? 256 : 2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name(subject);
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(held.size() + 1L),
                        Date.from(from),
                        Date.from(until),
                        name,
                        pair.getPublic());
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        String algorithm = kind.equals("EC") ? "ECDSA" : kind;
        var signer = new JcaContentSignerBuilder("SHA256with" + algorithm).build(pair.getPrivate());
        X509Certificate certificate =
                new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        held.put(alias, new Held(pair, certificate));
        return this;
    }

    X509Certificate certificate(String alias) {
        return held.get(alias).certificate();
    }

    Configured kept(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var one : held.entrySet()) {
            store.setKeyEntry(
                    one.getKey(),
                    one.getValue().pair().getPrivate(),
                    PASSWORD.toCharArray(),
                    new Certificate[] {one.getValue().certificate()});
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return configured(file.toString(), PASSWORD, "");
    }

    /** With the password in a file, as an editor writes it. */
    static Configured withPasswordFile(Path keystore, Path file, String password)
            throws IOException {
        Files.writeString(file, password + "\n");
        return configured(keystore.toString(), "", file.toString());
    }

    static Configured configured(String keystore, String password, String passwordFile) {
        return new Configured() {
            @Override
            public String keystore() {
                return keystore;
            }

            @Override
            public String _password() {
                return password;
            }

            @Override
            public String password_file() {
                return passwordFile;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Configured.class;
            }
        };
    }
}
