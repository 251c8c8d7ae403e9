package io.github.evidencegate.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Line numbers of one file, counted from 1, as sorted ranges that neither touch nor overlap. Written as {@code
 * 1-10,15,20-22}, the notation of git-ai's authorship notes; no lines is the empty string.
 */
public record LineRanges(List<Range> ranges) {
    /** No lines. */
    public static final LineRanges NONE = new LineRanges(List.of());

    /** Lines {@code first} to {@code last}, both included. */
    public record Range(int first, int last) {
        /** Refuses a range that starts before line 1 or ends before it starts. */
        public Range {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("not a line range: " + first + "-" + last);
            }
        }

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    /** Refuses ranges out of order, touching or overlapping: {@link #of} puts them right. */
    public LineRanges {
        ranges = List.copyOf(ranges);
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).first() <= ranges.get(i - 1).last() + 1) {
                throw new IllegalArgumentException("ranges must be sorted and apart: " + ranges);
            }
        }
    }

    /** The ranges in order of their first line, those that touch or overlap joined. */
    public static LineRanges of(List<Range> unsorted) {
        List<Range> sorted = new ArrayList<>(unsorted);
        sorted.sort((left, right) -> Integer.compare(left.first(), right.first()));
        List<Range> joined = new ArrayList<>(sorted.size());
        for (Range next : sorted) {
            int end = joined.size() - 1;
            if (end >= 0 && next.first() <= joined.get(end).last() + 1) {
                Range previous = joined.get(end);
                joined.set(end, new Range(previous.first(), Math.max(previous.last(), next.last())));
            } else {
                joined.add(next);
            }
        }
        return new LineRanges(joined);
    }

    /**
     * Reads the notation that {@link #toString} writes.
     *
     * @throws IllegalArgumentException if {@code text} is not in that notation
     */
    public static LineRanges parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            ranges.add(new Range(first, dash < 0 ? first : Integer.parseInt(part.substring(dash + 1))));
        }
        return new LineRanges(ranges);
    }

    /** Whether {@code line} is one of these lines. */
    public boolean contains(int line) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (line < range.first()) {
                high = middle - 1;
            } else if (line > range.last()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** The lines that are in both. */
    public LineRanges and(LineRanges other) {
        List<Range> common = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < ranges.size() && theirs < other.ranges.size()) {
            Range left = ranges.get(mine);
            Range right = other.ranges.get(theirs);
            int first = Math.max(left.first(), right.first());
            int last = Math.min(left.last(), right.last());
            if (first <= last) {
                common.add(new Range(first, last));
            }
            if (left.last() < right.last()) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new LineRanges(common);
    }

    /** The lines that are in at least one of them. */
    public LineRanges or(LineRanges other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return of(all);
    }

    /** These lines but for the {@code other} ones. */
    public LineRanges without(LineRanges other) {
        List<Range> left = new ArrayList<>();
        for (Range range : ranges) {
            int first = range.first();
            for (Range cut : other.and(new LineRanges(List.of(range))).ranges) {
                if (first < cut.first()) {
                    left.add(new Range(first, cut.first() - 1));
                }
                first = cut.last() + 1;
            }
            if (first <= range.last()) {
                left.add(new Range(first, range.last()));
            }
        }
        return new LineRanges(left);
    }

    /** How many lines there are. */
    public int count() {
        int count = 0;
        for (Range range : ranges) {
            count += range.last() - range.first() + 1;
        }
        return count;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Range range : ranges) {
            text.append(text.isEmpty() ? "" : ",").append(range);
        }
        return text.toString();
    }
}
