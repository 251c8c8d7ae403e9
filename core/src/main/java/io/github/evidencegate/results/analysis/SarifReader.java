package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a SARIF 2.1.0 log: one analysis for each tool. Where rules, artifacts or base URIs stand after the results that
 * need them, the file has to be read twice, because keeping the results would take memory without bound.
 */
public final class SarifReader {
    private static final String VERSION = "2.1.0";

    /** Lists of a run that can be kept in other files, and without which its findings are not known. */
    private static final Set<String> EXTERNAL = Set.of("artifacts", "extensions", "invocations", "results");

    private final String path;
    private final ChangedLines changed;
    private final SarifPaths paths;
    private final List<SarifCatalog> catalogs = new ArrayList<>();
    private boolean late;

    /**
     * For one file.
     *
     * @param top the top of the work tree
     * @param path the path of the file as reports carry it
     */
    public SarifReader(Path top, String path, ChangedLines changed) {
        this.path = path;
        this.changed = changed;
        this.paths = new SarifPaths(top, changed, path);
    }

    /** Whether the file has to be read by this reader once more. */
    public boolean needsSecondReading() {
        return late;
    }

    /** Reads the whole log. */
    public Reading read(JsonCursor json) throws IOException, EvidenceException {
        late = false;
        Log log = new Log(json);
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            log.field(json.name());
        }
        json.end();
        return log.reading();
    }

    /** One reading of the file. */
    private final class Log {
        private final JsonCursor json;
        private final Map<String, FindingTally> tallies = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private Optional<Instant> endedAt = Optional.empty();
        private String version = "";
        private int runs;

        Log(JsonCursor json) {
            this.json = json;
        }

        void field(String name) throws IOException, EvidenceException {
            switch (name) {
                case "version" -> version = json.text();
                case "runs" -> {
                    for (boolean next = json.firstElement(); next; next = json.nextElement()) {
                        new Run().read();
                    }
                }
                default -> {}
            }
        }

        Reading reading() throws EvidenceException {
            if (!version.equals(VERSION)) {
                throw new EvidenceException(path + ": this JSON is no SARIF " + VERSION + " log: its version is \""
                        + Excerpt.of(version) + "\"; let the analyser write SARIF " + VERSION);
            }
            if (runs == 0) {
                throw new EvidenceException(path + ": the SARIF log has no runs; run the analyser again");
            }
            List<Function<Source, Report>> reports = new ArrayList<>();
            tallies.forEach((tool, tally) -> reports.add(source -> tally.report(source, tool)));
            problems.forEach(problem -> reports.add(source -> new Report.Unreadable(path, problem)));
            return new Reading(endedAt, reports);
        }

        /** One run of the log. */
        private final class Run {
            private final FindingTally tally = new FindingTally(changed);
            private final SarifCatalog catalog;
            private final List<String> elsewhere = new ArrayList<>();
            private boolean hasResults;
            private boolean failed;
            private boolean saidHowItEnded;
            private int exitCode;
            private int errors;

            Run() {
                if (runs == catalogs.size()) {
                    catalogs.add(new SarifCatalog(paths));
                }
                catalog = catalogs.get(runs++);
            }

            void read() throws IOException, EvidenceException {
                for (boolean more = json.firstField(); more; more = json.nextField()) {
                    field(json.name());
                }
                late |= catalog.cameTooLate();
                String tool = catalog.tool();
                if (tool.isEmpty()) {
                    throw json.failure("run " + runs + " does not name its tool; expected tool.driver.name");
                }
                if (hasResults) {
                    tallies.computeIfAbsent(tool, name -> new FindingTally(changed))
                            .merge(tally);
                }
                doubt();
            }

            private void doubt() {
                String remedy = "see the invocations of run " + runs + " in the file, and run the analyser again";
                if (!elsewhere.isEmpty()) {
                    problem(
                            "keeps its " + String.join(", ", elsewhere) + " in other files, which are not read",
                            "let it write all of run " + runs + " into one file");
                } else if (!hasResults) {
                    problem("has no results, so it did not look", remedy);
                }
                if (failed || errors > 0) {
                    problem("says that it did not succeed, with " + errors + " notifications of errors", remedy);
                }
            }

            private void problem(String what, String remedy) {
                problems.add(path + ": the analyser \"" + catalog.tool() + "\" " + what + "; " + remedy);
            }

            private void field(String name) throws IOException, EvidenceException {
                switch (name) {
                    case "results" -> results();
                    case "invocations" -> invocations();
                    case "baselineGuid" -> tally.baseline();
                    case "externalPropertyFileReferences" -> external();
                    default -> catalog.read(name, json);
                }
            }

            private void results() throws IOException, EvidenceException {
                hasResults = !json.isNull();
                SarifResult result = new SarifResult(json, catalog, tally);
                for (boolean next = json.firstElement(); next; next = json.nextElement()) {
                    result.read();
                }
            }

            /** What a verdict needs may be in other files (SARIF 2.1.0, 3.15.2). */
            private void external() throws IOException, EvidenceException {
                for (boolean more = json.firstField(); more; more = json.nextField()) {
                    String part = json.name();
                    int files = EXTERNAL.contains(part) ? count() : 0;
                    if (files > 0 || (part.equals("driver") && !json.isNull())) {
                        elsewhere.add(part);
                    }
                }
            }

            private int count() throws IOException, EvidenceException {
                int count = 0;
                for (boolean next = json.firstElement(); next; next = json.nextElement()) {
                    count++;
                }
                return count;
            }

            private void invocations() throws IOException, EvidenceException {
                for (boolean next = json.firstElement(); next; next = json.nextElement()) {
                    catalog.invocation();
                    exitCode = 0;
                    saidHowItEnded = false;
                    for (boolean more = json.firstField(); more; more = json.nextField()) {
                        invocation(json.name());
                    }
                    failed |= exitCode != 0 && !saidHowItEnded;
                }
            }

            private void invocation(String name) throws IOException, EvidenceException {
                switch (name) {
                    case "executionSuccessful" -> {
                        saidHowItEnded = !json.isNull();
                        failed |= json.isFalse();
                    }
                    case "exitCode" -> exitCode = json.isNull() ? 0 : json.number();
                    case "endTimeUtc" -> ended(json.text());
                    case "toolConfigurationNotifications", "toolExecutionNotifications" -> notifications();
                    case "ruleConfigurationOverrides" -> catalog.readOverrides(json);
                    default -> {}
                }
            }

            private void notifications() throws IOException, EvidenceException {
                for (boolean next = json.firstElement(); next; next = json.nextElement()) {
                    for (boolean more = json.firstField(); more; more = json.nextField()) {
                        boolean error =
                                json.name().equals("level") && json.text().equals("error");
                        errors += error ? 1 : 0;
                    }
                }
            }

            /** The oldest time counts: one fresh run among others makes none of them fresh. */
            private void ended(String time) {
                try {
                    Instant at = Instant.parse(time);
                    endedAt = endedAt.filter(at::isAfter).or(() -> Optional.of(at));
                } catch (DateTimeException e) {
                    // The file's own date then says when it was made.
                }
            }
        }
    }
}
