package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON report of gitleaks 8. Every finding is an error. Only rule, file and line are read: all else that the
 * report has may hold the secret.
 */
public final class GitleaksReader {
    private static final String TOOL = "gitleaks";

    private GitleaksReader() {}

    /** Reads the whole list. */
    public static Reading read(JsonCursor json, NamedSources sources, ChangedLines changed)
            throws IOException, EvidenceException {
        FindingTally tally = new FindingTally(changed);
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            String rule = "";
            String file = "";
            int line = 0;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                switch (json.name()) {
                    case "RuleID" -> rule = SarifResult.text(json, SarifRules.ID_LIMIT);
                    case "File" -> file = json.text();
                    case "StartLine" -> line = json.line();
                    default -> {}
                }
            }
            tally.add(rule, Level.ERROR, Place.of(sources, file), line);
        }
        json.end();
        return new Reading(Optional.empty(), List.of(source -> tally.report(source, TOOL)));
    }
}
