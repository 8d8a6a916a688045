package org.liasse.rest.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Optional;
import org.junit.Test;
import org.liasse.rest.http.ByteRange.NotSatisfiable;

public class ByteRangeTest {

    @Test
    public void aRangeIsCutToTheFile() throws Exception {
        assertEquals(Optional.of(new ByteRange(0, 9)), ByteRange.of("bytes=0-9", 100));
        assertEquals(Optional.of(new ByteRange(90, 99)), ByteRange.of("bytes=90-", 100));
        assertEquals(Optional.of(new ByteRange(90, 99)), ByteRange.of("bytes=90-1000", 100));
        assertEquals(Optional.of(new ByteRange(95, 99)), ByteRange.of("bytes=-5", 100));
        assertEquals(Optional.of(new ByteRange(0, 99)), ByteRange.of("bytes=-500", 100));
        assertEquals("bytes 90-99/100", new ByteRange(90, 99).of(100));
        assertEquals(10, new ByteRange(90, 99).length());
    }

    @Test
    public void whatIsNoSingleRangeMeansTheWholeFile() throws Exception {
        for (String header :
                new String[] {
                    null, "", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,3-4", "lines=1-2"
                }) {
            assertEquals(Optional.empty(), ByteRange.of(header, 100));
        }
    }

    @Test
    public void aRangeAfterTheEndIsNotSatisfiable() {
        assertThrows(NotSatisfiable.class, () -> ByteRange.of("bytes=100-", 100));
        assertThrows(NotSatisfiable.class, () -> ByteRange.of("bytes=-0", 100));
        assertThrows(NotSatisfiable.class, () -> ByteRange.of("bytes=0-", 0));
    }

    @Test
    public void aFileNameIsSentInAsciiAndInUtf8() {
        assertEquals(
                "attachment; filename=\"Devis ete _2_.pdf\";"
                        + " filename*=UTF-8''Devis%20%C3%A9t%C3%A9%20%222%22.pdf",
                Download.attachment("Devis été \"2\".pdf"));
    }
}
