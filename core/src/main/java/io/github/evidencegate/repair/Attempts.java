package io.github.evidencegate.repair;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The attempts of a change (R083, R119): a function of the set of its entries, whatever their order. */
public final class Attempts {
    /** Of two reports of one run the later tells more, and then the one that was not condensed. */
    private static final Comparator<JudgedRun> TELLING =
            Comparator.comparing(JudgedRun::at).thenComparing(Attempts::detail).thenComparing(JudgedRun::toString);

    private static final Comparator<JudgedRun> OLDEST_FIRST =
            Comparator.comparing(JudgedRun::at).thenComparing(JudgedRun::run);

    private Attempts() {}

    /** Names a run. Its own name may be used again for another head, so that alone hides nothing. */
    private record Key(String head, String run) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byHead = head.compareTo(other.head);
            return byHead == 0 ? run.compareTo(other.run) : byHead;
        }
    }

    /**
     * The attempts, numbered from 1 in the order in which their heads were first judged, and by the name of the head if
     * that was at the same time. A rerun stays with its head, however late it is.
     */
    public static List<Attempt> of(Collection<? extends HistoryEntry> entries) {
        Map<Key, JudgedRun> runs = new TreeMap<>();
        entries.stream()
                .flatMap(entry -> entry.fold(Stream::of, transition -> Stream.<JudgedRun>empty()))
                .forEach(run -> runs.merge(new Key(run.head().objectName(), run.run()), run, Attempts::moreTelling));
        Map<Revision, List<JudgedRun>> byHead = new LinkedHashMap<>();
        runs.values().stream()
                .sorted(OLDEST_FIRST)
                .forEach(run -> byHead.computeIfAbsent(run.head(), head -> new ArrayList<>())
                        .add(run));
        List<List<JudgedRun>> ordered = new ArrayList<>(byHead.values());
        ordered.sort(
                Comparator.comparing((List<JudgedRun> ofHead) -> ofHead.get(0).at())
                        .thenComparing(ofHead -> ofHead.get(0).head().objectName()));
        List<Attempt> attempts = new ArrayList<>();
        ordered.forEach(ofHead -> attempts.add(new Attempt(attempts.size() + 1, ofHead)));
        return List.copyOf(attempts);
    }

    /** What either stopped stays stopped: a host that gives a rerun the name of its run must not lift anything. */
    private static JudgedRun moreTelling(JudgedRun one, JudgedRun other) {
        JudgedRun telling = TELLING.compare(one, other) >= 0 ? one : other;
        List<String> stops = Stream.concat(one.stops().stream(), other.stops().stream())
                .distinct()
                .sorted()
                .toList();
        return telling.with(telling.gates(), stops);
    }

    private static int detail(JudgedRun run) {
        return run.gates().stream()
                .mapToInt(gate -> gate.failures().size() + (gate.fingerprint().isPresent() ? 1 : 0))
                .sum();
    }

    /**
     * Those that try to turn a gate that did not hold: the attempt before had one, and the head is new work. A rebase, a
     * squash or a merge of the base is none.
     */
    public static List<Attempt> repairing(List<Attempt> attempts) {
        List<Attempt> repairing = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            if (hasBadGate(attempts.get(i - 1)) && isNewWork(attempts.get(i - 1), attempts.get(i))) {
                repairing.add(attempts.get(i));
            }
        }
        return List.copyOf(repairing);
    }

    /** Whether some gate had to be repaired when the attempt was judged last: it did not hold, and nobody waived that. */
    public static boolean hasBadGate(Attempt attempt) {
        return !attempt.gates().stream().allMatch(JudgedGate::isHeld);
    }

    /**
     * Whether an attempt proposes something else than the one before it. Doubt counts as something else: if its head was
     * compared with another one, because two runs overlapped, the patches alone can say that it is the same.
     */
    public static boolean isNewWork(Attempt before, Attempt attempt) {
        boolean isCompared = attempt.follows()
                .map(Succession::previous)
                .filter(before.head()::equals)
                .isPresent();
        return isCompared
                ? attempt.follows().orElseThrow().isNewWork()
                : attempt.runs().get(0).patch().isEmpty()
                        || !attempt.runs()
                                .get(0)
                                .patch()
                                .equals(before.runs().get(0).patch());
    }
}
