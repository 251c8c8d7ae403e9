package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.results.analysis.SarifCatalog.Location;
import io.github.evidencegate.results.analysis.SarifRules.Owner;
import io.github.evidencegate.results.analysis.SarifRules.Reference;
import io.github.evidencegate.results.analysis.SarifRules.Rule;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.JsonCursor;
import java.io.IOException;
import java.util.Optional;

/** Reads the results of a run one by one into its tally. One object for all of a run, so that none is made for each. */
final class SarifResult {
    private static final long PRIME = 0x100000001b3L;

    private final JsonCursor json;
    private final SarifCatalog catalog;
    private final FindingTally tally;

    private String ruleId = "";
    private int ruleIndex;
    private Owner owner = Owner.DRIVER;
    private Optional<Level> level = Optional.empty();
    private String kind = "";
    private String baseline = "";
    private int suppressions;
    private boolean stands;
    private Place place = Place.NONE;
    private int line;
    private boolean located;
    private long context;

    SarifResult(JsonCursor json, SarifCatalog catalog, FindingTally tally) {
        this.json = json;
        this.catalog = catalog;
        this.tally = tally;
    }

    /** The string at which the cursor is, cut after {@code limit} characters: what is kept of a file stays small. */
    static String text(JsonCursor json, int limit) throws IOException, EvidenceException {
        return cut(json.text(), limit);
    }

    /** The text, or its first {@code limit} characters and a sign that there were more. */
    static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit) + "…";
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
                throw json.failure(
                        "unknown level \"" + Excerpt.of(name) + "\"; SARIF 2.1.0 knows error, warning, note and none");
        };
    }

    /** Reads the result at which the cursor is, and counts it. */
    void read() throws IOException, EvidenceException {
        ruleId = "";
        ruleIndex = -1;
        owner = Owner.DRIVER;
        level = Optional.empty();
        kind = "fail";
        baseline = "";
        suppressions = 0;
        stands = false;
        place = Place.NONE;
        line = 0;
        located = false;
        context = FindingTally.NO_CONTEXT;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            field(json.name());
        }
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
            tally.add(ruleId, level.get(), place, line, context);
            return;
        }
        Optional<Rule> rule = catalog.rule(new Reference(ruleId, ruleIndex, owner));
        String id = ruleId.isEmpty() ? rule.map(Rule::id).orElse("") : ruleId;
        tally.add(id, level.or(() -> rule.map(Rule::level)).orElse(Level.WARNING), place, line, context);
    }

    private void field(String name) throws IOException, EvidenceException {
        switch (name) {
            case "ruleId" -> ruleId = text(json, SarifRules.ID_LIMIT);
            case "ruleIndex" -> ruleIndex = json.number();
            case "rule" -> readRule();
            case "level" -> level = json.isNull() ? Optional.empty() : Optional.of(level(json));
            case "kind" -> kind = json.text();
            case "baselineState" -> baseline = json.text();
            case "suppressions" -> readSuppressions();
            case "locations" -> readLocations();
            case "fingerprints", "partialFingerprints" -> readContext();
            default -> {}
        }
    }

    /** 3.27.16 and 3.27.17: made by the tool of what does not move with the lines. Two that meet only count as one. */
    private void readContext() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            long hash = json.name().hashCode();
            String text = json.text();
            for (int i = 0; i < text.length(); i++) {
                hash = hash * PRIME + text.charAt(i);
            }
            context += hash;
        }
    }

    private void readRule() throws IOException, EvidenceException {
        Reference rule = Reference.read(json);
        ruleId = rule.id().isEmpty() ? ruleId : rule.id();
        ruleIndex = rule.index() < 0 ? ruleIndex : rule.index();
        owner = rule.owner();
    }

    private void readSuppressions() throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            suppressions++;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                stands |= json.name().equals("status") && !json.text().equals("accepted");
            }
        }
    }

    private void readLocations() throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                if (json.name().equals("physicalLocation")) {
                    readPhysicalLocation();
                }
            }
        }
    }

    private void readPhysicalLocation() throws IOException, EvidenceException {
        Location artifact = Location.NONE;
        int startLine = 0;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "artifactLocation" -> artifact = Location.read(json);
                case "region" -> startLine = readRegion();
                default -> {}
            }
        }
        closest(catalog.place(artifact), startLine);
    }

    private int readRegion() throws IOException, EvidenceException {
        int startLine = 0;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("startLine")) {
                startLine = json.number();
            }
        }
        return startLine;
    }

    /** Of several locations the one counts that is closest to the change, and of those the first. */
    private void closest(Place next, int startLine) {
        boolean nearer = next.isChanged()
                && (!place.isChanged()
                        || (tally.isOnChangedLine(next, startLine) && !tally.isOnChangedLine(place, line)));
        if (!located || nearer) {
            place = next;
            line = startLine;
            located = true;
        }
    }
}
