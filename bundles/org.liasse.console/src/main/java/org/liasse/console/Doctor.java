package org.liasse.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.liasse.api.dossier.Dossiers;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Runs every health check and says what is wrong; fails where something is critical. */
@Service
@Command(
        scope = "liasse",
        name = "doctor",
        description = "Says what is wrong and why; fails where something is critical")
public final class Doctor extends Errand {

    /** A finding, the worst first. */
    private record Finding(String check, Result.Status status, String message) {

        Object json() {
            return Json.object("check", check, "status", status, "message", message);
        }

        void print(PrintStream out) {
            out.printf("%-8s %-10s %s%n", status, check, message);
        }
    }

    @Option(name = "--all", description = "What is well, too")
    boolean all;

    @Override
    Answer run(Doors doors) throws InvalidSyntaxException {
        List<Finding> findings = new ArrayList<>();
        if (doors.find(Dossiers.class).isEmpty()) {
            findings.add(new Finding("core", Result.Status.CRITICAL, "the core is not there"));
        }
        for (ServiceReference<HealthCheck> reference : checks()) {
            findings.addAll(run(reference));
        }
        findings.sort(Comparator.comparing(Finding::status).reversed());
        long critical = findings.stream().filter(f -> isCritical(f.status())).count();
        long warnings = findings.stream().filter(f -> f.status() != Result.Status.OK).count();
        List<Finding> shown =
                findings.stream().filter(f -> all || f.status() != Result.Status.OK).toList();
        Answer answer =
                Answer.of(
                        Json.object(
                                "critical",
                                critical,
                                "warnings",
                                warnings - critical,
                                "findings",
                                shown.stream().map(Finding::json).toList()),
                        out -> {
                            shown.forEach(f -> f.print(out));
                            if (warnings == 0) {
                                out.println("All is well.");
                            } else if (critical == 0) {
                                out.println("Nothing is critical; warnings: " + warnings);
                            }
                        });
        return critical == 0 ? answer : answer.failing("Critical: " + critical + ".");
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
