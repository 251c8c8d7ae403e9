package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;

/**
 * Reads Checkstyle XML, as Checkstyle writes it, and many other analysers because it is simple. None of them says in it
 * who it is: {@link CheckstyleTool} tells that from the rules.
 */
public final class CheckstyleReader {
    private static final int LINE_DIGITS = 9;

    private final XmlCursor xml;
    private final String path;
    private final NamedSources sources;
    private final FindingTally tally;
    private final List<String> problems = new ArrayList<>();
    private CheckstyleTool tool = CheckstyleTool.UNKNOWN;
    private CheckstyleTool likely = CheckstyleTool.UNKNOWN;
    private Place place = Place.NONE;

    private CheckstyleReader(XmlCursor xml, String path, NamedSources sources, ChangedLines changed) {
        this.xml = xml;
        this.path = path;
        this.sources = sources;
        this.tally = new FindingTally(changed);
    }

    /** Whether a file with this root element is for this reader. */
    public static boolean reads(String root) {
        return root.equals("checkstyle");
    }

    /** Reads from the start tag of the root on; {@code path} is that of the report. */
    public static Reading read(XmlCursor xml, String path, NamedSources sources, ChangedLines changed)
            throws XMLStreamException, EvidenceException {
        CheckstyleReader reader = new CheckstyleReader(xml, path, sources, changed);
        while (xml.next()) {
            if (xml.isAtStart()) {
                reader.started();
            }
        }
        return reader.reading();
    }

    private Reading reading() {
        String name = (tool == CheckstyleTool.UNKNOWN ? likely : tool).title();
        List<Function<Source, Report>> reports = new ArrayList<>();
        reports.add(source -> tally.report(source, name));
        problems.forEach(problem -> reports.add(source -> new Report.Unreadable(path, problem)));
        return new Reading(Optional.empty(), reports);
    }

    private void started() throws XMLStreamException, EvidenceException {
        switch (xml.name()) {
            case "file" -> file(xml.value("name"));
            case "error" -> error();
            case "exception" -> exception();
            default -> xml.skip();
        }
    }

    private void file(String name) {
        if (likely == CheckstyleTool.UNKNOWN) {
            likely = CheckstyleTool.ofFile(name);
        }
        place = Place.of(sources, name);
    }

    private void error() throws XMLStreamException, EvidenceException {
        String rule = xml.value("source");
        if (tool == CheckstyleTool.UNKNOWN) {
            tool = CheckstyleTool.ofRule(rule);
        }
        String severity = xml.value("severity");
        if (severity.equals("ignore")) {
            tally.suppressed();
        } else {
            tally.add(SarifResult.cut(rule, SarifRules.ID_LIMIT), level(severity), place, line());
        }
        xml.skip();
    }

    /** Checkstyle could not read a file, so it did not look for what is wrong there. */
    private void exception() throws XMLStreamException, EvidenceException {
        if (problems.isEmpty()) {
            String what = xml.skipForText().lines().findFirst().orElse("");
            problems.add(path + ": the analyser could not check \"" + Excerpt.of(place.path()) + "\" ("
                    + Excerpt.of(what) + "); see the exceptions in the file, and run it again");
        } else {
            xml.skip();
        }
    }

    /** Checkstyle knows error, warning, info and ignore. Of what other tools add, only what is surely minor is no error. */
    private static Level level(String severity) {
        return switch (severity) {
            case "warning" -> Level.WARNING;
            case "info" -> Level.NOTE;
            default ->
                switch (severity.toLowerCase(Locale.ROOT)) {
                    case "warning", "warn" -> Level.WARNING;
                    case "info", "information", "note", "hint", "style" -> Level.NOTE;
                    default -> Level.ERROR;
                };
        };
    }

    /** 0 if there is none, as for a finding about a whole file. */
    private int line() throws EvidenceException {
        String text = xml.value("line");
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < '0' || next > '9' || i >= LINE_DIGITS) {
                throw xml.failure(
                        "line=\"" + Excerpt.of(text) + "\" is no line number; correct the tool that writes it");
            }
            line = 10 * line + next - '0';
        }
        return line;
    }
}
