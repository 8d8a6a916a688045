package org.liasse.invoice;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Mustang's validator: the schema of Factur-X and the rules of EN 16931. It lives in a class loader
 * of its own, for what it brings along is nobody's.
 */
final class Mustang {

    private static final Path JARS = Path.of("target", "mustang");

    /** Kept as long as tests run: what it has compiled of the rules is not compiled again. */
    private static URLClassLoader loader;

    private static final Pattern FAULT =
            Pattern.compile("<(?:error|exception)\\b[^>]*>(.*?)</(?:error|exception)>");

    private Mustang() {}

    /** What is wrong with an invoice, in words; empty where nothing is. */
    static List<String> faults(String xml) throws ReflectiveOperationException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            ClassLoader own = loader();
            thread.setContextClassLoader(own);
            Class<?> contexts = own.loadClass("org.mustangproject.validator.ValidationContext");
            Class<?> loggers = own.loadClass("org.slf4j.Logger");
            Object context = contexts.getConstructor(loggers).newInstance((Object) null);
            Class<?> validators = own.loadClass("org.mustangproject.validator.XMLValidator");
            Object validator = validators.getConstructor(contexts).newInstance(context);
            validators.getMethod("setStringContent", String.class).invoke(validator, xml);
            validators.getMethod("validate").invoke(validator);
            boolean isValid = (boolean) contexts.getMethod("isValid").invoke(context);
            String told = (String) contexts.getMethod("getXMLResult").invoke(context);
            List<String> faults = faultsIn(told);
            return isValid || !faults.isEmpty() ? faults : List.of(told);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static synchronized ClassLoader loader() throws IOException {
        if (loader == null) {
            try (Stream<Path> files = Files.list(JARS)) {
                URL[] jars = files.map(Mustang::url).toArray(URL[]::new);
                loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
            }
        }
        return loader;
    }

    private static List<String> faultsIn(String told) {
        var faults = new ArrayList<String>();
        var found = FAULT.matcher(told);
        while (found.find()) {
            faults.add(found.group(1));
        }
        return faults;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
