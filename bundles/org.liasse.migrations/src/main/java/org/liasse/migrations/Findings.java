package org.liasse.migrations;

import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;

/**
 * What is wrong with the schemas, by bundle, for operators to read. The core without its tables is
 * critical; a variant without its own is a warning: the others go on.
 */
final class Findings implements HealthCheck {

    private record Finding(boolean critical, String cause) {}

    private final Map<String, Finding> byOwner = new TreeMap<>();

    synchronized void found(String owner, boolean critical, String cause) {
        byOwner.put(owner, new Finding(critical, cause));
    }

    synchronized void gone(String owner) {
        byOwner.remove(owner);
    }

    @Override
    public synchronized Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        byOwner.forEach(
                (owner, finding) -> {
                    if (finding.critical()) {
                        log.critical("{}: {}", owner, finding.cause());
                    } else {
                        log.warn("{}: {}", owner, finding.cause());
                    }
                });
        if (byOwner.isEmpty()) {
            log.info("every schema is as its bundle wants it");
        }
        return new Result(log);
    }
}
