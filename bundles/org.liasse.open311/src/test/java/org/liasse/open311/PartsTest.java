package org.liasse.open311;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bucket4j.TimeMeter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;
import org.liasse.api.Problem;
import org.liasse.test.openapi.OpenApiLint;

/** What stands behind the endpoint, each by itself. */
public class PartsTest {

    @Test
    public void mailAddressesAndTelephoneNumbersAreLeftOut() {
        assertEquals(
                "Write to […] or call […].",
                Discretion.told("Write to zoe.m@example.org or call +33 (0)6 12-34.56 78."));
        assertEquals("[…]", Discretion.told("0612345678"));
        assertEquals(
                "Floor 3, door 12, since 2026", Discretion.told("Floor 3, door 12, since 2026"));
        assertEquals(null, Discretion.told(null));
        String word = "a".repeat(200_000);
        assertEquals(word, Discretion.told(word));
    }

    @Test
    public void aKeySendsSoManyRequestsInAnHour() {
        var nanos = new AtomicLong();
        var time =
                new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return nanos.get();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                };
        var quota = new Quota(2, time);
        quota.pass("a");
        quota.pass("a");
        quota.pass("b");
        Problem refused = assertThrows(Problem.class, () -> quota.pass("a"));
        assertEquals(Problem.Kind.TOO_MANY, refused.kind());
        assertEquals(30, refused.retryAfter().orElseThrow().toMinutes());
        nanos.addAndGet(1_800_000_000_000L);
        quota.pass("a");
    }

    @Test
    public void whatXmlCannotHoldIsLeftOut() throws Exception {
        byte[] xml =
                Spark.xml(
                        "errors",
                        List.of(Map.of("code", 400), Map.of("description", "a\u0001<\ud800>&é😀")));
        assertEquals("400a<>&é😀", Shape.root(xml, "errors").getTextContent());
    }

    @Test
    public void argumentsThatAreEmptyAreAsGoodAsNone() {
        var asked =
                new Asked(
                        Map.of(
                                "a", List.of(" "),
                                "b", Arrays.asList(null, "x, y", "", "y,z")));
        assertEquals(null, asked.one("a"));
        assertEquals(List.of("x", "y", "z"), asked.several("b"));
        assertEquals(List.of(), asked.several("c"));
    }

    @Test
    public void theEndpointIsDescribed() throws Exception {
        try (var in = GeoReport.class.getResourceAsStream("openapi.json")) {
            assertEquals(List.of(), OpenApiLint.fragment(new ObjectMapper().readTree(in)));
        }
    }
}
