package io.github.evidencegate.repair;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A gate that failed and holds since.
 *
 * @param from the last attempt in which it failed
 * @param to the first one after it in which it held
 */
public record Turn(String gate, Attempt from, Attempt to) {
    /**
     * The gates that hold in this run and failed in an earlier attempt, in the order of the run.
     *
     * @param attempts with that of the run
     */
    public static List<Turn> upTo(JudgedRun run, List<Attempt> attempts) {
        int last = indexOf(run.head(), attempts);
        List<Turn> turns = new ArrayList<>();
        if (last < 0) {
            return turns;
        }
        for (JudgedGate gate : run.gates()) {
            int failed = gate.state().isGood() ? lastFailed(gate.id(), last, attempts) : -1;
            if (failed >= 0) {
                int good = firstGood(gate.id(), failed + 1, last, attempts);
                turns.add(new Turn(gate.id(), attempts.get(failed), attempts.get(good)));
            }
        }
        return List.copyOf(turns);
    }

    /**
     * Whether an earlier run of this very head saw the gate fail or be flaky, so that only a rerun made it hold. A
     * measurement that comes out the same each time, such as coverage, is not meant by this.
     */
    public static boolean isOnRerun(JudgedGate gate, Revision head, List<Attempt> attempts) {
        boolean canDiffer = switch (gate.kind()) {
            case TESTS, COMMAND, JOB -> true;
            case COVERAGE, ANALYSIS -> false;
        };
        int at = indexOf(head, attempts);
        return canDiffer
                && at >= 0
                && attempts.get(at).runs().stream()
                        .flatMap(run -> run.gates().stream())
                        .anyMatch(seen -> seen.id().equals(gate.id())
                                && (seen.state() == State.FAIL || seen.state() == State.FLAKY));
    }

    private static int indexOf(Revision head, List<Attempt> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).head().equals(head)) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<JudgedGate> gate(String id, Attempt attempt) {
        return attempt.gates().stream().filter(gate -> gate.id().equals(id)).findFirst();
    }

    private static int lastFailed(String id, int before, List<Attempt> attempts) {
        for (int i = before - 1; i >= 0; i--) {
            if (gate(id, attempts.get(i))
                    .filter(gate -> gate.state() == State.FAIL)
                    .isPresent()) {
                return i;
            }
        }
        return -1;
    }

    private static int firstGood(String id, int from, int last, List<Attempt> attempts) {
        int at = from;
        while (at < last
                && gate(id, attempts.get(at))
                        .filter(gate -> gate.state().isGood())
                        .isEmpty()) {
            at++;
        }
        return at;
    }
}
