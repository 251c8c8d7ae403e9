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

/** Reads what ESLint writes with {@code --format json}: one element for each file that it looked at. */
public final class EslintReader {
    private static final String TOOL = "ESLint";
    private static final int WARNING = 1;

    private final JsonCursor json;
    private final NamedSources sources;
    private final FindingTally tally;

    private EslintReader(JsonCursor json, NamedSources sources, FindingTally tally) {
        this.json = json;
        this.sources = sources;
        this.tally = tally;
    }

    /** Reads the whole list. */
    public static Reading read(JsonCursor json, NamedSources sources, ChangedLines changed)
            throws IOException, EvidenceException {
        FindingTally tally = new FindingTally(changed);
        EslintReader reader = new EslintReader(json, sources, tally);
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            reader.readFile();
        }
        json.end();
        return new Reading(Optional.empty(), List.of(source -> tally.report(source, TOOL)));
    }

    private void readFile() throws IOException, EvidenceException {
        Optional<Place> place = Optional.empty();
        boolean hasMessages = false;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "filePath" -> place = Optional.of(Place.of(sources, json.text()));
                case "messages" -> {
                    hasMessages = true;
                    readMessages(place);
                }
                case "suppressedMessages" -> readSuppressed();
                default -> {}
            }
        }
        if (!hasMessages) {
            throw json.failure("a file has no messages, so ESLint did not look at it; run ESLint again");
        }
    }

    private void readMessages(Optional<Place> place) throws IOException, EvidenceException {
        if (place.isEmpty()) {
            throw json.failure("messages stand before the filePath of their file; let ESLint itself write the report");
        }
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            readMessage(place.get());
        }
    }

    /** What does not parse is a message without a rule. */
    private void readMessage(Place place) throws IOException, EvidenceException {
        String rule = "";
        Level level = Level.ERROR;
        int line = 0;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "ruleId" -> rule = SarifResult.text(json, SarifRules.ID_LIMIT);
                case "severity" -> level = json.number() == WARNING ? Level.WARNING : Level.ERROR;
                case "line" -> line = json.line();
                default -> {}
            }
        }
        tally.add(rule, level, place, line);
    }

    private void readSuppressed() throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            tally.suppressed();
        }
    }
}
