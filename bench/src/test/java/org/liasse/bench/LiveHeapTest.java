package org.liasse.bench;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** What a full collection leaves is counted, and nothing that is allocated after it. */
public class LiveHeapTest {

    @Test
    public void theLastLineTellsAll() {
        assertEquals(
                83_886_080,
                LiveHeap.bytesOf(
                        "11429:\n num     #instances         #bytes  class name (module)\n"
                                + "   1:        216668       20928392  [B (java.base@17.0.15)\n"
                                + "Total       1000000       83886080\n"));
    }

    @Test
    public void withoutAnyTheAnswerIsNoNumber() {
        assertThrows(IllegalStateException.class, () -> LiveHeap.bytesOf("nothing here"));
    }

    @Test
    public void whatAProcessHoldsIsSeen() {
        byte[] held = new byte[32 << 20];
        long seen = new LiveHeap(ProcessHandle.current().pid()).bytes(0);
        assertTrue("seen " + seen, seen >= held.length);
    }
}
