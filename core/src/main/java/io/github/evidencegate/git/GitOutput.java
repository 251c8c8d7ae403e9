package io.github.evidencegate.git;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What git writes, read once from its beginning to its end and never held as a whole. */
final class GitOutput {
    /** No more of what stands in one piece: a path, the trailers of a commit. */
    static final int FIELD_LIMIT = 1 << 20;

    private static final int END = -1;
    private static final char REPLACEMENT = '\uFFFD';
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    /** Reads {@code in} in pieces of its own size; the stream stays the caller's to close. */
    GitOutput(InputStream in) {
        this.in = in;
    }

    /** Whether nothing is left. */
    boolean isAtEnd() throws IOException {
        return peek() == END;
    }

    /** The next byte, left where it is; -1 at the end. */
    int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at == end ? END : buffer[at] & 0xFF;
    }

    /**
     * The next byte.
     *
     * @throws EOFException at the end
     */
    int next() throws IOException {
        int next = peek();
        if (next == END) {
            throw new EOFException("it ends in the middle");
        }
        at++;
        return next;
    }

    /**
     * The text up to the next NUL, which is read too.
     *
     * @throws IOException if the text is longer than {@link #FIELD_LIMIT} bytes
     */
    String field() throws IOException {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        while (next() != 0) {
            at--;
            int stop = indexOf((byte) 0);
            field.write(buffer, at, stop - at);
            at = stop;
            if (field.size() > FIELD_LIMIT) {
                throw new IOException("a path or a commit's trailers exceed " + FIELD_LIMIT + " bytes");
            }
        }
        return text(field.toByteArray());
    }

    /** The first {@code limit} bytes of a line, one character each; the line is read to its end. */
    String lineStart(int limit) throws IOException {
        StringBuilder start = new StringBuilder(limit);
        while (!isAtEnd()) {
            int stop = indexOf((byte) '\n');
            int length = Math.min(limit - start.length(), stop - at);
            start.append(new String(buffer, at, length, StandardCharsets.ISO_8859_1));
            at = stop;
            if (at < end) {
                at++;
                break;
            }
        }
        return start.toString();
    }

    /** Feeds the rest of the line, its line feed included, to a digest. */
    void digestLine(MessageDigest digest) throws IOException {
        while (!isAtEnd()) {
            int stop = indexOf((byte) '\n');
            boolean isWhole = stop < end;
            digest.update(buffer, at, stop - at + (isWhole ? 1 : 0));
            at = isWhole ? stop + 1 : stop;
            if (isWhole) {
                return;
            }
        }
    }

    /** Reads the rest of the line, its line feed included. */
    void skipLine() throws IOException {
        while (!isAtEnd()) {
            at = indexOf((byte) '\n');
            if (at < end) {
                at++;
                return;
            }
        }
    }

    /**
     * All bytes that are left.
     *
     * @throws IOException if there are more than {@code limit}
     */
    byte[] rest(int limit) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (!isAtEnd()) {
            rest.write(buffer, at, end - at);
            at = end;
            if (rest.size() > limit) {
                throw new IOException("more than " + limit + " bytes");
            }
        }
        return rest.toByteArray();
    }

    /**
     * The next bytes.
     *
     * @throws EOFException if there are fewer
     */
    byte[] take(int count) throws IOException {
        byte[] taken = new byte[count];
        int filled = 0;
        while (filled < count) {
            taken[filled++] = (byte) next();
            int more = Math.min(count - filled, end - at);
            System.arraycopy(buffer, at, taken, filled, more);
            at += more;
            filled += more;
        }
        return taken;
    }

    /**
     * Passes over the next bytes.
     *
     * @throws EOFException if there are fewer
     */
    void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            next();
            int more = (int) Math.min(left - 1, end - at);
            at += more;
            left -= more + 1;
        }
    }

    private int indexOf(byte wanted) {
        int index = at;
        while (index < end && buffer[index] != wanted) {
            index++;
        }
        return index;
    }

    /**
     * UTF-8 as text. Git's names are bytes and need not be UTF-8: each byte that is not part of a character is written
     * as U+FFFD and two hexadecimal digits, and so is each byte of a genuine U+FFFD. So what is malformed can be seen,
     * and two names that differ never look the same.
     */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : textOfMalformed(bytes);
    }

    private static String textOfMalformed(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CoderResult result;
        do {
            result = decoder.reset().decode(left, decoded, true);
            text.append(decoded.flip().toString().replace("\uFFFD", "\uFFFDEF\uFFFDBF\uFFFDBD"));
            decoded.clear();
            for (int i = 0; result.isError() && i < result.length(); i++) {
                text.append(REPLACEMENT).append(HEX.toHexDigits(left.get()));
            }
        } while (result.isError());
        return text.toString();
    }
}
