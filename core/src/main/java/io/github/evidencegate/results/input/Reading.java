package io.github.evidencegate.results.input;

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
 */
public record Reading(Optional<Instant> producedAt, List<Function<Source, Report>> reports) {
    /** Copies the list. */
    public Reading {
        reports = List.copyOf(reports);
    }
}
