package org.liasse.seal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.print.Sealer.Sealed;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Enclosed;
import org.liasse.api.print.Sheet.Paragraph;
import org.liasse.pdf.PdfPrinter;
import org.liasse.test.print.PdfCheck;

public class PadesSealerTest {

    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2045-01-01T00:00:00Z");
    private static final Key LYON = new Key("lyon");

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private Duration moved = Duration.ZERO;
    private Path file;

    private final Clock clock =
            new Clock() {
                @Override
                public Instant now() {
                    return now.plus(moved);
                }

                @Override
                public Instant unmoved() {
                    return now;
                }

                @Override
                public ZoneId zone() {
                    return ZoneOffset.UTC;
                }
            };

    @Before
    public void choosePlace() {
        file = folder.getRoot().toPath().resolve("seal.p12");
    }

    private static Keys keys(String alias, String kind) throws Exception {
        return new Keys().with(alias, kind, "CN=Bureau de Lyon,O=Exemple,C=FR", FROM, UNTIL);
    }

    private static byte[] printed(String words) throws IOException {
        byte[] data = "{\"points\": [1, 2]}".getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        new PdfPrinter()
                .print(
                        new Sheet(
                                Language.FR,
                                "Rapport d’intervention",
                                FROM,
                                List.of(new Paragraph(words)),
                                List.of(
                                        new Enclosed(
                                                "mesures.json",
                                                "application/json",
                                                "Mesures",
                                                data))),
                        bytes);
        return bytes.toByteArray();
    }

    private Optional<Sealed> seal(Configured settings, byte[] pdf) {
        return new PadesSealer(settings, clock).seal(LYON, pdf);
    }

    private String refused(Configured settings) throws IOException {
        byte[] pdf = printed("Rien");
        Problem problem = assertThrows(Problem.class, () -> seal(settings, pdf));
        assertEquals(Problem.Kind.NOT_READY, problem.kind());
        return problem.reason().orElseThrow();
    }

    private void sealsAndLasts(String kind) throws Exception {
        Keys keys = keys("1", kind);
        byte[] pdf = printed("Une phrase.");

        Sealed sealed = seal(keys.kept(file), pdf).orElseThrow();

        assertEquals("Bureau de Lyon", sealed.by());
        PdfCheck.verify(sealed.pdf());
        Judge judge = Judge.of(sealed.pdf(), keys.certificate("1"));
        assertEquals(1, judge.seals().size());
        var seal = judge.seals().get(0);
        assertEquals(SignatureLevel.PAdES_BASELINE_B, seal.getSignatureFormat());
        assertTrue(seal.isBLevelTechnicallyValid());
        assertTrue(seal.isSignatureValid());
        assertEquals(DigestAlgorithm.SHA256, seal.getDigestAlgorithm());
        assertTrue(seal.getPDFRevision().isPdfSignatureDictionaryConsistent());
        assertEquals(Date.from(now), seal.getClaimedSigningTime());
        assertEquals(Indication.TOTAL_PASSED, judge.report().getIndication(seal.getId()));
    }

    // CORE-19, SERV-01
    @Test
    public void CORE_19_aSealIsPadesOfTheBaselineAndTheDocumentLastsAsBefore() throws Exception {
        sealsAndLasts("RSA");
    }

    // CORE-19
    @Test
    public void CORE_19_aKeyOnAnEllipticCurveSealsAsWell() throws Exception {
        sealsAndLasts("EC");
    }

    // CORE-11, CORE-19
    @Test
    public void CORE_11_theMovedClockOfASandboxSealsNothingInTheFuture() throws Exception {
        moved = Duration.ofDays(365 * 30L);
        Keys keys = keys("1", "EC");

        Sealed sealed = seal(keys.kept(file), printed("Une phrase.")).orElseThrow();

        var seal = Judge.of(sealed.pdf(), keys.certificate("1")).seals().get(0);
        assertEquals(Date.from(now), seal.getClaimedSigningTime());
        assertEquals(Result.Status.OK, new SealCheck(keys.kept(file), clock).execute().getStatus());
    }

    // SERV-01
    @Test
    public void SERV_01_ofADocumentMadeAgainOnlyTheSealDiffers() throws Exception {
        Configured settings = keys("1", "RSA").kept(file);
        byte[] plain = printed("Une phrase.");

        byte[] first = seal(settings, plain).orElseThrow().pdf();
        now = now.plusSeconds(86_400);
        byte[] again = seal(settings, printed("Une phrase.")).orElseThrow().pdf();

        assertArrayEquals(plain, Arrays.copyOf(first, plain.length));
        assertArrayEquals(plain, Arrays.copyOf(again, plain.length));
        assertFalse(Arrays.equals(first, again));
    }

