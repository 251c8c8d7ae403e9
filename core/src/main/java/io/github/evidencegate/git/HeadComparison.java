package io.github.evidencegate.git;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.JudgedRun.Succession.Kind;
import io.github.evidencegate.evidence.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was done to a branch between two heads that were judged (R119). */
public final class HeadComparison {
    /** The most commits between two heads that are told. */
    public static final int COMMIT_LIMIT = 250;

    /** Nobody waits longer for an answer whose absence only makes doubt. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GitProgram git;
    private final String emptyTree;

    HeadComparison(GitProgram git, String emptyTree) {
        this.git = git.within(PATIENCE);
        this.emptyTree = emptyTree;
    }

    /**
     * The digest of what the change does to its files, which a rebase or a squash keeps; empty if git cannot tell, or not
     * within seconds.
     */
    public Optional<Digest> patch(Change change) {
        String from = change.mergeBase().map(Revision::objectName).orElse(emptyTree);
        try (GitRun diff = git.start(PatchDigest.arguments(from, change.head().objectName()))) {
            return Optional.of(diff.read(PatchDigest::read));
        } catch (EvidenceException e) {
            return Optional.empty();
        }
    }

    /**
     * How the head of a change came from the one before it.
     *
     * @param patch of the change now
     */
    public Succession succession(JudgedRun before, Change change, Optional<Digest> patch) {
        boolean isSame = patch.isPresent() && patch.equals(before.patch());
        Kind kind = isSame ? ofSame(before, change) : ofOther(before.head(), change.head());
        return new Succession(before.head(), kind);
    }

    private Kind ofSame(JudgedRun before, Change change) {
        if (before.mergeBase().equals(change.mergeBase())) {
            return Kind.SQUASHED;
        }
        return isAncestor(before.head(), change.head()).orElse(false) ? Kind.BASE_MERGED : Kind.REBASED;
    }

    private Kind ofOther(Revision before, Revision head) {
        return isAncestor(before, head)
                .map(is -> is ? Kind.ADDED : Kind.REWRITTEN)
                .orElse(Kind.UNKNOWN);
    }

    /** Empty if the earlier one is not in the repository, as after a force-push in a shallow or fresh clone. */
    private Optional<Boolean> isAncestor(Revision earlier, Revision later) {
        try {
            GitAnswer answer =
                    git.ask(List.of("merge-base", "--is-ancestor", earlier.objectName(), later.objectName()), "");
            return answer.status() > 1 ? Optional.empty() : Optional.of(answer.status() == 0);
        } catch (EvidenceException e) {
            return Optional.empty();
        }
    }

    /**
     * The commits of {@code to} that {@code from} does not have, oldest first, at most {@link #COMMIT_LIMIT} of the
     * newest.
     *
     * @throws EvidenceException if git cannot tell, because one of them is not in the repository
     */
    public List<Revision> between(Revision from, Revision to) throws EvidenceException {
        GitAnswer answer = git.ask(
                List.of(
                        "rev-list",
                        "--topo-order",
                        "--reverse",
                        "--max-count=" + COMMIT_LIMIT,
                        to.objectName(),
                        "^" + from.objectName()),
                "");
        return answer.require().lines().map(Revision::new).toList();
    }
}
