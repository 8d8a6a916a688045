package org.liasse.bench;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import org.junit.Test;
import org.liasse.bench.Processor.Ticks;

public class ProcessorTest {

    @Test
    public void aNameMayHoldBlanksAndParentheses() {
        assertEquals(
                new Ticks(77, 30, 7),
                Ticks.of("4711 (a b) c) S 77 1 1 0 -1 4194304 9 9 0 0 10 20 3 4 20 0 1 0 5"));
    }

    @Test
    public void countsItsOwnWork() {
        long self = ProcessHandle.current().pid();
        long before = Processor.millisOf(self);
        long end = System.nanoTime() + 100_000_000L;
        double sum = 0;
        while (System.nanoTime() < end) {
            sum += Math.sqrt(sum + 1);
        }
        assertTrue("worked " + sum, Processor.millisOf(self) > before);
    }

    @Test
    public void aChildThatEndedStillCounts() throws IOException, InterruptedException {
        long self = ProcessHandle.current().pid();
        long before = Processor.millisOfFamily(self) - Processor.millisOf(self);
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done")
                .start()
                .waitFor();
        assertTrue(Processor.millisOfFamily(self) - Processor.millisOf(self) > before);
    }
}
