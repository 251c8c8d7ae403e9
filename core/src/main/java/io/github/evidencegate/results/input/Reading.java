package io.github.evidencegate.results.input;

import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a reader made of a file, before the file's digest is known.
 *
 * @param producedAt when the file was made, by its own word
 * @param reports give the reports once the source is known
 * @param bill gives the bill of materials that the file is; empty for most files
 */
public record Reading(
        Optional<Instant> producedAt, List<Function<Source, Report>> reports, Optional<Function<Source, Bill>> bill) {
    /** Copies the list. */
    public Reading {
        reports = List.copyOf(reports);
    }

    /** What is no bill of materials. */
    public Reading(Optional<Instant> producedAt, List<Function<Source, Report>> reports) {
        this(producedAt, reports, Optional.empty());
    }
}
