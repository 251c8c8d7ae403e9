package io.github.evidencegate.results.coverage;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.LineCursor;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads an LCOV tracefile, as geninfo(1) describes it. Lines are counted from {@code DA}: the sums in {@code LF} and
 * {@code LH} are not believed, because some tools sum up other lines than they list.
 */
public final class LcovReader {
    private static final byte[] SOURCE = ascii("SF:");
    private static final byte[] DATA = ascii("DA:");
    private static final byte[] BRANCH = ascii("BRDA:");
    private static final byte[] END = ascii("end_of_record");
    private static final int KEYWORD_LIMIT = 12;
    private static final String REMEDY = "; run the step that writes it again";

    private final LineCursor line;
    private final LineTally tally;
    private boolean open;
    private boolean complete;

    private LcovReader(LineCursor line, NamedSources sources) {
        this.line = line;
        this.tally = new LineTally(sources, line::failure);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a file that starts so is for this reader: its first line that is no comment says {@code TN} or {@code SF}. */
    public static boolean reads(byte[] start) {
        return new String(start, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> line.startsWith("TN:") || line.startsWith("SF:"))
                .isPresent();
    }

    /** Reads all of the file. */
    public static Reading read(LineCursor line, NamedSources sources) throws IOException, EvidenceException {
        LcovReader reader = new LcovReader(line, sources);
        while (line.next()) {
            reader.line();
        }
        if (!reader.complete) {
            throw line.failure("the last record has no end_of_record, so the file is cut off" + REMEDY);
        }
        return new Reading(Optional.empty(), List.of(reader.tally.report(List.of(""))));
    }

    private void line() throws EvidenceException {
        if (line.startsWith(DATA)) {
            data();
        } else if (line.startsWith(BRANCH)) {
            branch();
        } else if (line.startsWith(SOURCE)) {
            source();
        } else if (line.startsWith(END)) {
            open = false;
            complete = true;
        } else if (isOther()) {
            complete = false;
        } else if (!isNone()) {
            throw line.failure("\"" + Excerpt.of(line.text(0))
                    + "\" is no line of an LCOV tracefile; expected a keyword" + " such as DA, and a colon" + REMEDY);
        }
    }

    private void source() throws EvidenceException {
        if (open) {
            throw line.failure("a record starts before the last one has its end_of_record" + REMEDY);
        }
        tally.file(line.text(SOURCE.length).strip());
        open = true;
        complete = false;
    }

    /** {@code DA:<line>,<count>[,<checksum>]}. Line 0 is what gcov says of code without a line. */
    private void data() throws EvidenceException {
        if (!open) {
            throw line.failure("DA stands outside of a record; expected SF before it" + REMEDY);
        }
        int from = DATA.length;
        int comma = line.afterDigits(from);
        int number = line.number(from, comma, LineTally.LINE_LIMIT);
        if (comma == from || line.at(comma) != ',' || number > LineTally.LINE_LIMIT) {
            throw tally.wrongLine(line.text(from));
        }
        if (number > 0) {
            tally.line(number, ran(comma + 1));
        }
    }

    /** {@code BRDA:<line>,<block>,<branch>,<taken>}; the branch can be a text with commas in it. */
    private void branch() throws EvidenceException {
        if (!open) {
            throw line.failure("BRDA stands outside of a record; expected SF before it" + REMEDY);
        }
        complete = false;
        int comma = line.length() - 1;
        while (comma > BRANCH.length && line.at(comma) != ',') {
            comma--;
        }
        if (comma == BRANCH.length || comma == line.length() - 1) {
            throw line.failure("a branch without the number of times that it was taken" + REMEDY);
        }
        tally.branches(ran(comma + 1) ? 1 : 0, 1);
    }

    /** A count with any digit but 0 before anything else: negative ones are gcov's faults, and "-" means never. */
    private boolean ran(int from) {
        int at = from;
        while (line.at(at) == '0') {
            at++;
        }
        return line.at(at) >= '1' && line.at(at) <= '9';
    }

    /** What else there is in tracefiles: branches, functions, versions, and what later versions will add. */
    private boolean isOther() {
        int at = 0;
        while (line.at(at) >= 'A' && line.at(at) <= 'Z' && at < KEYWORD_LIMIT) {
            at++;
        }
        return at > 0 && line.at(at) == ':';
    }

    private boolean isNone() {
        return line.at(0) == '#' || line.text(0).isBlank();
    }
}
