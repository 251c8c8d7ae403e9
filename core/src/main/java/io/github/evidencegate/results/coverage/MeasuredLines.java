package io.github.evidencegate.results.coverage;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.LineRanges.Range;
import io.github.evidencegate.gate.Report.FileLines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The lines of one file that can be run: where they ran, and where they did not. A line can be both. */
final class MeasuredLines {
    private final BitSet covered = new BitSet();
    private final BitSet missed = new BitSet();
    private Ratio branches = Ratio.NONE;

    void add(int line, boolean ran) {
        (ran ? covered : missed).set(line);
    }

    /** All lines from the first to the last. */
    void add(int first, int last, boolean ran) {
        (ran ? covered : missed).set(first, last + 1);
    }

    /**
     * Takes the branches of one part of the report that is about the file.
     *
     * @param isPart whether parts are about other lines each; if not, the best of them counts
     */
    void branches(Ratio found, boolean isPart) {
        branches = isPart
                ? branches.plus(found)
                : new Ratio(Math.max(branches.covered(), found.covered()), Math.max(branches.total(), found.total()));
    }

    Ratio branches() {
        return branches;
    }

    /** How many bits the lines need. */
    int span() {
        return Math.max(covered.length(), missed.length());
    }

    /**
     * What is sure of a file that the report has twice. Nothing may tell twins of several modules apart, so a line is
     * covered only if both say so.
     */
    MeasuredLines and(MeasuredLines other) {
        MeasuredLines both = new MeasuredLines();
        both.covered.or(covered);
        both.covered.and(other.covered);
        both.missed.or(missed);
        both.missed.or(other.missed);
        both.branches = new Ratio(
                Math.min(branches.covered(), other.branches.covered()),
                Math.max(branches.total(), other.branches.total()));
        return both;
    }

    /** Takes a line that ran once and did not another time for one that ran. */
    void ranOnceSuffices() {
        missed.andNot(covered);
    }

    int coveredCount() {
        return covered.cardinality();
    }

    int missedCount() {
        return missed.cardinality();
    }

    /** The lines, of which those count as missed that did not run everywhere. */
    FileLines lines() {
        covered.andNot(missed);
        return new FileLines(ranges(covered), ranges(missed));
    }

    private static LineRanges ranges(BitSet lines) {
        List<Range> ranges = new ArrayList<>();
        for (int first = lines.nextSetBit(0); first >= 0; ) {
            int end = lines.nextClearBit(first);
            ranges.add(new Range(first, end - 1));
            first = lines.nextSetBit(end);
        }
        return LineRanges.of(ranges);
    }
}
