package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Stryker and others write in the mutation-testing-report-schema, as PIT's report is read: each mutant that
 * no test noticed is a warning at its line, with the mutator as its rule. The source code in it is passed over.
 */
public final class StrykerReader {
    private static final String STATES =
            "Killed, Survived, NoCoverage, Timeout, Ignored, CompileError, RuntimeError or Pending";

    private final JsonCursor json;
    private final NamedSources sources;
    private final FindingTally tally;
    private String tool = "Stryker";
    private long tried;

    private StrykerReader(JsonCursor json, NamedSources sources, FindingTally tally) {
        this.json = json;
        this.sources = sources;
        this.tally = tally;
    }

    /** Reads the whole report. */
    public static Reading read(JsonCursor json, NamedSources sources, ChangedLines changed)
            throws IOException, EvidenceException {
        FindingTally tally = new FindingTally(changed);
        StrykerReader reader = new StrykerReader(json, sources, tally);
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "files" -> reader.readFiles();
                case "framework" -> reader.readFramework();
                default -> {}
            }
        }
        if (reader.tried == 0) {
            throw json.failure("no mutant was tried, so nothing is known of the tests; see why in the tool's log");
        }
        json.end();
        return new Reading(Optional.empty(), List.of(source -> tally.report(source, reader.tool)));
    }

    private void readFramework() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("name")) {
                String name = SarifResult.text(json, SarifRules.ID_LIMIT);
                tool = name.isBlank() ? tool : name;
            }
        }
    }

    private void readFiles() throws IOException, EvidenceException {
        for (boolean next = json.firstField(); next; next = json.nextField()) {
            Place place = Place.of(sources, json.name());
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                if (json.name().equals("mutants")) {
                    readMutants(place);
                }
            }
        }
    }

    private void readMutants(Place place) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            readMutant(place);
        }
    }

    private void readMutant(Place place) throws IOException, EvidenceException {
        String mutator = "";
        String status = "";
        int line = 0;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "mutatorName" -> mutator = SarifResult.text(json, SarifRules.ID_LIMIT);
                case "status" -> status = json.text();
                case "location" -> line = readLine();
                default -> {}
            }
        }
        count(status, mutator, place, line);
    }

    private int readLine() throws IOException, EvidenceException {
        int line = 0;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            boolean atStart = json.name().equals("start");
            for (boolean inside = atStart && json.firstField(); inside; inside = json.nextField()) {
                line = json.name().equals("line") ? json.line() : line;
            }
        }
        return line;
    }

    /** One that does not compile or breaks the run says nothing about the tests, so Stryker's own score leaves it out. */
    private void count(String status, String mutator, Place place, int line) throws EvidenceException {
        switch (status) {
            case "Killed", "Timeout" -> tried++;
            case "NoCoverage", "Survived" -> {
                tried++;
                tally.add(mutator, Level.WARNING, place, line);
            }
            case "Ignored" -> tally.suppressed();
            case "CompileError", "RuntimeError" -> {}
            case "Pending" -> throw json.failure("a mutant is still pending; let the tool run to its end");
            default ->
                throw json.failure("the status \"" + Excerpt.of(status) + "\" of a mutant is none that is known;"
                        + " expected " + STATES + "; let the tool itself write the file");
        }
    }
}
