package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.git.HeadComparison;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.patch.TextPatch;
import io.github.evidencegate.repair.Turn;
import io.github.evidencegate.scope.FileClassifier;
import io.github.evidencegate.weakening.WeakeningFinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What turned gates green: the commits since they failed last, up to the head that is judged, and where these made a gate
 * quiet instead. What was done after a gate turned green is looked at too, because a later push may replace the honest
 * repair.
 */
final class RepairSource {
    /** The most that is kept of one repair. */
    private static final int MOST_WEAKENINGS = 50;

    private final WorkTree workTree;
    private final HeadComparison heads;
    private final WeakeningFinder finder;
    private final Change change;
    private final Set<String> changed = new HashSet<>();
    private final Map<Revision, Work> known = new HashMap<>();

    /**
     * Of a change that touches {@code files}.
     *
     * @param classes tells tests, product and configuration apart
     */
    RepairSource(WorkTree workTree, FileClassifier classes, Change change, List<ScopedFile> files) {
        this.workTree = workTree;
        this.change = change;
        this.heads = workTree.heads();
        this.finder = new WeakeningFinder(classes);
        files.forEach(file -> changed.addAll(file.file().paths()));
    }

    /** What was done since a head. */
    private record Work(List<Revision> commits, List<Weakening> weakenings, List<String> unread) {}

    /** How the gate was turned. Several gates are often turned at once. */
    Repair of(Turn turn) {
        Revision failed = turn.from().head();
        Work work = known.get(failed);
        if (work == null) {
            work = work(turn.from());
            known.put(failed, work);
        }
        return new Repair(
                turn.gate(),
                turn.from().number(),
                turn.to().number(),
                work.commits(),
                work.weakenings(),
                work.unread().isEmpty() ? Optional.empty() : Optional.of(String.join("; ", work.unread())));
    }

    private Work work(Attempt from) {
        List<String> unread = new ArrayList<>();
        try {
            List<Revision> commits = heads.between(from.head(), change.head());
            if (commits.size() >= HeadComparison.COMMIT_LIMIT) {
                unread.add("there may be more than " + HeadComparison.COMMIT_LIMIT + " commits");
            }
            return new Work(commits, weakenings(from, unread), unread);
        } catch (EvidenceException e) {
            unread.add(
                    "git cannot tell what was done; fetch the heads before, which a force-push may have left without a"
                            + " branch");
            return new Work(List.of(), List.of(), unread);
        }
    }

    private List<Weakening> weakenings(Attempt from, List<String> unread) throws EvidenceException {
        TextPatch patch = workTree.patch(from.head(), change.head());
        if (!patch.isWhole()) {
            unread.add(
                    "the patch is too large, or has too long lines, to be read to its end; look for yourself whether it"
                            + " makes a gate quiet");
        }
        // What came with another base is not the work of this change.
        boolean isOnOneBase = from.runs().get(0).mergeBase().equals(change.mergeBase());
        List<Weakening> found = finder.find(patch).stream()
                .filter(weakening -> isOnOneBase || changed.contains(weakening.path()))
                .toList();
        if (found.size() > MOST_WEAKENINGS) {
            unread.add((found.size() - MOST_WEAKENINGS) + " more signs that a gate was made quiet are not listed");
            return found.subList(0, MOST_WEAKENINGS);
        }
        return found;
    }
}
