package org.liasse.rest.operations;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Numbers that others keep as managed beans: the processor time of the process, the pools of
 * connections and of threads, and what bundles of the product publish under {@code
 * org.liasse:type=…}.
 */
final class ManagedNumbers {

    /** A number under its metric name, with the bean's own name as label, or {@code null}. */
    record Number(String metric, String bean, double value) {}

    private static final String POOL = "*:type=GenericObjectPool,*";
    private static final List<String> OF_POOL =
            List.of("NumActive", "NumIdle", "NumWaiters", "MaxTotal", "BorrowedCount");
    private static final String THREADS = "org.eclipse.jetty.util.thread:type=queuedthreadpool,*";
    private static final List<String> OF_THREADS =
            List.of("threads", "idleThreads", "maxThreads", "queueSize");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    List<Number> read() {
        var numbers = new ArrayList<Number>();
        try {
            ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
            if (server.getAttribute(system, "ProcessCpuTime") instanceof Long nanos) {
                numbers.add(new Number("process_cpu_seconds_total", null, nanos / 1e9));
            }
            for (ObjectName pool : server.queryNames(new ObjectName(POOL), null)) {
                all(numbers, pool, "db_pool_", OF_POOL);
            }
            for (ObjectName threads : server.queryNames(new ObjectName(THREADS), null)) {
                all(numbers, threads, "http_pool_", OF_THREADS);
            }
            for (ObjectName own : server.queryNames(new ObjectName("org.liasse:*"), null)) {
                String prefix = "liasse_" + snake(own.getKeyProperty("type")) + "_";
                all(numbers, own, prefix, List.of());
            }
        } catch (JMException e) {
            // a bean that has gone in the meantime has no number to give
        }
        return numbers;
    }

    private void all(List<Number> numbers, ObjectName bean, String prefix, List<String> only)
            throws JMException {
        for (MBeanAttributeInfo info : server.getMBeanInfo(bean).getAttributes()) {
            if (info.isReadable() && (only.isEmpty() || only.contains(info.getName()))) {
                Object value = server.getAttribute(bean, info.getName());
                if (value instanceof java.lang.Number number) {
                    numbers.add(
                            new Number(
                                    prefix + snake(info.getName()),
                                    bean.getKeyPropertyListString(),
                                    number.doubleValue()));
                }
            }
        }
    }

    private static String snake(String camel) {
        return camel == null
                ? "bean"
                : camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("[^A-Za-z0-9]", "_")
                        .toLowerCase(Locale.ROOT);
    }
}
