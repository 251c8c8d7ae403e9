package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import java.util.List;

/**
 * What failed, each counted once.
 *
 * @param digest of all of it
 * @param each {@link #start} of each, sorted; empty if there are more than {@link JudgedGate#LIMIT}
 */
public record FailingSet(Digest digest, List<String> each) {
    /** Enough to tell what failed in one gate apart: 48 bits. */
    public static final int DIGITS = 12;

    /** Copies the list. */
    public FailingSet {
        each = List.copyOf(each);
    }

    /** A set of which only the digest is known. */
    public static FailingSet of(Digest digest) {
        return new FailingSet(digest, List.of());
    }

    /** The first digits of a digest. */
    public static String start(Digest digest) {
        return digest.hex().substring(0, DIGITS);
    }
}
