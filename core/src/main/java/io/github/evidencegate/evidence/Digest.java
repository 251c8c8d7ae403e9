package io.github.evidencegate.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest, written as {@code sha256:} and 64 lower-case hexadecimal digits. */
public record Digest(String value) {
    private static final String PREFIX = "sha256:";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    /** Copied for each use, because asking for one takes longer than the digest of a name. */
    private static final MessageDigest EMPTY = sha256();

    /** Refuses any other form. */
    public Digest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a digest: " + value);
        }
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] bytes) {
        return finished(started().digest(bytes));
    }

    /** The digest of the text's UTF-8 bytes. */
    public static Digest ofUtf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An empty digest to feed with bytes; {@link #finished} takes what comes out of it. */
    public static MessageDigest started() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every digest of the JDK can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest whose 32 bytes these are. */
    public static Digest finished(byte[] sum) {
        return new Digest(PREFIX + HexFormat.of().formatHex(sum));
    }

    /** The first 64 bits of the text's digest: enough to tell millions of names apart, in little memory. */
    public static long shortOf(String text) {
        return ByteBuffer.wrap(started().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** What a pair counts as whose parts count as these. */
    public static long shortOf(long left, long right) {
        // The finalizer of SplitMix64, so that pairs that differ in one part spread over all 64 bits.
        long mixed = left * 0x9e3779b97f4a7c15L + Long.rotateLeft(right, 32);
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** The 64 hexadecimal digits. */
    public String hex() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
