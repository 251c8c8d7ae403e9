package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report.Analysis;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads GitLab's code quality report: a list of issues in a part of the Code Climate format. It does not name the tools
 * that found them, so all are of one analyser.
 */
public final class CodeQualityReader {
    private static final String TOOL = "Code Quality";

    private final JsonCursor json;
    private final NamedSources sources;
    private String path = "";
    private int line;

    private CodeQualityReader(JsonCursor json, NamedSources sources) {
        this.json = json;
        this.sources = sources;
    }

    /** Reads the whole list. */
    public static Reading read(JsonCursor json, NamedSources sources, ChangedLines changed)
            throws IOException, EvidenceException {
        CodeQualityReader reader = new CodeQualityReader(json, sources);
        FindingTally tally = new FindingTally(changed);
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            reader.readIssue(tally);
        }
        json.end();
        return new Reading(Optional.empty(), List.of(source -> tally.report(source, TOOL)));
    }

    /** Reads a list without elements: some tool found nothing. */
    public static Reading readEmpty(JsonCursor json, ChangedLines changed) throws IOException, EvidenceException {
        json.firstElement();
        json.end();
        FindingTally tally = new FindingTally(changed);
        return new Reading(Optional.empty(), List.of(source -> tally.report(source, Analysis.UNNAMED)));
    }

    private void readIssue(FindingTally tally) throws IOException, EvidenceException {
        String rule = "";
        String severity = "";
        String type = "";
        path = "";
        line = 0;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "check_name" -> rule = SarifResult.text(json, SarifRules.ID_LIMIT);
                case "severity" -> severity = json.text();
                case "type" -> type = json.text();
                case "location" -> readLocation();
                default -> {}
            }
        }
        // Code Climate's engines write measurements between their issues.
        if (!type.equals("measurement")) {
            tally.add(rule, level(severity), Place.of(sources, path), line);
        }
    }

    private void readLocation() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "path" -> path = json.text();
                case "lines", "positions" -> readBegin();
                default -> {}
            }
        }
    }

    /** {@code {"begin": 3}} of lines, or {@code {"begin": {"line": 3}}} of positions. */
    private void readBegin() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("begin")) {
                line = json.isObject() ? readPosition() : json.line();
            }
        }
    }

    private int readPosition() throws IOException, EvidenceException {
        int at = 0;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("line")) {
                at = json.line();
            }
        }
        return at;
    }

    /** Linters' errors are major and their warnings minor. What has no known severity is taken for an error. */
    private static Level level(String severity) {
        return switch (severity) {
            case "info" -> Level.NOTE;
            case "minor" -> Level.WARNING;
            default -> Level.ERROR;
        };
    }
}
