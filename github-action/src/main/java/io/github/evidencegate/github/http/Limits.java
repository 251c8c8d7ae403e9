package io.github.evidencegate.github.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * How long and how much one exchange may be.
 *
 * @param connect for the connection
 * @param silence between two pieces of an answer
 * @param whole for the whole body
 * @param mostBytes of a body
 */
public record Limits(Duration connect, Duration silence, Duration whole, int mostBytes) {
    /** A page of 100 files with their patches is below 10 MB. */
    public static final Limits USUAL =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 16 << 20);

    private static final int CHUNK = 1 << 14;

    /** All of a body, or a failure once it is too long or too slow. */
    byte[] read(InputStream body) throws IOException {
        long begin = System.nanoTime();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int size = body.read(chunk); size >= 0; size = body.read(chunk)) {
            read.write(chunk, 0, size);
            if (read.size() > mostBytes) {
                throw new TooBigException(mostBytes);
            }
            if (System.nanoTime() - begin > whole.toNanos()) {
                throw new SocketTimeoutException("the answer did not end within " + whole.toSeconds() + " s");
            }
        }
        return read.toByteArray();
    }

    /** An answer that does not end, or is no answer to what we ask. */
    static final class TooBigException extends IOException {
        private static final long serialVersionUID = 1L;

        TooBigException(int mostBytes) {
            super("an answer of more than " + mostBytes + " bytes");
        }
    }
}
