package org.liasse.console;

import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * Which bundles do not run, or run without a component of theirs, and why. What belongs to the
 * platform is critical; a variant, or what an operator added, is a warning: the rest goes on.
 */
@Component(property = {HealthCheck.NAME + "=bundles", HealthCheck.TAGS + "=liasse"})
public final class BundlesCheck implements HealthCheck {

    private final BundleContext context;
    private final FailedStarts starts = new FailedStarts();
    private final Trouble trouble;

    @Activate
    public BundlesCheck(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.trouble = new Trouble(context, Optional.of(components), starts);
        context.addBundleListener(starts);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(starts);
        starts.close();
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        for (Bundle bundle : context.getBundles()) {
            List<String> causes = trouble.of(bundle);
            if (!causes.isEmpty()) {
                String name = bundle.getSymbolicName() + " " + bundle.getVersion();
                if (isOfThePlatform(bundle)) {
                    log.critical("{}: {}", name, String.join("; ", causes));
                } else {
                    log.warn("{}: {}", name, String.join("; ", causes));
                }
            }
        }
        log.info("{} bundles were looked at", context.getBundles().length);
        return new Result(log);
    }

    private static boolean isOfThePlatform(Bundle bundle) {
        String name = String.valueOf(bundle.getSymbolicName());
        return name.startsWith("org.liasse.")
                && !name.startsWith("org.liasse.variant.")
                && !name.equals("org.liasse.demo");
    }
}
