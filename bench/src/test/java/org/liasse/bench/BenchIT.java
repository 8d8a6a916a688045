package org.liasse.bench;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.liasse.bench.Measurement.Result;

/**
 * The driver in its shortest form: that it runs, and that every answer is 2xx; no times. It runs
 * where {@code liasse.bench} says so: {@code -Pproofs} does.
 */
public class BenchIT {

    @Test
    public void everyOperationIsAnsweredAndCounted() throws IOException {
        assumeTrue("a long proof", Boolean.getBoolean("liasse.bench"));
        var printed = new ByteArrayOutputStream();
        Report report =
                new Bench(
                                Options.of(
                                        "--dossiers",
                                        "200",
                                        "--by-hand",
                                        "80",
                                        "--warm-up",
                                        "0",
                                        "--seconds",
                                        "1",
                                        "--clients",
                                        "2",
                                        "--counted",
                                        "4",
                                        "--before-each",
                                        "0",
                                        "--exports",
                                        "xlsx",
                                        "--platform",
                                        System.getProperty("liasse.platform")),
                                new PrintStream(printed, true, StandardCharsets.UTF_8))
                        .run();
        String text = printed.toString(StandardCharsets.UTF_8);
        assertTrue(text, text.contains("| xlsx | "));
        assertEquals(text, 19, report.results().size());
        for (Result result : report.results()) {
            assertEquals(text, 0, result.failures());
            assertTrue(text, result.nanos().length > 0);
        }
    }
}
