package io.github.evidencegate.results.coverage;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.GoModules;
import io.github.evidencegate.results.input.LineCursor;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@code go test -coverprofile} writes: one line for each block of statements, {@code
 * name:line.column,line.column statements count}. All lines of a block ran if the block did; one that is in several, as
 * in the profiles of several packages one after another, ran if any of them did.
 */
public final class GoCoverReader {
    private static final List<String> MODES = List.of("mode: set", "mode: count", "mode: atomic");
    private static final int START = 32;
    private static final String REMEDY = "; it may be cut off: run go test -coverprofile again";

    private final LineCursor line;
    private final GoModules modules;
    private final LineTally tally;
    private String file = "";

    private GoCoverReader(LineCursor line, NamedSources sources, GoModules modules) {
        this.line = line;
        this.modules = modules;
        this.tally = new LineTally(sources, line::failure);
    }

    /** Whether a file that starts so is for this reader: its first line tells how the runs were counted. */
    public static boolean reads(byte[] start) {
        String first = new String(Arrays.copyOf(start, Math.min(start.length, START)), StandardCharsets.UTF_8);
        String plain = first.startsWith("\uFEFF") ? first.substring(1) : first;
        // Nothing but a line feed ends a line, as in the cursor.
        int end = plain.indexOf('\n');
        String mode = end < 0 ? plain : plain.substring(0, end);
        return MODES.contains(mode.endsWith("\r") ? mode.substring(0, mode.length() - 1) : mode);
    }

    /** Reads all of the file. */
    public static Reading read(LineCursor line, NamedSources sources, GoModules modules)
            throws IOException, EvidenceException {
        GoCoverReader reader = new GoCoverReader(line, sources, modules);
        while (line.next()) {
            reader.readLine(line.text(0));
        }
        return new Reading(Optional.empty(), List.of(reader.tally.report(List.of(""))));
    }

    private void readLine(String text) throws EvidenceException {
        // One profile after another has the line with the mode again.
        if (!text.isBlank() && !MODES.contains(text)) {
            block(text);
        }
    }

    /** From its end, as a name may have blanks and colons. */
    private void block(String text) throws EvidenceException {
        int count = text.lastIndexOf(' ') + 1;
        int statements = text.lastIndexOf(' ', count - 2) + 1;
        int colon = text.lastIndexOf(':', statements);
        int comma = text.indexOf(',', colon + 1);
        boolean isWhole = colon > 0 && colon < comma && comma < statements && statements < count;
        if (!isWhole || !isCount(text, count, text.length()) || !isCount(text, statements, count - 1)) {
            throw broken(text);
        }
        int first = lineAt(text, colon + 1, comma);
        int last = lineAt(text, comma + 1, statements - 1);
        if (first < 1 || last < first) {
            throw broken(text);
        }
        open(text.substring(0, colon));
        // A block without a statement, as of an empty function, has nothing that could run.
        if (LineTally.ran(text.substring(statements, count - 1))) {
            tally.lines(first, last, LineTally.ran(text.substring(count)));
        }
    }

    private void open(String name) throws EvidenceException {
        if (!name.equals(file)) {
            tally.file(modules.resolved(name));
            file = name;
        }
    }

    /** The number before the dot of {@code line.column}, which stands there. */
    private int lineAt(String text, int from, int to) throws EvidenceException {
        int dot = text.indexOf('.', from);
        if (dot <= from || dot >= to || !isCount(text, dot + 1, to)) {
            throw broken(text);
        }
        return tally.number(text.substring(from, dot));
    }

    private static boolean isCount(String text, int from, int to) {
        boolean digits = from < to;
        for (int i = from; i < to; i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }

    private EvidenceException broken(String text) {
        return line.failure("\"" + Excerpt.of(text) + "\" is no block of a Go cover profile; expected"
                + " name:line.column,line.column statements count" + REMEDY);
    }
}
