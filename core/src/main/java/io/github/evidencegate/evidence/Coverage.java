package io.github.evidencegate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Lines that tests ran, of the project, of the changed files and of the changed lines. Only lines that can be run
 * count.
 *
 * @param uncovered changed lines that no test ran, for each file that has any, in the order of their paths
 * @param unmeasured changed source files that no report knows although policy asks for their coverage; sorted
 * @param branches empty if no report measures them
 */
public record Coverage(
        Ratio project,
        Ratio changedFiles,
        Ratio changedLines,
        List<Uncovered> uncovered,
        List<String> unmeasured,
        Optional<Branches> branches) {
    /** Copies the lists. */
    public Coverage {
        uncovered = List.copyOf(uncovered);
        unmeasured = List.copyOf(unmeasured);
    }

    /** Of lines alone. */
    public Coverage(
            Ratio project, Ratio changedFiles, Ratio changedLines, List<Uncovered> uncovered, List<String> unmeasured) {
        this(project, changedFiles, changedLines, uncovered, unmeasured, Optional.empty());
    }

    /** Branches that tests took: the ways on from a condition. */
    public record Branches(Ratio project, Ratio changedFiles) {}

    /** Changed lines of one file that no test ran. */
    public record Uncovered(String path, LineRanges lines) {}

    /**
     * So many of so many.
     *
     * @param covered at most {@code total}
     */
    public record Ratio(long covered, long total) {
        /** Nothing to count. */
        public static final Ratio NONE = new Ratio(0, 0);

        /** Refuses more covered than there are. */
        public Ratio {
            if (covered < 0 || covered > total) {
                throw new IllegalArgumentException(covered + " of " + total);
            }
        }

        /** Both counts added. */
        public Ratio plus(Ratio other) {
            return new Ratio(covered + other.covered, total + other.total);
        }

        /** Whether there is nothing to count. */
        public boolean isEmpty() {
            return total == 0;
        }

        /** Whether the share reaches {@code percent} (0 to 100). Nothing to count reaches everything. */
        public boolean reaches(int percent) {
            return covered * 100 >= total * percent;
        }

        /** Tenths of a percent, rounded down, so that 99.96 % never reads as 100 %; 0 to 1000. Nothing to count is 0. */
        public int permille() {
            return total == 0 ? 0 : (int) (covered * 1000 / total);
        }
    }
}
