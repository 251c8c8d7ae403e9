package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import java.time.Instant;

/** Where the facts of a run come from: the port to the CI host and its work tree. */
public interface RunSource {
    /**
     * The policy that holds for the change: from its base, never from the change itself.
     *
     * @throws EvidenceException if it cannot be read or is not valid
     */
    LoadedPolicy policy() throws EvidenceException;

    /**
     * Everything that is known about the change.
     *
     * @param policy says where scope, areas and gates are
     * @param now the time that the record carries
     * @throws EvidenceException if the change itself cannot be told
     */
    EvidenceRecord collect(LoadedPolicy policy, Instant now) throws EvidenceException;
}
