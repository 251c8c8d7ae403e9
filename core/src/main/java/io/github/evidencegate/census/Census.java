package io.github.evidencegate.census;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who was there in a run: tests or findings, each as 62 bits of a digest with its standing, as often as it was there.
 * Eight bytes for each, so that runs of millions are compared exactly. Among a million names two meet in one key once in
 * some million runs, and nobody can choose a name that meets another.
 */
public final class Census {
    /** The most that a census holds: 32 MiB. */
    public static final int LIMIT = 1 << 22;

    /** Nobody was there. */
    public static final Census EMPTY = new Census(new long[0]);

    private static final long STANDING = 3;

    private final long[] sorted;

    /** How one of them stood. */
    public enum Standing {
        GOOD(0),
        BAD(1),
        /** It was named, but did not run. */
        IDLE(2);

        private final int code;

        Standing(int code) {
            this.code = code;
        }

        /** The two bits of an entry that say so. */
        int code() {
            return code;
        }
    }

    /** Takes the first {@code size} entries. */
    Census(long[] entries, int size) {
        this(Arrays.copyOf(entries, size));
        Arrays.sort(sorted);
    }

    private Census(long[] sorted) {
        this.sorted = sorted;
    }

    static long entry(long key, Standing standing) {
        return (key & ~STANDING) | standing.code();
    }

    /** All of them together; empty if they are more than {@link #LIMIT}. */
    public static Optional<Census> of(List<Census> parts) {
        long size = parts.stream().mapToLong(Census::size).sum();
        if (size > LIMIT) {
            return Optional.empty();
        }
        long[] all = new long[(int) size];
        int at = 0;
        for (Census part : parts) {
            for (long entry : part.sorted) {
                all[at++] = entry;
            }
        }
        return Optional.of(new Census(all, all.length));
    }

    /** How many there were. */
    public int size() {
        return sorted.length;
    }

    /** Whether one of this key was there. */
    public boolean has(long key) {
        return from(key) < to(key);
    }

    /** How many of this key there were. */
    public int count(long key) {
        return to(key) - from(key);
    }

    /** How many of this key stood so. */
    public int count(long key, Standing standing) {
        long entry = entry(key, standing);
        return firstFrom(entry + 1) - firstFrom(entry);
    }

    private int from(long key) {
        return firstFrom(key & ~STANDING);
    }

    private int to(long key) {
        long last = key | STANDING;
        return last == Long.MAX_VALUE ? sorted.length : firstFrom(last + 1);
    }

    /** Where the entries from this one on begin. */
    private int firstFrom(long entry) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < entry) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What is different here from {@code base}. */
    public Difference since(Census base) {
        Difference.Counter counter = new Difference.Counter();
        int here = 0;
        int there = 0;
        while (here < sorted.length || there < base.sorted.length) {
            long key = least(this, here, base, there);
            int[] now = new int[Standing.values().length];
            int[] then = new int[now.length];
            here = group(here, key, now);
            there = base.group(there, key, then);
            counter.count(now, then);
        }
        return counter.difference();
    }

    private static long least(Census left, int here, Census right, int there) {
        long one = here < left.sorted.length ? left.sorted[here] & ~STANDING : Long.MAX_VALUE;
        long other = there < right.sorted.length ? right.sorted[there] & ~STANDING : Long.MAX_VALUE;
        return Math.min(one, other);
    }

    /** Counts the entries of {@code key} by their standing; answers where the next key begins. */
    private int group(int from, long key, int[] counts) {
        int at = from;
        while (at < sorted.length && (sorted[at] & ~STANDING) == key) {
            counts[(int) (sorted[at] & STANDING)]++;
            at++;
        }
        return at;
    }
}
