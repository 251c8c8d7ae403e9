package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what trufflehog 3 writes with {@code --json}: one object for each finding, and its log lines, if they go into the
 * same file. Only detector, file and line are read: all else may hold the secret.
 */
public final class TrufflehogReader {
    private static final String TOOL = "trufflehog";

    private final JsonCursor json;
    private final NamedSources sources;
    private final FindingTally tally;
    private String detector = "";
    private String file = "";
    private int line;
    private boolean isFinding;
    private boolean isVerified;
    private String level = "";
    private String message = "";
    private int found;
    private boolean ended;
    private boolean failed;

    private TrufflehogReader(JsonCursor json, NamedSources sources, ChangedLines changed) {
        this.json = json;
        this.sources = sources;
        this.tally = new FindingTally(changed);
    }

    /** Reads all lines; {@code path} is that of the report. */
    public static Reading read(JsonCursor json, String path, NamedSources sources, ChangedLines changed)
            throws IOException, EvidenceException {
        TrufflehogReader reader = new TrufflehogReader(json, sources, changed);
        do {
            reader.readLine();
        } while (json.nextDocument());
        return reader.reading(path);
    }

    private Reading reading(String path) throws EvidenceException {
        if (found == 0 && !ended) {
            throw new EvidenceException(
                    path + ": trufflehog does not say that it finished scanning; let it run to its end");
        }
        List<Function<Source, Report>> reports = new ArrayList<>();
        reports.add(source -> tally.report(source, TOOL));
        if (failed) {
            reports.add(source -> new Report.Unreadable(
                    path, path + ": trufflehog logged errors, so it may not have seen all; see its log, run it again"));
        }
        return new Reading(Optional.empty(), reports);
    }

    private void readLine() throws IOException, EvidenceException {
        detector = "";
        file = "";
        line = 0;
        isFinding = false;
        isVerified = false;
        level = "";
        message = "";
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            readField(json.name());
        }
        if (isFinding) {
            found++;
            tally.add(detector, isVerified ? Level.ERROR : Level.WARNING, Place.of(sources, file), line);
        } else {
            ended |= message.equals("finished scanning");
            failed |= level.equals("error") || level.equals("fatal");
        }
    }

    private void readField(String name) throws IOException, EvidenceException {
        switch (name) {
            case "SourceMetadata" -> {
                isFinding = true;
                readMetadata();
            }
            case "DetectorName" -> {
                isFinding = true;
                detector = SarifResult.text(json, SarifRules.ID_LIMIT);
            }
            case "Verified" -> isVerified = json.isTrue();
            case "level" -> level = json.isText() ? json.text() : "";
            case "msg" -> message = json.isText() ? json.text() : "";
            default -> {}
        }
    }

    /** {@code {"Data": {"Git": {"file": "a", "line": 3}}}}; what is in place of Git depends on where it looked. */
    private void readMetadata() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("Data")) {
                readData();
            }
        }
    }

    private void readData() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            for (boolean inside = json.firstField(); inside; inside = json.nextField()) {
                switch (json.name()) {
                    case "file" -> file = json.text();
                    case "line" -> line = json.line();
                    default -> {}
                }
            }
        }
    }
}
