package io.github.evidencegate.git;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.List;

/**
 * A short answer of git.
 *
 * @param run which run of git it is, for messages
 * @param status 0 if git could do what it was asked
 * @param text its standard output
 * @param complaint its standard error, in English and in one line
 */
record GitAnswer(String run, int status, String text, String complaint) {
    private static final String NO_REPOSITORY = "not a git repository";
    private static final List<Remedy> REMEDIES = List.of(
            new Remedy(
                    "dubious ownership",
                    "it belongs to another user; if you trust it: git config --global --add safe.directory <its folder>"),
            new Remedy(
                    NO_REPOSITORY,
                    "no git work tree, here or above; name a folder inside one, or make one: git clone, git init"),
            new Remedy("must be run in a work tree", "name a work tree, not a bare repository: git worktree add"),
            new Remedy(
                    "promisor remote",
                    "this partial clone lacks objects, and none are fetched here; clone without --filter, or run: git"
                            + " fetch --refetch --no-filter origin"),
            new Remedy("", "run it there by hand; \"git fsck\" tells whether the repository is damaged"));

    /** What to do when git complains so. */
    private record Remedy(String complaint, String advice) {}

    /** The text of a success. */
    String require() throws EvidenceException {
        if (status != 0) {
            throw refusal();
        }
        return text;
    }

    /** What git refused, with the remedy. */
    EvidenceException refusal() {
        String advice = REMEDIES.stream()
                .filter(remedy -> complaint.contains(remedy.complaint()))
                .findFirst()
                .orElseThrow()
                .advice();
        if (complaint.contains(NO_REPOSITORY)) {
            // The usual mistake, so without the words of git, which speak of its own folder.
            return new EvidenceException(run + ": " + advice);
        }
        return new EvidenceException(run + " failed with status " + status + ": " + complaint + "; " + advice);
    }
}
