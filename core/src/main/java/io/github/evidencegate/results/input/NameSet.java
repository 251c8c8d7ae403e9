package io.github.evidencegate.results.input;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.gate.FailingSet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The digest of a set of names: whatever their order, however often one is there, and in bounded memory. Each name
 * counts as the first 64 bits of its SHA-256. Of more than {@link #LIMIT} names only those with the smallest such
 * numbers count: a sample that depends on nothing but the names, so equal sets still have equal digests, and a change
 * of {@code n} names among {@code m} goes unseen only if none of them is in the sample.
 */
public final class NameSet {
    /** How many names count. */
    public static final int LIMIT = 1 << 16;

    private static final int FIRST_TABLE = 1 << 6;

    /** Open addressing, at most half full; 0 is a free place. Boxed numbers would take a fifth of a reader's time. */
    private long[] table = new long[FIRST_TABLE];

    private int size;
    private boolean hasZero;
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
        if (hash > largest) {
            return;
        }
        if (hash == 0) {
            hasZero = true;
        } else if (put(hash)) {
            size++;
            makeRoom();
        }
    }

    /** Adds the names of another set. */
    public void addAll(NameSet other) {
        for (long hash : other.sorted()) {
            add(hash);
        }
    }

    /** Empty if there is no name. */
    public Optional<Digest> digest() {
        long[] all = sorted();
        if (all.length == 0) {
            return Optional.empty();
        }
        int count = Math.min(all.length, LIMIT);
        ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES);
        bytes.asLongBuffer().put(all, 0, count);
        return Optional.of(Digest.of(bytes.array()));
    }

    /** The names as a set that failed; empty if there is no name. */
    public Optional<FailingSet> failing() {
        Optional<Digest> all = digest();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<String> each = new ArrayList<>();
        if (size <= JudgedGate.LIMIT) {
            for (long hash : sorted()) {
                each.add(HexFormat.of().toHexDigits(hash).substring(0, FailingSet.DIGITS));
            }
        }
        Collections.sort(each);
        return Optional.of(new FailingSet(all.get(), each));
    }

    private boolean put(long hash) {
        int mask = table.length - 1;
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = hash;
        return true;
    }

    private void makeRoom() {
        if (size >= 2 * LIMIT) {
            long[] smallest = Arrays.copyOf(sorted(), LIMIT);
            largest = smallest[LIMIT - 1];
            hasZero = hasZero && largest >= 0;
            refill(table.length, smallest);
        } else if (2 * size > table.length) {
            refill(2 * table.length, table);
        }
    }

    private void refill(int length, long[] hashes) {
        table = new long[length];
        size = 0;
        for (long hash : hashes) {
            if (hash != 0) {
                put(hash);
                size++;
            }
        }
    }

    private long[] sorted() {
        LongStream kept = Arrays.stream(table).filter(hash -> hash != 0);
        return (hasZero ? LongStream.concat(kept, LongStream.of(0)) : kept)
                .sorted()
                .toArray();
    }
}
