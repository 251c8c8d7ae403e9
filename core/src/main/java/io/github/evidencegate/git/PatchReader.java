package io.github.evidencegate.git;

import io.github.evidencegate.evidence.LineRanges.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads patches without context, one after the other, and keeps only where lines changed. A hunk's header says how many
 * lines follow, so no line of a file can pass for a header.
 *
 * <p>Source: git-diff-tree(1), "GENERATING PATCH TEXT WITH -P".
 */
final class PatchReader {
    /** The longest header of a hunk fits in, without the line of the file that git appends to it. */
    private static final int HEADER_LIMIT = 64;

    private final GitOutput output;
    private String header;

    /**
     * Where one file changed.
     *
     * @param binary whether git cannot tell lines
     * @param deleted lines of the old file, in ascending order
     * @param added lines of the new file, in ascending order
     */
    record Patch(boolean binary, List<Range> deleted, List<Range> added) {}

    /** Stands before the first patch. */
    PatchReader(GitOutput output) throws IOException {
        this.output = output;
        this.header = output.lineStart(HEADER_LIMIT);
    }

    /** Whether there is no further patch. */
    boolean isAtEnd() {
        return header.isEmpty();
    }

    /**
     * The next patch.
     *
     * @throws IOException if there is none, or if it is not of the expected form
     */
    Patch next() throws IOException {
        if (!startsPatch()) {
            throw new IOException("expected a patch, got: " + header);
        }
        boolean binary = false;
        List<Range> deleted = new ArrayList<>();
        List<Range> added = new ArrayList<>();
        header = output.lineStart(HEADER_LIMIT);
        while (!isAtEnd() && !startsPatch()) {
            if (header.startsWith("@@")) {
                readHunk(deleted, added);
            }
            binary |= header.startsWith("Binary files ");
            header = output.lineStart(HEADER_LIMIT);
        }
        return new Patch(binary, deleted, added);
    }

    private boolean startsPatch() {
        return header.startsWith("diff --git ");
    }

    /** Reads {@code @@ -first,count +first,count @@} and the lines that follow. */
    private void readHunk(List<Range> deleted, List<Range> added) throws IOException {
        int plus = header.indexOf(" +");
        int end = header.indexOf(" @@", plus);
        if (!header.startsWith("@@ -") || plus < 0 || end < 0) {
            throw new IOException("expected the header of a hunk, got: " + header);
        }
        int deletedCount = addRange(header.substring("@@ -".length(), plus), deleted);
        int addedCount = addRange(header.substring(plus + " +".length(), end), added);
        skipLines('-', deletedCount);
        skipLines('+', addedCount);
    }

    /**
     * Adds the range unless it is empty; answers how many lines it has.
     *
     * @param text {@code first,count}, or {@code first} alone for a count of one
     */
    private static int addRange(String text, List<Range> ranges) throws IOException {
        int comma = text.indexOf(',');
        try {
            int first = Integer.parseInt(comma < 0 ? text : text.substring(0, comma));
            int count = comma < 0 ? 1 : Integer.parseInt(text.substring(comma + 1));
            if (count > 0) {
                ranges.add(new Range(first, Math.addExact(first, count - 1)));
            }
            return count;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("expected a range of lines, got: " + text, e);
        }
    }

    /** Reads over so many lines of one side. A backslash starts git's remark that the line before has no line feed. */
    private void skipLines(char side, int count) throws IOException {
        if (count > 0 && output.peek() == '\\') {
            output.skipLine();
        }
        for (int i = 0; i < count; i++) {
            int sign = output.next();
            if (sign != side) {
                throw new IOException("expected a line with " + side + ", got one with " + (char) sign);
            }
            output.skipLine();
        }
    }
}
