package org.liasse.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts of a variant, read from {@code messages_fr.properties} and {@code messages_en.properties}
 * (UTF-8) beside one of its classes. Every key asked for must stand in both; what is missing is
 * collected and told at once, so that a type with a missing label cannot be built.
 */
public final class Labels {

    private final Properties french;
    private final Properties english;
    private final String prefix;
    private final Set<String> missing = new TreeSet<>();

    private Labels(Properties french, Properties english, String prefix) {
        this.french = french;
        this.english = english;
        this.prefix = prefix;
    }

    /** The texts beside this class. */
    public static Labels beside(Class<?> owner) {
        return new Labels(
                read(owner, "messages_fr.properties"), read(owner, "messages_en.properties"), "");
    }

    /**
     * The same texts, where {@code prefix.key} is looked up before {@code key}: one file for
     * several types.
     */
    public Labels under(String newPrefix) {
        return new Labels(french, english, newPrefix + ".");
    }

    /**
     * The text of a key; where it is missing, the key itself stands for it and {@link #verify} will
     * tell.
     */
    public Text text(String key) {
        return new Text(find(french, key, "fr"), find(english, key, "en"));
    }

    /** The text of a key, or {@code null} where neither file has it. */
    public Text textOrNull(String key) {
        return has(french, key) || has(english, key) ? text(key) : null;
    }

    /**
     * @throws IllegalStateException naming every key that was asked for and is missing in a
     *     language
     */
    public void verify() {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("labels are missing: " + String.join(", ", missing));
        }
    }

    private boolean has(Properties properties, String key) {
        return properties.containsKey(prefix + key) || properties.containsKey(key);
    }

    private String find(Properties properties, String key, String language) {
        String found = properties.getProperty(prefix + key, properties.getProperty(key));
        if (found == null) {
            missing.add(prefix + key + " (" + language + ")");
            return key;
        }
        return found;
    }

    private static Properties read(Class<?> owner, String name) {
        Properties properties = new Properties();
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
