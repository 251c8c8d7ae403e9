package io.github.evidencegate.results;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.results.SarifCatalog.Location;
import io.github.evidencegate.results.SarifCatalog.Rule;
import io.github.evidencegate.results.SarifPaths.Place;
import java.io.IOException;
import java.util.Optional;

/** Reads the results of a run one by one into its tally. One object for all of a run, so that none is made for each. */
final class SarifResult {
    private final JsonCursor json;
    private final SarifCatalog catalog;
    private final SarifTally tally;
    // Made once: a method reference for each result would be an object for each.
    private final JsonCursor.FieldReader resultField = this::resultField;
    private final JsonCursor.FieldReader ruleField = this::ruleField;
    private final JsonCursor.FieldReader componentField = this::componentField;
    private final JsonCursor.FieldReader suppressionField = this::suppressionField;
    private final JsonCursor.FieldReader locationField = this::locationField;
    private final JsonCursor.FieldReader physicalField = this::physicalField;
    private final JsonCursor.FieldReader regionField = this::regionField;
    private final JsonCursor.ElementReader suppression = this::suppression;
    private final JsonCursor.ElementReader location = this::location;

    private String ruleId = "";
    private int ruleIndex;
    private int component;
    private Optional<Level> level = Optional.empty();
    private String kind = "";
    private String baseline = "";
    private int suppressions;
    private boolean stands;
    private Location artifact = Location.NONE;
    private int startLine;
    private Place place = Place.NONE;
    private int line;
    private boolean located;

    SarifResult(JsonCursor json, SarifCatalog catalog, SarifTally tally) {
        this.json = json;
        this.catalog = catalog;
        this.tally = tally;
    }

    /** The level at which the cursor is. */
    static Level level(JsonCursor json) throws IOException, EvidenceException {
        String name = json.text();
        return switch (name) {
            case "error" -> Level.ERROR;
            case "warning" -> Level.WARNING;
            case "note" -> Level.NOTE;
            case "none" -> Level.NONE;
            default ->
                throw json.failure("unknown level \"" + name + "\"; SARIF 2.1.0 knows error, warning, note and none");
        };
    }

    /** Reads the result at which the cursor is, and counts it. */
    void read() throws IOException, EvidenceException {
        ruleId = "";
        ruleIndex = -1;
        component = -1;
        level = Optional.empty();
        kind = "fail";
        baseline = "";
        suppressions = 0;
        stands = false;
        place = Place.NONE;
        line = 0;
        located = false;
        json.fields(resultField);
        count();
    }

    private void count() {
        if (!baseline.isEmpty()) {
            tally.baseline();
        }
        // SARIF 2.1.0, 3.27.10: without a level, what is not of kind "fail" has the level "none": no finding.
        boolean finding = level.isPresent() || kind.equals("fail");
        if (baseline.equals("absent") || !finding) {
            return;
        }
        // 3.27.23: a suppression that is under review or rejected leaves the result standing.
        if (suppressions > 0 && !stands) {
            tally.suppressed();
            return;
        }
        tally();
        if (baseline.equals("new")) {
            tally.isNew();
        }
    }

    private void tally() {
        if (level.isPresent() && !ruleId.isEmpty()) {
            tally.add(ruleId, level.get(), place, line);
            return;
        }
        Optional<Rule> rule = catalog.rule(component, ruleIndex, ruleId);
        String id = ruleId.isEmpty() ? rule.map(Rule::id).orElse("") : ruleId;
        tally.add(id, level.or(() -> rule.map(Rule::level)).orElse(Level.WARNING), place, line);
    }

    private void resultField(String name) throws IOException, EvidenceException {
        switch (name) {
            case "ruleId" -> ruleId = json.text();
            case "ruleIndex" -> ruleIndex = json.number();
            case "rule" -> json.fields(ruleField);
            case "level" -> level = json.isNull() ? Optional.empty() : Optional.of(level(json));
            case "kind" -> kind = json.text();
            case "baselineState" -> baseline = json.text();
            case "suppressions" -> json.elements(suppression);
            case "locations" -> json.elements(location);
            default -> {}
        }
    }

    private void ruleField(String name) throws IOException, EvidenceException {
        switch (name) {
            case "id" -> ruleId = json.text();
            case "index" -> ruleIndex = json.number();
            case "toolComponent" -> json.fields(componentField);
            default -> {}
        }
    }

    private void componentField(String name) throws IOException, EvidenceException {
        if (name.equals("index")) {
            component = json.number();
        }
    }

    private void suppression() throws IOException, EvidenceException {
        suppressions++;
        json.fields(suppressionField);
    }

    private void suppressionField(String name) throws IOException, EvidenceException {
        if (name.equals("status")) {
            stands |= !json.text().equals("accepted");
        }
    }

    private void location() throws IOException, EvidenceException {
        artifact = Location.NONE;
        startLine = 0;
        json.fields(locationField);
        if (!artifact.equals(Location.NONE)) {
            closest(catalog.place(artifact));
        }
    }

    /** Of several locations the one counts that is closest to the change, and of those the first. */
    private void closest(Place next) {
        boolean nearer = next.isChanged()
                && (!place.isChanged()
                        || (tally.isOnChangedLine(next, startLine) && !tally.isOnChangedLine(place, line)));
        if (!located || nearer) {
            place = next;
            line = startLine;
            located = true;
        }
    }

    private void locationField(String name) throws IOException, EvidenceException {
        if (name.equals("physicalLocation")) {
            json.fields(physicalField);
        }
    }

    private void physicalField(String name) throws IOException, EvidenceException {
        switch (name) {
            case "artifactLocation" -> artifact = Location.read(json);
            case "region" -> json.fields(regionField);
            default -> {}
        }
    }

    private void regionField(String name) throws IOException, EvidenceException {
        if (name.equals("startLine")) {
            startLine = json.number();
        }
    }
}
