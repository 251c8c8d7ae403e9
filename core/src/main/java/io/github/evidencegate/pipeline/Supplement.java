package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.gate.Report;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a change besides its work tree, and decides about scope and gates.
 *
 * @param labels those of the change itself
 * @param missingFiles why git's list of files may not be the whole one; empty if it is
 * @param reports evidence besides the result files
 * @param trust where all that comes from; what is said here about a part is not said by the work tree
 */
record Supplement(
        Optional<WorkItem> workItem,
        List<String> labels,
        Optional<String> missingFiles,
        List<Report> reports,
        List<Provenance> trust) {
    /** Nothing. */
    static final Supplement NONE = new Supplement(Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());

    Supplement {
        labels = List.copyOf(labels);
        reports = List.copyOf(reports);
        trust = List.copyOf(trust);
    }

    boolean tellsOf(String part) {
        return trust.stream().anyMatch(provenance -> provenance.part().equals(part));
    }

    /** Asks for it, once the reading of result files has begun. */
    interface Answer {
        Supplement get() throws EvidenceException;
    }
}
