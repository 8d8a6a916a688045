package org.liasse.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.dossier.Dossiers;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Runs every health check and says what is wrong; fails where something is critical. */
@Service
@Command(
        scope = "liasse",
        name = "doctor",
        description = "Says what is wrong and why; fails where something is critical")
public final class Doctor implements Action {

    /** A finding, the worst first. */
    private record Finding(String check, Result.Status status, String message) {}

    @Reference BundleContext context;
    @Reference Session session;

    @Option(name = "--all", description = "What is well, too")
    boolean all;

    @Override
    public Object execute() throws Exception {
        List<Finding> findings = new ArrayList<>();
        if (new Doors(context).find(Dossiers.class).isEmpty()) {
            findings.add(new Finding("core", Result.Status.CRITICAL, "the core is not there"));
        }
        for (ServiceReference<HealthCheck> reference : checks()) {
            findings.addAll(run(reference));
        }
        findings.sort(Comparator.comparing(Finding::status).reversed());
        PrintStream out = session.getConsole();
        findings.stream()
                .filter(finding -> all || finding.status() != Result.Status.OK)
                .forEach(f -> out.printf("%-8s %-10s %s%n", f.status(), f.check(), f.message()));
        long critical = findings.stream().filter(f -> isCritical(f.status())).count();
        if (critical > 0) {
            throw new CommandException("Critical: " + critical + ".");
        }
        long warnings = findings.stream().filter(f -> f.status() != Result.Status.OK).count();
        out.println(warnings == 0 ? "All is well." : "Nothing is critical; warnings: " + warnings);
        return null;
    }

    private static boolean isCritical(Result.Status status) {
        return status.compareTo(Result.Status.WARN) > 0;
    }

    private Collection<ServiceReference<HealthCheck>> checks() throws InvalidSyntaxException {
        return context.getServiceReferences(HealthCheck.class, null);
    }

    private List<Finding> run(ServiceReference<HealthCheck> reference) {
        String name = String.valueOf(reference.getProperty(HealthCheck.NAME));
        HealthCheck check = context.getService(reference);
        if (check == null) {
            return List.of();
        }
        try {
            var findings = new ArrayList<Finding>();
            for (ResultLog.Entry entry : check.execute()) {
                findings.add(new Finding(name, entry.getStatus(), entry.getMessage()));
            }
            return findings;
        } catch (RuntimeException e) {
            return List.of(new Finding(name, Result.Status.HEALTH_CHECK_ERROR, "it failed: " + e));
        }
    }
}
