package io.github.evidencegate.command;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.results.input.NameSet;

/**
 * The fingerprint of a command's output: the digest of the set of its lines, without what {@link OutputLines} takes out
 * of each. Memory is bounded, as that of {@link NameSet} is.
 */
public final class OutputFingerprint {
    private static final Digest OF_NOTHING = Digest.of(new byte[0]);

    private final NameSet lines = new NameSet();

    /** Takes a line of any of the command's streams; each has a thread of its own. */
    synchronized void add(long line) {
        lines.add(line);
    }

    /** The fingerprint of the lines so far. */
    public synchronized Digest digest() {
        return lines.digest().orElse(OF_NOTHING);
    }
}
