package io.github.evidencegate.census;

import io.github.evidencegate.census.Census.Standing;
import io.github.evidencegate.evidence.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** Takes the census of one result file. */
public final class Roster {
    private static final int START = 64;

    /** Kept, because to look one up takes longer than to digest a name. */
    private final MessageDigest digest = Digest.started();

    private long[] entries = new long[START];
    private int size;
    private boolean isFull;

    /** What a name counts as: {@link Digest#shortOf(String)}. */
    public long keyOf(String name) {
        return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** Adds one that was there. */
    public void add(long key, Standing standing) {
        add(Census.entry(key, standing));
    }

    /** Adds those of another roster. */
    public void addAll(Roster other) {
        isFull |= other.isFull;
        for (int i = 0; i < other.size; i++) {
            add(other.entries[i]);
        }
    }

    /** Who was there; empty if they were more than {@link Census#LIMIT}, so that nothing can be said. */
    public Optional<Census> census() {
        return isFull ? Optional.empty() : Optional.of(new Census(entries, size));
    }

    private void add(long entry) {
        if (size == Census.LIMIT) {
            isFull = true;
            return;
        }
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        entries[size++] = entry;
    }
}
