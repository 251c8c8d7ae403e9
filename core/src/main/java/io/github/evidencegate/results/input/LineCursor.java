package io.github.evidencegate.results.input;

import io.github.evidencegate.evidence.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Goes from line to line through a text file, and makes a string only of what is asked for. */
public final class LineCursor {
    /** The most bytes that a line may have. */
    public static final int LIMIT = 1 << 20;

    private static final int BLOCK = 1 << 16;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String path;
    private final InputStream content;
    private byte[] bytes = new byte[BLOCK];
    private int filled;
    private int start;
    private int end;
    private int next;
    private long number;

    private LineCursor(String path, InputStream content) {
        this.path = path;
        this.content = content;
    }

    /** A cursor before the first line. */
    public static LineCursor open(String path, InputStream content) {
        return new LineCursor(path, content);
    }

    /** Goes to the next line; false after the last one. */
    public boolean next() throws IOException, EvidenceException {
        start = next;
        int at = start;
        while (true) {
            at = lineFeed(bytes, at, filled);
            if (at < filled) {
                return line(at, at + 1);
            }
            int kept = at - start;
            if (!fill()) {
                return kept > 0 && line(filled, filled);
            }
            at = start + kept;
        }
    }

    /** How many bytes the line has, without its end. */
    public int length() {
        return end - start;
    }

    /** The byte at that place of the line; 0 beyond its end. */
    public int at(int index) {
        return start + index < end ? bytes[start + index] : 0;
    }

    /** Whether the line starts with these bytes. */
    public boolean startsWith(byte[] word) {
        if (word.length > length()) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[start + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** The place of the first byte from {@code from} on that is no digit; the length of the line if all are. */
    public int afterDigits(int from) {
        byte[] all = bytes;
        int at = start + from;
        while (at < end && all[at] >= '0' && all[at] <= '9') {
            at++;
        }
        return at - start;
    }

    /** The number that the digits between two places make; more than {@code limit} if it is larger. */
    public int number(int from, int to, int limit) {
        int number = 0;
        for (int at = start + from; at < start + to && number <= limit; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    /** The line from that place on. What is no UTF-8 becomes U+FFFD. */
    public String text(int from) {
        return new String(bytes, start + from, length() - from, StandardCharsets.UTF_8);
    }

    /** What is wrong with the line. */
    public EvidenceException failure(String what) {
        return new EvidenceException(path + ":" + number + ": " + what);
    }

    private boolean line(int endOfLine, int startOfNext) {
        number++;
        if (number == 1 && Arrays.equals(bytes, start, Math.min(start + MARK.length, endOfLine), MARK, 0, 3)) {
            start += MARK.length;
        }
        end = endOfLine > start && bytes[endOfLine - 1] == '\r' ? endOfLine - 1 : endOfLine;
        next = startOfNext;
        return true;
    }

    private static int lineFeed(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Makes room and reads on; false at the end of the file. */
    private boolean fill() throws IOException, EvidenceException {
        int kept = filled - start;
        if (kept > LIMIT) {
            number++;
            throw failure("the line has more than " + LIMIT + " bytes; leave the file out, or write it again");
        }
        byte[] into = 2 * kept > bytes.length ? new byte[2 * bytes.length] : bytes;
        System.arraycopy(bytes, start, into, 0, kept);
        bytes = into;
        start = 0;
        next = 0;
        int count = content.read(bytes, kept, bytes.length - kept);
        filled = kept + Math.max(0, count);
        return count > 0;
    }
}
