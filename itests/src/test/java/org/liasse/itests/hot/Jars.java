package org.liasse.itests.hot;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.liasse.itests.Distribution;

/** Bundles made on the fly: new versions of one that was built, and small ones from nothing. */
final class Jars {

    private static final String NOTE = "org/liasse/variant/skeleton/Note.class";
    private static final String FRAGMENT = "org/liasse/variant/skeleton/openapi.json";
    private static final String SUMMARY = "The keywords of a note";
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private Jars() {}

    /** The skeleton as the distribution brings it. */
    private static Path skeleton() {
        Path folder = Distribution.unpacked().resolve("system/org/liasse");
        try (Stream<Path> files = Files.walk(folder.resolve("org.liasse.variant.skeleton"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The skeleton in another version: its bundle is {@code 1.0.version}, its type {@code
     * 1.version}, and its OpenAPI fragment names it.
     */
    static Path skeleton(int version) {
        Path target = folder().resolve("skeleton-" + version + ".jar");
        try (JarFile jar = new JarFile(skeleton().toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            manifest.getMainAttributes().putValue("Bundle-Version", "1.0." + version);
            try (JarOutputStream out =
                    new JarOutputStream(Files.newOutputStream(target), manifest)) {
                Enumeration<JarEntry> entries = jar.entries();
                while (entries.hasMoreElements()) {
                    JarEntry entry = entries.nextElement();
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        try (InputStream in = jar.getInputStream(entry)) {
                            out.write(inVersion(version, entry.getName(), in.readAllBytes()));
                        }
                    }
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the OpenAPI document says of the keywords of a note in this version. */
    static String summary(int version) {
        return SUMMARY + " in version " + version;
    }

    private static byte[] inVersion(int version, String name, byte[] bytes) throws IOException {
        return switch (name) {
            case NOTE -> withConstant(bytes, "1.0", "1." + version);
            case FRAGMENT ->
                    new String(bytes, StandardCharsets.UTF_8)
                            .replace(SUMMARY, summary(version))
                            .getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        };
    }

    /** A class whose one text of this value is another: nothing in a class counts on its length. */
    private static byte[] withConstant(byte[] type, String old, String fresh) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var in = new DataInputStream(new java.io.ByteArrayInputStream(type));
        var out = new DataOutputStream(bytes);
        boolean found = false;
        // magic number and version
        out.writeLong(in.readLong());
        int constants = in.readUnsignedShort();
        out.writeShort(constants);
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) {
                String text = in.readUTF();
                found |= text.equals(old);
                out.writeUTF(text.equals(old) ? fresh : text);
            } else {
                out.write(in.readNBytes(lengthOf(tag)));
            }
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
        out.write(in.readAllBytes());
        if (!found) {
            throw new IOException("the class does not say " + old);
        }
        return bytes.toByteArray();
    }

    /** As JVMS 4.4 says. */
    private static int lengthOf(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case LONG, DOUBLE -> 8;
            default -> throw new IllegalStateException("no constant has the tag " + tag);
        };
    }

    /**
     * A bundle from nothing, in version 1.0.0.
     *
     * @param headers of the manifest, beside name and version
     * @param files by their path in the bundle
     * @param types classes of this test that are copied into it
     */
    static Path bundle(
            String name,
            Map<String, String> headers,
            Map<String, String> files,
            Class<?>... types) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        headers.forEach(main::putValue);
        Path target = folder().resolve(name + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (Class<?> type : types) {
                String path = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(path));
                try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
                    out.write(in.readAllBytes());
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createDirectories(
                    Path.of(System.getProperty("liasse.work"), "hot").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
