package org.liasse.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/**
 * What a bundle's headers say of its tables.
 *
 * <pre>
 * Liasse-Changelog: skeleton;db/changelog.xml
 * Liasse-Schema-Version: 3;readableFrom=2
 * </pre>
 *
 * @param owner the bundle in words, for messages
 * @param unit the name its tables go by; lower-case letters and digits, unique in the platform
 * @param path where the root change log stands in the bundle; everything in its folder belongs to
 *     it
 * @param version the schema this bundle brings, at least 1; 1 where the header is missing
 * @param readableFrom the oldest version of the bundle's schema whose bundle can still read this
 *     one
 * @param resources the change-log files by path
 */
record ChangeLog(
        String owner,
        String unit,
        String path,
        int version,
        int readableFrom,
        Map<String, URL> resources) {

    static final String CHANGELOG = "Liasse-Changelog";
    static final String SCHEMA_VERSION = "Liasse-Schema-Version";

    ChangeLog {
        if (!unit.matches("[a-z][a-z0-9]{0,20}")) {
            throw new IllegalArgumentException(
                    CHANGELOG + " of " + owner + ": '" + unit + "' cannot name a unit");
        }
        if (version < 1 || readableFrom < 1 || readableFrom > version) {
            throw new IllegalArgumentException(
                    SCHEMA_VERSION
                            + " of "
                            + owner
                            + ": needs 1 <= readableFrom <= version, has "
                            + readableFrom
                            + " and "
                            + version);
        }
        if (!resources.containsKey(path)) {
            throw new IllegalArgumentException(
                    CHANGELOG + " of " + owner + ": there is no " + path + " in it");
        }
        resources = Collections.unmodifiableMap(new TreeMap<>(resources));
    }

    /** True where the bundle asks to be migrated. */
    static boolean in(Bundle bundle) {
        return bundle.getHeaders().get(CHANGELOG) != null;
    }

    /** The unit the bundle names, unchecked; empty where it names none. */
    static String unitOf(Bundle bundle) {
        return parts(bundle.getHeaders().get(CHANGELOG))[0];
    }

    /**
     * Reads the headers.
     *
     * @throws IllegalArgumentException when they make no sense, saying which and why
     */
    static ChangeLog of(Bundle bundle) {
        Dictionary<String, String> headers = bundle.getHeaders();
        String owner = bundle.getSymbolicName() + " " + bundle.getVersion();
        String[] named = parts(headers.get(CHANGELOG));
        if (named.length != 2) {
            throw new IllegalArgumentException(CHANGELOG + " of " + owner + ": needs unit;path");
        }
        String schema = headers.get(SCHEMA_VERSION);
        String[] versions = schema == null ? new String[] {"1"} : parts(schema);
        int version = number(versions[0], owner);
        int readableFrom =
                versions.length < 2
                        ? version
                        : number(versions[1].replaceFirst("^readableFrom\\s*=\\s*", ""), owner);
        return new ChangeLog(
                owner, named[0], named[1], version, readableFrom, folderOf(bundle, named[1]));
    }

    private static String[] parts(String header) {
        return header.trim().split("\\s*;\\s*");
    }

    private static int number(String text, String owner) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    SCHEMA_VERSION + " of " + owner + ": '" + text + "' is no version", e);
        }
    }

    private static Map<String, URL> folderOf(Bundle bundle, String path) {
        int slash = path.lastIndexOf('/');
        var entries = bundle.findEntries(slash < 0 ? "/" : path.substring(0, slash), "*", true);
        Map<String, URL> found = new TreeMap<>();
        for (URL url : entries == null ? List.<URL>of() : Collections.list(entries)) {
            String name = url.getPath().replaceFirst("^/", "");
            if (!name.endsWith("/")) {
                found.put(name, url);
            }
        }
        return found;
    }

    /**
     * A table of this unit in which Liquibase keeps its books. Its name has no underscore: Derby
     * does not find such names by the escaped pattern which Liquibase asks it for.
     */
    String table(String kind) {
        return kind + unit.toUpperCase(Locale.ROOT);
    }

    /** A fingerprint of every file of the change log: the same again means nothing to do. */
    String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, URL> file : resources.entrySet()) {
                sha.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                try (InputStream in = file.getValue().openStream()) {
                    sha.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
