package io.github.evidencegate.results.bill;

import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.Dependencies.Component;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.analysis.FindingTally;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a document of CycloneDX says, in JSON or in XML. */
final class Document {
    /** Fields were added from one to the next; of those that are read here none has another meaning. */
    private static final Set<String> VERSIONS = Set.of("1.2", "1.3", "1.4", "1.5", "1.6", "1.7");

    /** What an analysis says of a vulnerability that is none here (CycloneDX, impactAnalysisState). */
    private static final Set<String> ANSWERED =
            Set.of("resolved", "resolved_with_pedigree", "false_positive", "not_affected");

    private final Function<String, EvidenceException> failure;
    private final ComponentTally components;
    private final FindingTally findings;
    private String version = "";
    private String tool = "";
    private Optional<Instant> producedAt = Optional.empty();
    private boolean hasComponents;
    private boolean hasVulnerabilities;

    Document(ChangedLines changed, Function<String, EvidenceException> failure) {
        this.failure = failure;
        this.components = new ComponentTally(failure);
        this.findings = new FindingTally(changed);
    }

    ComponentTally components() {
        return components;
    }

    void version(String number) throws EvidenceException {
        if (!VERSIONS.contains(number)) {
            throw failure.apply("CycloneDX of version \"" + Excerpt.of(number)
                    + "\" is not read; let the tool write version 1.2 to 1.7");
        }
        version = number;
    }

    /** The first tool gives its name to what it found. */
    void tool(String name) {
        tool = tool.isEmpty() ? name.strip() : tool;
    }

    /** If it is no time, the file's own date says when it was made. */
    void producedAt(String time) {
        try {
            producedAt = Optional.of(OffsetDateTime.parse(time.strip()).toInstant());
        } catch (DateTimeException e) {
            producedAt = Optional.empty();
        }
    }

    /** It has a list of components, which may be empty. */
    void listsComponents() {
        hasComponents = true;
    }

    /**
     * A vulnerability of one of the components.
     *
     * @param ratings what it was rated; the gravest counts, and what nobody rated is taken for grave
     * @param state what somebody made of it; may be empty
     */
    void vulnerability(String id, Set<Level> ratings, String state) {
        hasVulnerabilities = true;
        if (ANSWERED.contains(state.strip().toLowerCase(Locale.ROOT))) {
            findings.suppressed();
        } else {
            Level gravest = ratings.stream().min(Level::compareTo).orElse(Level.ERROR);
            findings.addWithoutPlace(id.isBlank() ? "vulnerability" : id.strip(), gravest);
        }
    }

    /** Adds what a severity in words stands for; what is not known says nothing. */
    static void rate(Set<Level> ratings, String severity) {
        String word = severity.strip().toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && !word.equals("unknown")) {
            ratings.add(level(word));
        }
    }

    private static Level level(String severity) {
        return switch (severity) {
            case "medium" -> Level.WARNING;
            case "low", "info", "none" -> Level.NOTE;
            default -> Level.ERROR;
        };
    }

    /**
     * The whole. A document without vulnerabilities gives no report: many tools list none because they look for none, so
     * it must not look like a scan that found nothing.
     */
    Reading reading() throws EvidenceException {
        if (version.isEmpty()) {
            throw failure.apply("this bill of materials names no version of CycloneDX; let the tool write 1.2 to 1.7");
        }
        if (!hasComponents && !hasVulnerabilities) {
            throw failure.apply("this bill of materials lists neither components nor vulnerabilities; let the tool that"
                    + " lists them write it");
        }
        String named = tool.isEmpty() ? "CycloneDX" : tool;
        List<Function<Source, Report>> reports =
                hasVulnerabilities ? List.of(source -> findings.report(source, named)) : List.of();
        if (!hasComponents) {
            return new Reading(producedAt, reports);
        }
        List<Component> all = components.components();
        String format = "CycloneDX " + version;
        return new Reading(
                producedAt, reports, Optional.of(source -> new Bill(source, format, all.size(), false, all)));
    }
}
