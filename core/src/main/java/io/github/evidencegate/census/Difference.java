package io.github.evidencegate.census;

import io.github.evidencegate.census.Census.Standing;

/**
 * How a run differs from an earlier one. Of a name that is there several times, only the numbers are compared: three
 * where there were two are two unchanged and one that appeared.
 *
 * @param newlyBad those that are bad and were not, whether they were there or not
 * @param newlyGood those that are good and were bad
 */
public record Difference(long appeared, long disappeared, long unchanged, long newlyBad, long newlyGood) {
    /** Nothing differs, and nothing was there. */
    public static final Difference NONE = new Difference(0, 0, 0, 0, 0);

    /** Both counts added. */
    public Difference plus(Difference other) {
        return new Difference(
                appeared + other.appeared,
                disappeared + other.disappeared,
                unchanged + other.unchanged,
                newlyBad + other.newlyBad,
                newlyGood + other.newlyGood);
    }

    /** Adds up key by key, without an object for each. */
    static final class Counter {
        private long appeared;
        private long disappeared;
        private long unchanged;
        private long newlyBad;
        private long newlyGood;

        /** Takes the numbers of one key by standing. */
        void count(int[] now, int[] then) {
            int here = now[0] + now[1] + now[2];
            int there = then[0] + then[1] + then[2];
            appeared += Math.max(0, here - there);
            disappeared += Math.max(0, there - here);
            unchanged += Math.min(here, there);
            int worse = now[Standing.BAD.code()] - then[Standing.BAD.code()];
            int better = now[Standing.GOOD.code()] - then[Standing.GOOD.code()];
            newlyBad += Math.max(0, worse);
            newlyGood += Math.max(0, Math.min(-worse, better));
        }

        Difference difference() {
            return new Difference(appeared, disappeared, unchanged, newlyBad, newlyGood);
        }
    }
}
