package io.github.evidencegate.git;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.ChangedFile;
import java.time.Instant;
import java.util.List;

/**
 * What a work tree says about a change.
 *
 * @param headCommittedAt the committer's time of the head
 * @param files what differs between the merge base and the head, in the order of their paths
 */
public record ChangeFacts(Change change, Instant headCommittedAt, List<ChangedFile> files) {
    /** Copies the list. */
    public ChangeFacts {
        files = List.copyOf(files);
    }
}
