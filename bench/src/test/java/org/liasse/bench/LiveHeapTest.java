package org.liasse.bench;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Only what generations hold is counted, not their room and not metaspace. */
public class LiveHeapTest {

    @Test
    public void theUsedPartsOfAllGenerationsAreAdded() {
        assertEquals(
                (36L + 14_180) * 1024,
                LiveHeap.bytesOf(
                        "1:\n PSYoungGen      total 76288K, used 36K [0x1, 0x2, 0x3)\n"
                                + "  eden space 65536K, 0% used [0x1,0x2,0x3)\n"
                                + " ParOldGen       total 175104K, used 14180K [0x1, 0x2, 0x3)\n"
                                + "  object space 175104K, 8% used [0x1,0x2,0x3)\n"
                                + " Metaspace       used 6000K, committed 6200K, reserved 9K\n"));
    }

    @Test
    public void withoutAnyTheAnswerIsNoNumber() {
        assertThrows(IllegalStateException.class, () -> LiveHeap.bytesOf("nothing here"));
    }

    @Test
    public void whatAProcessHoldsIsSeen() {
        byte[] held = new byte[32 << 20];
        long seen = new LiveHeap(ProcessHandle.current().pid()).bytes();
        assertTrue("seen " + seen, seen >= held.length);
    }
}
