package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town.Person;

/** Files that are made to do harm, sent to the platform as it is installed. */
public class HostileFilesIT {

    private static final int PIECE = 1 << 16;

    private static final long GIBIBYTE = 1L << 30;

    /** The limit of its place, what is read beyond it, and what the network holds. */
    private static final long MOST_TAKEN = 200L << 20;

    private static Platform platform;
    private static Person applicant;
    private static String dossier;

    @BeforeClass
    public static void furnish() {
        platform = Shared.platform();
        Town town =
                Town.found(
                        platform,
                        "hostile",
                        Map.of(
                                "administrator",
                                "administrator",
                                "instructor",
                                "",
                                "applicant",
                                "applicant"));
        applicant = town.person("applicant");
        String procedure =
                Town.procedure(
                        town.person("administrator"), "Subsidies", town.person("instructor"));
        dossier = Town.deposited(applicant.rest(), procedure, "A library");
    }

    // CORE-07
    @Test
    public void CORE_07_aGibibyteWithoutALengthIsRefusedAtTheLimitAndLeavesNothing()
            throws Exception {
        long before = filesOnTheWay();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), platform.httpPort())) {
            socket.setSoTimeout(60_000);
            InputStream in = socket.getInputStream();
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> firstLine(in));
            long sent = send(socket.getOutputStream(), answer);
            assertEquals("HTTP/1.1 413", answer.get(60, TimeUnit.SECONDS).substring(0, 12));
            assertTrue("sent " + sent, sent < MOST_TAKEN);
        }
        platform.until("nothing of it is left", () -> filesOnTheWay() <= before);
        assertEquals(200, platform.statusOf("/health/ready"));
    }

    private static String firstLine(InputStream in) {
        try {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString();
        } catch (IOException e) {
            return "broken off: " + e;
        }
    }

    /** Sends zeros in chunks until there is an answer, or nobody takes any more. */
    private static long send(OutputStream out, CompletableFuture<String> answer)
            throws IOException {
        String credential =
                Base64.getEncoder()
                        .encodeToString(
                                (applicant.login() + ":" + applicant.password())
                                        .getBytes(StandardCharsets.UTF_8));
        out.write(
                ("POST /api/uploads?for=procedure-dossier/attachments&name=zeros.bin HTTP/1.1\r\n"
                                + "Host: 127.0.0.1\r\nAuthorization: Basic "
                                + credential
                                + "\r\nContent-Type: application/octet-stream\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = new byte[PIECE];
        byte[] head = (Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        try {
            while (sent < GIBIBYTE && !answer.isDone()) {
                out.write(head);
                out.write(chunk);
                out.write(new byte[] {'\r', '\n'});
                sent += PIECE;
            }
        } catch (IOException e) {
            // nobody takes any more: the answer says why
            return sent;
        }
        return sent;
    }

    /** Files that are being received, and whatever else is not in its place. */
    private static long filesOnTheWay() {
        Path incoming = platform.data().resolve("documents/incoming");
        try (Stream<Path> files = Files.walk(incoming)) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Answer deposited(String name, byte[] bytes) {
        return applicant
                .rest()
                .send(
                        Request.raw(
                                "POST",
                                "/api/dossiers/"
                                        + dossier
                                        + "/documents/attachments/versions?name="
                                        + name,
                                bytes))
                .expect(201);
    }

    // CORE-20
    @Test
    public void CORE_20_aPictureThatClaimsToBeHugeHasNoThumbnailAndASmallOneHas()
            throws IOException {
        String huge = deposited("huge.png", png(30_000, 30_000)).json().get("href").asText();
        applicant.rest().get(huge + "/thumbnail").expect(404);

        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        String small = deposited("small.jpg", jpeg.toByteArray()).json().get("href").asText();
        Answer thumbnail = applicant.rest().get(small + "/thumbnail").expect(200);
        assertEquals("image/jpeg", thumbnail.header("Content-Type").orElse(""));
        BufferedImage read = ImageIO.read(new java.io.ByteArrayInputStream(thumbnail.bytes()));
        assertEquals(320, read.getWidth());
        assertEquals(240, read.getHeight());
    }

    /** A head that claims a size, and nearly nothing behind it. */
    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a});
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(head);
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {8, 2, 0, 0, 0});
        piece(out, "IHDR", head.toByteArray());
        piece(out, "IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1});
        piece(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void piece(DataOutputStream out, String kind, byte[] data) throws IOException {
        byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }

    // CORE-07
    @Test
    public void CORE_07_whatABrowserRunsIsKeptFromRunning() {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        String href = deposited("page.html", page).json().get("href").asText();
        Answer file = applicant.rest().get(href).expect(200);
        assertTrue(file.header("Content-Disposition").orElse("").startsWith("attachment"));
        assertEquals("nosniff", file.header("X-Content-Type-Options").orElse(""));
        assertTrue(file.header("Content-Security-Policy").orElse("").contains("sandbox"));
    }
}
