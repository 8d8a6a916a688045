package org.liasse.documents.fs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A process of its own that stores what comes on its standard input, until it is killed. */
final class StoringProcess {

    private StoringProcess() {}

    public static void main(String[] arguments) throws IOException {
        InputStream counted =
                new InputStream() {
                    private boolean isTold;

                    @Override
                    public int read() throws IOException {
                        return System.in.read();
                    }

                    @Override
                    public int read(byte[] buffer, int from, int length) throws IOException {
                        if (isTold) {
                            return System.in.read(buffer, from, length);
                        }
                        int read = System.in.read(buffer, from, length);
                        isTold = true;
                        System.out.print('!');
                        System.out.flush();
                        return read;
                    }
                };
        new DirectoryDocumentStore(Path.of(arguments[0])).store(counted, Long.MAX_VALUE);
    }
}
