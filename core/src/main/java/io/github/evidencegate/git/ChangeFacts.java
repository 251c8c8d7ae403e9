package io.github.evidencegate.git;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.ChangedFile;
import java.time.Instant;
import java.util.List;

/**
 * What a work tree says about a change.
 *
 * @param baseChosen what the change is compared with and why, for people
 * @param committedAt the latest committer's time of its commits: nothing made before it can tell of the head. The
 *     change's author writes these times, so this narrows a door rather than closing it
 * @param isCheckedOut whether the work tree is at the head, so that what was made in it can tell of the head
 * @param files what differs between the merge base and the head, in the order of their paths
 */
public record ChangeFacts(
        Change change, String baseChosen, Instant committedAt, boolean isCheckedOut, List<ChangedFile> files) {
    /** Copies the list. */
    public ChangeFacts {
        files = List.copyOf(files);
    }
}
