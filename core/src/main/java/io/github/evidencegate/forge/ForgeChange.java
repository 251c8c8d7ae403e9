package io.github.evidencegate.forge;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.Revision;
import java.time.Instant;
import java.util.List;

/**
 * A change as its code host knows it at one moment.
 *
 * @param url where people read it
 * @param author the login of who opened it
 * @param text what its author wrote about it: hostile
 * @param fileCount how many files it changes; the list of them may be cut
 */
public record ForgeChange(
        ChangeKey key,
        String url,
        State state,
        boolean isDraft,
        String author,
        Instant openedAt,
        Ends ends,
        Text text,
        List<String> labels,
        int fileCount) {
    /** Copies the list. */
    public ForgeChange {
        labels = List.copyOf(labels);
    }

    /** What has become of it. */
    public enum State {
        OPEN,
        CLOSED,
        MERGED
    }

    /**
     * Where it comes from and where it wants to go.
     *
     * @param base what the code host names as the target's newest commit; git's merge base may be older
     * @param headProject where the proposed branch is; another project than that of the change if it is a fork, and empty
     *     ("") if that was deleted
     */
    public record Ends(String baseBranch, Revision base, String headBranch, Revision head, String headProject) {}

    /** Title and description, the latter possibly empty. */
    public record Text(String title, String body) {}

    /** Whether the proposed branch is in another project, where others may write. */
    public boolean isFromFork() {
        return !ends.headProject().equalsIgnoreCase(key.project());
    }
}
