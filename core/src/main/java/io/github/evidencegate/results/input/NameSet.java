package io.github.evidencegate.results.input;

import io.github.evidencegate.evidence.Digest;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The digest of a set of names: whatever their order, however often one is there, and in bounded memory. Each name
 * counts as the first 64 bits of its SHA-256. Of more than {@link #LIMIT} names only those with the smallest such
 * numbers count: a sample that depends on nothing but the names, so equal sets still have equal digests, and a change
 * of {@code n} names among {@code m} goes unseen only if none of them is in the sample.
 */
public final class NameSet {
    /** How many names count. */
    public static final int LIMIT = 1 << 16;

    private final Set<Long> hashes = new HashSet<>();
    private long largest = Long.MAX_VALUE;

    /** What a name counts as. */
    public static long hash(String name) {
        return Digest.shortOf(name);
    }

    /** What a pair of names counts as that count as these. */
    public static long hash(long left, long right) {
        return Digest.shortOf(left, right);
    }

    /** Adds a name. */
    public void add(String name) {
        add(hash(name));
    }

    /** Adds the name that counts as {@code hash}. */
    public void add(long hash) {
        if (hash <= largest && hashes.add(hash) && hashes.size() >= 2 * LIMIT) {
            largest = sorted()[LIMIT - 1];
            hashes.removeIf(kept -> kept > largest);
        }
    }

    /** Adds the names of another set. */
    public void addAll(NameSet other) {
        other.hashes.forEach(this::add);
    }

    /** Empty if there is no name. */
    public Optional<Digest> digest() {
        if (hashes.isEmpty()) {
            return Optional.empty();
        }
        long[] sample = sorted();
        int size = Math.min(sample.length, LIMIT);
        ByteBuffer bytes = ByteBuffer.allocate(size * Long.BYTES);
        bytes.asLongBuffer().put(sample, 0, size);
        return Optional.of(Digest.of(bytes.array()));
    }

    private long[] sorted() {
        return hashes.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
