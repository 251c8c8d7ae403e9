package io.github.evidencegate.evidence;

import java.util.List;

/**
 * The quality score of one change, from its gates alone (R011). The formula is in {@code docs/concepts.md}.
 *
 * @param score 0 to 100
 * @param parts what it is the weighted mean of
 */
public record Quality(int score, List<Part> parts) {
    /** Refuses a score out of range. */
    public Quality {
        parts = List.copyOf(parts);
        requireScore(score);
    }

    /**
     * One gate's share.
     *
     * @param weight how much it counts, against the other weights
     * @param score 0 to 100
     */
    public record Part(String gate, int weight, int score) {
        /** Refuses a score out of range. */
        public Part {
            requireScore(score);
        }
    }

    private static void requireScore(int score) {
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("a score is 0 to 100, not " + score);
        }
    }
}
