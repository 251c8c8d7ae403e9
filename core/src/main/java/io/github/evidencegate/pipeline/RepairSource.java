package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.evidence.Weakening.Side;
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
import java.util.stream.Stream;

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
    private final List<GateOutcome> gates;
    private final Set<String> changed = new HashSet<>();
    private final Map<Revision, Work> known = new HashMap<>();

    /**
     * Of the change that is recorded.
     *
     * @param classes tells tests, product and configuration apart
     */
    RepairSource(WorkTree workTree, FileClassifier classes, EvidenceRecord record) {
        this.workTree = workTree;
        this.change = record.change();
        this.gates = record.gates();
        this.heads = workTree.heads();
        this.finder = new WeakeningFinder(classes);
        record.scope().files().forEach(file -> changed.addAll(file.file().paths()));
    }

    /** What was done since a head. */
    private record Work(List<Revision> commits, List<Weakening> weakenings, List<String> unread) {}

    /** How the gate was turned that holds in {@code run}. Several gates are often turned at once. */
    Repair of(Turn turn, JudgedRun run) {
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
                with(fewerTests(turn, run), work.weakenings()),
                work.unread().isEmpty() ? Optional.empty() : Optional.of(String.join("; ", work.unread())));
    }

    /** Less is proven if fewer tests run than when the gate failed; on another base there may be others. */
    private Optional<Weakening> fewerTests(Turn turn, JudgedRun run) {
        boolean areFewer = isOnOneBase(turn.from())
                && ran(turn.gate(), run.gates()) < ran(turn.gate(), turn.from().gates());
        return gates.stream()
                .filter(gate -> areFewer && gate.id().equals(turn.gate()))
                .flatMap(gate -> gate.sources().stream())
                .findFirst()
                .map(source -> new Weakening(Kind.TESTS_FEWER, source.path(), 0, Side.HEAD, "fewer-tests"));
    }

    private static long ran(String id, List<JudgedGate> gates) {
        return gates.stream()
                .filter(gate -> gate.id().equals(id))
                .mapToLong(JudgedGate::ran)
                .sum();
    }

    private static List<Weakening> with(Optional<Weakening> first, List<Weakening> others) {
        return Stream.concat(first.stream(), others.stream()).toList();
    }

    private boolean isOnOneBase(Attempt attempt) {
        return attempt.runs().get(0).mergeBase().equals(change.mergeBase());
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
        boolean isOnOneBase = isOnOneBase(from);
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
