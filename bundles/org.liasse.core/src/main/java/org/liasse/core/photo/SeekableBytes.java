package org.liasse.core.photo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Kept bytes as a decoder wants them: going back opens them again, so that nothing of them is held
 * but a buffer. After its deadline it reads no more.
 */
final class SeekableBytes extends ImageInputStreamImpl {

    /** Opens the bytes from an offset on. */
    interface Source {
        InputStream open(long offset) throws IOException;
    }

    private final Source source;
    private final long size;
    private final long deadline;
    private InputStream in;
    private long at;
    private IOException failure;

    /**
     * @param deadline by {@link System#nanoTime}
     */
    SeekableBytes(Source source, long size, long deadline) {
        this.source = source;
        this.size = size;
        this.deadline = deadline;
    }

    /** Why the bytes themselves could not be read, or {@code null}. */
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        checkClosed();
        if (System.nanoTime() - deadline > 0) {
            throw new IOException("it takes too long to decode");
        }
        bitOffset = 0;
        if (streamPos >= size) {
            return -1;
        }
        try {
            int count = stream().read(into, offset, length);
            if (count > 0) {
                streamPos += count;
                at += count;
            }
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private InputStream stream() throws IOException {
        if (in == null || at != streamPos) {
            leave();
            in = new BufferedInputStream(source.open(streamPos));
            at = streamPos;
        }
        return in;
    }

    private void leave() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }

    @Override
    public long length() {
        return size;
    }

    @Override
    public void close() throws IOException {
        super.close();
        leave();
    }
}
