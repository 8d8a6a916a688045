package org.liasse.itests.hot;

import java.util.Collection;
import java.util.List;
import org.liasse.api.spi.DossierVariant;
import org.liasse.api.type.DossierType;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What goes wrong in variants; each class is copied into a bundle of its own. */
final class Sabotage {

    private Sabotage() {}

    /** A component that cannot be made. */
    public static final class Component implements DossierVariant {

        public Component() {
            throw new IllegalStateException("the stamp is missing");
        }

        @Override
        public Collection<DossierType> types() {
            return List.of();
        }
    }

    /** A variant that cannot say what it brings. */
    public static final class Types implements DossierVariant {

        @Override
        public Collection<DossierType> types() {
            throw new IllegalStateException("the register is closed");
        }
    }

    /** A bundle that does not start. */
    public static final class Activator implements BundleActivator {

        @Override
        public void start(BundleContext context) {
            throw new IllegalStateException("there is no ink");
        }

        @Override
        public void stop(BundleContext context) {
            // it never started
        }
    }

    /** A bundle that starts, whatever else is wrong with it. */
    public static final class Calm implements BundleActivator {

        @Override
        public void start(BundleContext context) {
            // nothing to begin
        }

        @Override
        public void stop(BundleContext context) {
            // nothing to end
        }
    }
}
