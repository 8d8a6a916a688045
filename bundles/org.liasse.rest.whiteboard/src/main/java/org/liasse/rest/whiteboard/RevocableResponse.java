package org.liasse.rest.whiteboard;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * Swallows an answer of 500 that comes about because the service behind it was taken away
 * meanwhile, so that {@link Front} can say 503 instead.
 */
final class RevocableResponse extends HttpServletResponseWrapper {

    private final BooleanSupplier revoked;
    private boolean swallowing;

    RevocableResponse(HttpServletResponse response, BooleanSupplier revoked) {
        super(response);
        this.revoked = revoked;
    }

    boolean wasSwallowed() {
        return swallowing;
    }

    @Override
    public void setStatus(int status) {
        swallowing = status == 500 && revoked.getAsBoolean() && !isCommitted();
        if (!swallowing) {
            super.setStatus(status);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws java.io.IOException {
        return swallowing ? new Nowhere() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws java.io.IOException {
        return swallowing
                ? new PrintWriter(
                        new OutputStreamWriter(
                                OutputStream.nullOutputStream(), StandardCharsets.UTF_8))
                : super.getWriter();
    }

    @Override
    public void flushBuffer() throws java.io.IOException {
        if (!swallowing) {
            super.flushBuffer();
        }
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public void write(int b) {
            // nobody shall read it
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("answers are written synchronously");
        }
    }
}
