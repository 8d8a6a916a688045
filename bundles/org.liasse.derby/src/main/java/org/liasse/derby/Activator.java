package org.liasse.derby;

import java.nio.file.Path;
import org.apache.derby.osgi.EmbeddedActivator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Sees to the database before anybody can connect to it, then starts Derby's driver. */
public final class Activator implements BundleActivator {

    private final EmbeddedActivator driver = new EmbeddedActivator();

    @Override
    public void start(BundleContext context) throws Exception {
        String home = context.getProperty("derby.system.home");
        if (home != null) {
            new Database(Path.of(home, "liasse").toAbsolutePath()).prepare();
        }
        driver.start(context);
    }

    @Override
    public void stop(BundleContext context) throws Exception {
        driver.stop(context);
    }
}
