package io.github.evidencegate.git;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.patch.FilePatch;
import io.github.evidencegate.patch.FilePatch.Hunk;
import io.github.evidencegate.patch.FilePatch.Line;
import io.github.evidencegate.patch.FilePatch.Mark;
import io.github.evidencegate.patch.TextPatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads patches with their lines, which {@link PatchReader} passes over. Beyond its limits it reads on without keeping,
 * and says so.
 */
final class TextPatchReader {
    private static final int HEADER_LIMIT = 64;

    private final GitOutput output;
    private final Limits limits;
    private String header = "";
    private long linesLeft;
    private long charsLeft;
    private boolean isFileWhole;

    /**
     * How much is kept.
     *
     * @param line characters of a line
     * @param fileLines lines of a file, those that did not change included
     * @param lines lines of all files
     * @param chars characters of all files
     */
    record Limits(int line, int fileLines, long lines, long chars) {
        static final Limits STANDARD = new Limits(2_000, 50_000, 200_000, 16L << 20);
    }

    private TextPatchReader(GitOutput output, Limits limits) {
        this.output = output;
        this.limits = limits;
        this.linesLeft = limits.lines();
        this.charsLeft = limits.chars();
    }

    /** What to ask git: whole files as context, so that a comment or a test that began far above is seen to begin. */
    static List<String> arguments(Revision from, Revision to) {
        List<String> arguments = new ArrayList<>(DiffReader.arguments(from.objectName(), to.objectName()));
        arguments.set(arguments.indexOf("--unified=0"), "--unified=" + Limits.STANDARD.fileLines());
        return arguments;
    }

    /** The files in git's order. */
    static TextPatch read(GitOutput output, Limits limits) throws IOException {
        List<DiffReader.Entry> entries = DiffReader.entries(output);
        TextPatchReader reader = new TextPatchReader(output, limits);
        reader.readHeader();
        List<FilePatch> files = new ArrayList<>(entries.size());
        for (DiffReader.Entry entry : entries) {
            files.add(reader.file(entry));
        }
        if (!reader.header.isEmpty()) {
            throw new IOException("more patches than files");
        }
        return new TextPatch(files, true);
    }

    private FilePatch file(DiffReader.Entry entry) throws IOException {
        isFileWhole = true;
        List<Hunk> hunks = new ArrayList<>();
        boolean isBinary = readPatch(hunks);
        if (entry.isInTwoPatches()) {
            isBinary |= readPatch(hunks);
        }
        return new FilePatch(entry.path(), entry.oldPath(), entry.status(), isBinary, isFileWhole, hunks);
    }

    /** Reads one patch into {@code hunks}; answers whether git found no lines in it. */
    private boolean readPatch(List<Hunk> hunks) throws IOException {
        if (!startsPatch()) {
            throw new IOException("expected a patch, got: " + header);
        }
        boolean isBinary = false;
        readHeader();
        while (!header.isEmpty() && !startsPatch()) {
            if (header.startsWith("@@")) {
                hunks.add(hunk());
            }
            isBinary |= header.startsWith("Binary files ");
            readHeader();
        }
        return isBinary;
    }

    private void readHeader() throws IOException {
        header = output.lineStart(HEADER_LIMIT);
    }

    private boolean startsPatch() {
        return header.startsWith("diff --git ");
    }

    private Hunk hunk() throws IOException {
        int plus = header.indexOf(" +");
        int end = header.indexOf(" @@", plus);
        if (!header.startsWith("@@ -") || plus < 0 || end < 0) {
            throw new IOException("expected the header of a hunk, got: " + header);
        }
        int[] old = range(header.substring("@@ -".length(), plus));
        int[] now = range(header.substring(plus + " +".length(), end));
        List<Line> lines = new ArrayList<>();
        int oldLeft = old[1];
        int newLeft = now[1];
        while (oldLeft > 0 || newLeft > 0) {
            Mark mark = mark(output.peek());
            oldLeft -= mark == Mark.ADDED ? 0 : 1;
            newLeft -= mark == Mark.REMOVED ? 0 : 1;
            if (oldLeft < 0 || newLeft < 0) {
                throw new IOException("a hunk has more lines than its header says: " + header);
            }
            keep(mark, lines);
            skipRemark();
        }
        return new Hunk(old[0], now[0], lines);
    }

    /** Git remarks on a line of its own, after a backslash, that the line before has no line feed. */
    private void skipRemark() throws IOException {
        if (output.peek() == '\\') {
            output.skipLine();
        }
    }

    private void keep(Mark mark, List<Line> lines) throws IOException {
        if (output.peek() != '\n') {
            output.next();
        }
        if (linesLeft <= 0 || charsLeft <= 0 || lines.size() >= limits.fileLines()) {
            isFileWhole = false;
            output.skipLine();
            return;
        }
        String raw = output.lineStart(limits.line() + 1);
        if (raw.length() > limits.line()) {
            isFileWhole = false;
            raw = raw.substring(0, limits.line());
        }
        linesLeft--;
        charsLeft -= raw.length();
        lines.add(new Line(mark, text(raw)));
    }

    /** A carriage return before the line feed belongs to the line's end. */
    private static String text(String raw) {
        String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
        boolean isAscii = line.chars().allMatch(c -> c < 0x80);
        return isAscii ? line : GitOutput.text(line.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Mark mark(int sign) throws IOException {
        return switch (sign) {
            // An empty line that was kept has no sign if git is configured so (diff.suppressBlankEmpty).
            case ' ', '\n' -> Mark.KEPT;
            case '-' -> Mark.REMOVED;
            case '+' -> Mark.ADDED;
            default -> throw new IOException("expected a line of a hunk, got one with " + (char) sign);
        };
    }

    /** Start and count of {@code first,count}, or of {@code first} alone for a count of one. */
    private static int[] range(String text) throws IOException {
        int comma = text.indexOf(',');
        try {
            int first = Integer.parseInt(comma < 0 ? text : text.substring(0, comma));
            int count = comma < 0 ? 1 : Integer.parseInt(text.substring(comma + 1));
            return new int[] {first, count};
        } catch (NumberFormatException e) {
            throw new IOException("expected a range of lines, got: " + text, e);
        }
    }
}
