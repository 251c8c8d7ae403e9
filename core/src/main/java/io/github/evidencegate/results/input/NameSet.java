package io.github.evidencegate.results.input;

import io.github.evidencegate.evidence.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
        byte[] sum = Digest.started().digest(name.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(sum).getLong();
    }

    /** What a pair of names counts as that count as these. */
    public static long hash(long left, long right) {
        // The finalizer of SplitMix64, so that pairs that differ in one part spread over all 64 bits.
        long mixed = left * 0x9e3779b97f4a7c15L + Long.rotateLeft(right, 32);
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
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