    // SERV-01
    @Test
    public void SERV_01_aSealedDocumentShowsAnyChange() throws Exception {
        Keys keys = keys("1", "RSA");
        byte[] plain = printed("Une phrase.");
        byte[] sealed = seal(keys.kept(file), plain).orElseThrow().pdf();

        // in the words of the dates, which no reader would stumble over
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        int place = text.indexOf("2025-01-01T00:00:00Z");
        assertTrue(place > 0);
        sealed[place + 3] = '6';

        var seal = Judge.of(sealed, keys.certificate("1")).seals().get(0);
        assertFalse(seal.isSignatureValid());
        assertFalse(seal.isSignatureIntact() && seal.isBLevelTechnicallyValid());
    }

    // CORE-19
    @Test
    public void CORE_19_withoutACertificateNothingIsSealedAndItIsSaid() throws Exception {
        Configured none = Keys.configured("", "", "");

        assertEquals(Optional.empty(), seal(none, printed("Rien")));
        assertTrue(said(none, Result.Status.OK).contains("documents are not sealed"));
    }

    // CORE-19
    @Test
    public void CORE_19_whatCannotSealRefusesWithItsReason() throws Exception {
        Configured good = keys("1", "RSA").kept(file);
        assertTrue(said(good, Result.Status.OK).contains("seals until"));

        assertEquals("seal-unreadable", refused(Keys.configured(file.toString(), "wrong", "")));
        assertEquals(
                "seal-unreadable", refused(Keys.configured(file + ".gone", Keys.PASSWORD, "")));
        now = UNTIL.minusSeconds(60);
        assertTrue(said(good, Result.Status.WARN).contains("expires on"));
        now = UNTIL.plusSeconds(1);
        assertEquals("seal-not-valid", refused(good));
        assertTrue(said(good, Result.Status.WARN).contains("has expired"));
        now = FROM.minusSeconds(1);
        assertEquals("seal-not-valid", refused(good));
        Files.writeString(file, "no key store");
        assertEquals("seal-unreadable", refused(good));
        String told = said(good, Result.Status.WARN);
        assertTrue(told, told.contains("cannot be read") && !told.contains(file.toString()));
        assertEquals(
                "seal-unusable",
                refused(
                        new Keys()
                                .with("1", "DSA", "CN=Vieux", FROM.minusSeconds(60), UNTIL)
                                .kept(file)));
    }

    // CORE-19
    @Test
    public void CORE_19_anOfficeSealsWithItsOwnCertificateOrWithTheOnlyOne() throws Exception {
        byte[] pdf = printed("Rien");
        Configured two =
                new Keys()
                        .with("Lyon", "EC", "CN=Bureau de Lyon", FROM, UNTIL)
                        .with("paris", "EC", "CN=Bureau de Paris", FROM, UNTIL)
                        .kept(file);

        PadesSealer sealer = new PadesSealer(two, clock);
        assertEquals("Bureau de Lyon", sealer.seal(LYON, pdf).orElseThrow().by());
        assertEquals("Bureau de Paris", sealer.seal(new Key("paris"), pdf).orElseThrow().by());
        assertEquals(Optional.empty(), sealer.seal(new Key("nice"), pdf));
    }

    // CORE-19
    @Test
    public void CORE_19_aKeyStoreThatWasReplacedCountsAtOnceAndItsPasswordMayBeAFile()
            throws Exception {
        keys("1", "EC").kept(file);
        Path secret = folder.getRoot().toPath().resolve("password");
        PadesSealer sealer =
                new PadesSealer(Keys.withPasswordFile(file, secret, Keys.PASSWORD), clock);
        byte[] pdf = printed("Rien");
        assertEquals("Bureau de Lyon", sealer.seal(LYON, pdf).orElseThrow().by());

        new Keys().with("1", "EC", "CN=Un autre", FROM, UNTIL).kept(file);

        assertEquals("Un autre", sealer.seal(LYON, pdf).orElseThrow().by());
    }

    /** The first finding; of this weight. */
    private String said(Configured settings, Result.Status status) {
        Result result = new SealCheck(settings, clock).execute();
        assertEquals(status, result.getStatus());
        for (ResultLog.Entry entry : result) {
            return entry.getMessage();
        }
        throw new AssertionError("nothing is said");
    }
}
