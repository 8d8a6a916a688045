package org.liasse.itests.inside;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.karaf.options.LogLevelOption;
import org.ops4j.pax.exam.options.extra.VMOption;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;

/** What only somebody inside the framework can see of a variant's coming and going. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class InsideIT {

    private static final String FEATURE = "liasse-variant-skeleton";
    private static final String BUNDLE = "org.liasse.variant.skeleton";

    @Inject private FeaturesService features;
    @Inject private BootFinished booted;
    @Inject private BundleContext context;

    /** The distribution as it is, but for its ports. */
    @Configuration
    public Option[] platform() throws IOException {
        String karaf = System.getProperty("karaf.version");
        String web = "etc/org.ops4j.pax.web.cfg";
        String maven = "etc/org.ops4j.pax.url.mvn.cfg";
        String repository = "org.ops4j.pax.url.mvn.localRepository";
        List<Option> options =
                new ArrayList<>(
                        List.of(
                                karafDistributionConfiguration()
                                        .frameworkUrl(
                                                new File(System.getProperty("liasse.platform"))
                                                        .getCanonicalFile()
                                                        .toURI()
                                                        .toString())
                                        .name("Liasse")
                                        .karafVersion(karaf)
                                        .unpackDirectory(
                                                new File(System.getProperty("liasse.work"), "exam"))
                                        .useDeployFolder(false),
                                keepRuntimeFolder(),
                                logLevel(LogLevelOption.LogLevel.INFO),
                                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                                editConfigurationFilePut(
                                        web, "org.osgi.service.http.port", freePort()),
                                editConfigurationFilePut(
                                        "etc/org.apache.karaf.shell.cfg", "sshPort", freePort()),
                                editConfigurationFilePut(
                                        maven, repository, System.getProperty(repository)),
                                systemTimeout(TimeUnit.MINUTES.toMillis(4)),
                                systemProperty("pax.exam.service.timeout").value("240000"),
                                new VMOption("-Xmx512m")));
        for (String flag : flags(karaf)) {
            options.add(new VMOption(flag));
        }
        return options.toArray(new Option[0]);
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    /** What Karaf's own start script tells a Java 17. */
    private static List<String> flags(String karaf) {
        return List.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + karaf + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + karaf + ".jar",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
                "--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.ftp=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.content.text=ALL-UNNAMED",
                "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
                "--add-exports=jdk.xml.dom/org.w3c.dom.html=ALL-UNNAMED",
                "--add-exports=jdk.naming.rmi/com.sun.jndi.url.rmi=ALL-UNNAMED",
                "-classpath",
                "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*");
    }

    @Test
    public void aVariantComesAndGoesWithoutAnybodyElseBeingStopped() throws Exception {
        until(() -> isThere("(liasse.unit=core)"));
        List<String> disturbed = new CopyOnWriteArrayList<>();
        SynchronousBundleListener listener =
                event -> {
                    int type = event.getType();
                    String name = event.getBundle().getSymbolicName();
                    boolean hurts =
                            type == BundleEvent.STOPPING
                                    || type == BundleEvent.UNRESOLVED
                                    || type == BundleEvent.UPDATED;
                    if (hurts && !BUNDLE.equals(name)) {
                        disturbed.add(name + " " + type);
                    }
                };
        context.addBundleListener(listener);
        for (int round = 0; round < 2; round++) {
            features.installFeature(FEATURE);
            until(() -> isThere("(liasse.unit=skeleton)"));
            features.uninstallFeature(FEATURE);
            until(() -> !isThere("(liasse.unit=skeleton)"));
            assertTrue("it is gone", variant().isEmpty());
        }
        context.removeBundleListener(listener);
        assertEquals(List.of(), disturbed);
    }

    private List<Bundle> variant() {
        return java.util.stream.Stream.of(context.getBundles())
                .filter(bundle -> BUNDLE.equals(bundle.getSymbolicName()))
                .toList();
    }

    private boolean isThere(String filter) {
        try {
            Collection<?> found =
                    List.of(
                            java.util.Objects.requireNonNullElse(
                                    context.getAllServiceReferences(
                                            "org.liasse.api.spi.SchemaReady", filter),
                                    new ServiceReference<?>[0]));
            return !found.isEmpty();
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertTrue("in time", System.nanoTime() < end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
