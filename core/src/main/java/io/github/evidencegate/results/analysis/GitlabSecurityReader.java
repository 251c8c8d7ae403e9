package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a security report of GitLab, whatever was scanned: source, secrets, dependencies, containers, a running
 * application. Of a vulnerability only identifier, severity, file and line are read, as its texts can quote secrets.
 */
public final class GitlabSecurityReader {
    private final JsonCursor json;
    private final String path;
    private final NamedSources sources;
    private final FindingTally tally;
    private String scanner = "";
    private String status = "";
    private Optional<Instant> endedAt = Optional.empty();
    private boolean hasVulnerabilities;
    private boolean saysFatal;
    private String file = "";
    private int line;

    private GitlabSecurityReader(JsonCursor json, String path, NamedSources sources, FindingTally tally) {
        this.json = json;
        this.path = path;
        this.sources = sources;
        this.tally = tally;
    }

    /** Reads the whole report; {@code path} is its own. */
    public static Reading read(JsonCursor json, String path, NamedSources sources, ChangedLines changed)
            throws IOException, EvidenceException {
        GitlabSecurityReader reader = new GitlabSecurityReader(json, path, sources, new FindingTally(changed));
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "scan" -> reader.readScan();
                case "vulnerabilities" -> reader.readVulnerabilities();
                default -> {}
            }
        }
        json.end();
        return reader.reading();
    }

    private Reading reading() throws EvidenceException {
        if (scanner.isEmpty()) {
            throw new EvidenceException(path + ": this security report does not name its scanner; expected"
                    + " scan.scanner.name, as GitLab's report format of version 14 and later has it");
        }
        List<Function<Source, Report>> reports = new ArrayList<>();
        reports.add(source -> tally.report(source, scanner));
        doubt().map(what -> path + ": the scanner \"" + Excerpt.of(scanner) + "\" " + what
                        + "; see the log of its job, and run it again")
                .ifPresent(problem -> reports.add(source -> new Report.Unreadable(path, problem)));
        return new Reading(endedAt, reports);
    }

    private Optional<String> doubt() {
        if (!hasVulnerabilities) {
            return Optional.of("has no list of vulnerabilities, so it did not look");
        }
        if (!status.equals("success")) {
            return Optional.of("does not say that its scan succeeded; expected scan.status \"success\"");
        }
        return saysFatal ? Optional.of("tells of a fatal error") : Optional.empty();
    }

    private void readScan() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "scanner" -> readScanner();
                case "status" -> status = json.text();
                case "end_time" -> endedAt = instant(json.text());
                case "messages" -> readMessages();
                default -> {}
            }
        }
    }

    private void readScanner() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("name")) {
                scanner = SarifResult.text(json, SarifRules.ID_LIMIT);
            }
        }
    }

    private void readMessages() throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                saysFatal |= json.name().equals("level") && json.text().equals("fatal");
            }
        }
    }

    /** The format has times of UTC without saying so: {@code 2026-11-22T12:00:00}. */
    private static Optional<Instant> instant(String time) {
        try {
            return Optional.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            // The file's own date then says when it was made.
            return Optional.empty();
        }
    }

    private void readVulnerabilities() throws IOException, EvidenceException {
        hasVulnerabilities = !json.isNull();
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            readVulnerability();
        }
    }

    private void readVulnerability() throws IOException, EvidenceException {
        String rule = "";
        String category = "";
        String severity = "";
        file = "";
        line = 0;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "identifiers" -> rule = readFirstIdentifier();
                case "category" -> category = SarifResult.text(json, SarifRules.ID_LIMIT);
                case "severity" -> severity = json.text();
                case "location" -> readLocation();
                default -> {}
            }
        }
        tally.add(rule.isEmpty() ? category : rule, level(severity), Place.of(sources, file), line);
    }

    /** The first is the scanner's own; those of other lists of weaknesses follow. */
    private String readFirstIdentifier() throws IOException, EvidenceException {
        String first = "";
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                if (first.isEmpty() && json.name().equals("name")) {
                    first = SarifResult.text(json, SarifRules.ID_LIMIT);
                }
            }
        }
        return first;
    }

    /** Images and addresses of running applications are no files. */
    private void readLocation() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "file" -> file = json.text();
                case "start_line" -> line = json.line();
                default -> {}
            }
        }
    }

    /** What is of unknown severity is taken for grave. */
    private static Level level(String severity) {
        return switch (severity) {
            case "Info", "Low" -> Level.NOTE;
            case "Medium" -> Level.WARNING;
            default -> Level.ERROR;
        };
    }
}
