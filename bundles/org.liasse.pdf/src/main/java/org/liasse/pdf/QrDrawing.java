package org.liasse.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.liasse.api.print.Sheet.QrCode;

/** A QR code as a picture of squares: a quarter of it may be torn off or painted over. */
final class QrDrawing {

    /** Pixels of a square, so that its edges are sharp on paper. */
    private static final int SCALE = 8;

    /** Squares of white around it, as the norm asks. */
    private static final int QUIET = 4;

    private QrDrawing() {}

    static byte[] png(String text) {
        if (text.length() > QrCode.MOST) {
            throw new IllegalArgumentException("too long to be read from paper: " + text.length());
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawn(squares(text)), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BitMatrix squares(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.Q,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.MARGIN,
                                    QUIET));
        } catch (WriterException e) {
            throw new IllegalArgumentException("cannot be encoded: " + text, e);
        }
    }

    private static BufferedImage drawn(BitMatrix squares) {
        int width = squares.getWidth() * SCALE;
        var image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, squares.get(x / SCALE, y / SCALE) ? 0x000000 : 0xffffff);
            }
        }
        return image;
    }
}
