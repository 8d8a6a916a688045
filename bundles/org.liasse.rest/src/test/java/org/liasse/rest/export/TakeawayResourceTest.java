package org.liasse.rest.export;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.Test;
import org.liasse.api.Problem;
import org.liasse.api.export.Takeaway;
import org.liasse.api.export.Takeaway.Parcel;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;

public class TakeawayResourceTest {

    private static final Parcel PARCEL =
            new Parcel() {
                @Override
                public String name() {
                    return "2026-000001 été.zip";
                }

                @Override
                public String mediaType() {
                    return "application/zip";
                }

                @Override
                public void write(OutputStream out) throws java.io.IOException {
                    out.write("bytes".getBytes(StandardCharsets.US_ASCII));
                }
            };

    private Takeaway takeaway =
            new Doors().on("files", a -> PARCEL).on("summary", a -> PARCEL).as(Takeaway.class);

    private Answered get(String path) throws Exception {
        try (TestServer server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new ArchiveResource(() -> takeaway),
                                        new SummaryResource(() -> takeaway)))) {
            return server.get(path);
        }
    }

    // CORE-17
    @Test
    public void CORE_17_anArchiveIsSavedUnderTheNumberOfItsDossier() throws Exception {
        Answered answer = get("/api/dossiers/d-1/files.zip");
        assertEquals(answer.text(), 200, answer.status());
        assertEquals("bytes", answer.text());
        assertEquals("application/zip", answer.header("Content-Type"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals(
                "attachment; filename=\"2026-000001 ete.zip\";"
                        + " filename*=UTF-8''2026-000001%20%C3%A9t%C3%A9.zip",
                answer.header("Content-Disposition"));
    }

    // CORE-17
    @Test
    public void CORE_17_whatIsNotForTheReaderIsNotThereBeforeAnyByte() throws Exception {
        takeaway =
                new Doors()
                        .on(
                                "files",
                                a -> {
                                    throw Problem.notFound();
                                })
                        .as(Takeaway.class);
        assertEquals(404, get("/api/dossiers/d-1/files.zip").status());
    }

    // CORE-17
    @Test
    public void CORE_17_whileExportIsAwayTheRestServesAndThisSaysWhen() throws Exception {
        takeaway = null;
        Answered answer = get("/api/dossiers/d-1/files.zip");
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After"));
        assertTrue(answer.text(), answer.text().contains("no-export"));
    }

    // CORE-18
    @Test
    public void CORE_18_aSummaryIsSavedAsItIsNamed() throws Exception {
        Answered answer = get("/api/dossiers/d-1/summary.pdf");
        assertEquals(answer.text(), 200, answer.status());
        assertEquals("bytes", answer.text());
    }
}
