package io.github.evidencegate.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The life of a change up to this run: what was tried, what it took, and what was decided.
 *
 * @param change names the change for ever: {@code github.com/owner/name#12}
 * @param attempts by number; this run is one of that with its head, mostly the last
 * @param transitions oldest first
 * @param doubts why the history may not be whole, each with what to do; empty if it is
 */
public record RepairHistory(
        String change,
        List<Attempt> attempts,
        List<Repair> repairs,
        List<BudgetLine> budget,
        List<Transition> transitions,
        StopState state,
        List<String> doubts) {

    /** Copies the lists. */
    public RepairHistory {
        attempts = List.copyOf(attempts);
        repairs = List.copyOf(repairs);
        budget = List.copyOf(budget);
        transitions = List.copyOf(transitions);
        doubts = List.copyOf(doubts);
    }

    /**
     * A gate that was red in one attempt and is green in a later one.
     *
     * @param commits those since it was red last, oldest first
     * @param weakenings what these made quieter; empty if nothing was found
     * @param unread why the commits could not be read to the end; then nothing can be said against it, nor for it
     */
    public record Repair(
            String gate,
            int fromAttempt,
            int toAttempt,
            List<Revision> commits,
            List<Weakening> weakenings,
            Optional<String> unread) {
        /** Copies the lists. */
        public Repair {
            commits = List.copyOf(commits);
            weakenings = List.copyOf(weakenings);
        }

        /** Whether the gate was only made quiet, as far as anyone can tell. */
        public boolean byWeakening() {
            return !weakenings.isEmpty();
        }
    }

    /**
     * What may be spent of one thing, and what is.
     *
     * @param gate the gate that it is for; empty for the whole change
     * @param unit what the numbers count
     * @param limit empty if it is unlimited
     * @param spent empty if it is not known; what is certain of it, if that alone is more than the limit
     * @param currency three capital letters; empty if it is not about money
     */
    public record BudgetLine(
            Unit unit, Optional<String> gate, Optional<Long> limit, Optional<Long> spent, Optional<String> currency) {
        /** Of something else than money. */
        public BudgetLine(Unit unit, Optional<String> gate, Optional<Long> limit, Optional<Long> spent) {
            this(unit, gate, limit, spent, Optional.empty());
        }

        /** What a budget counts. */
        public enum Unit {
            /** Repair attempts. */
            ATTEMPTS,
            /** Millionths of the currency of the line. */
            MONEY_MICROS,
            /** Seconds of jobs, each times the weight of its runner. */
            CI_SECONDS,
            /** Seconds from the first judged run to the last. */
            WALL_SECONDS,
            /** Seconds since a gate turned green that had not been, or failures became fewer. */
            SECONDS_WITHOUT_PROGRESS
        }

        /** What is left: not below zero; empty if there is no limit, or nobody knows what was spent. */
        public Optional<Long> left() {
            return limit.flatMap(most -> spent.map(used -> Math.max(0, most - used)));
        }

        /** Whether nothing is left, as far as anyone knows. */
        public boolean isSpent() {
            return left().equals(Optional.of(0L));
        }

        /** Whether there is a limit, and nobody knows whether it is kept. */
        public boolean isDoubtful() {
            return limit.isPresent() && spent.isEmpty();
        }
    }

    /** Everything that happened, of which the rest follows: the runs by attempt, then the decisions. */
    public List<HistoryEntry> entries() {
        return Stream.concat(
                        attempts.stream().flatMap(attempt -> attempt.runs().stream()),
                        transitions.stream().map(HistoryEntry.class::cast))
                .toList();
    }

    /** The same, of which only these attempts and decisions count. */
    public RepairHistory counting(List<Attempt> counted, List<Transition> heard) {
        return new RepairHistory(change, counted, repairs, budget, heard, state, doubts);
    }

    /** The same, once it is judged. */
    public RepairHistory with(List<Attempt> judged, List<BudgetLine> spent, StopState now) {
        return new RepairHistory(change, judged, repairs, spent, transitions, now, doubts);
    }

    /** The time that was spent on attempts that failed, as far as it is known (R088). */
    public Optional<Duration> ciOfFailed() {
        List<Duration> known = attempts.stream()
                .flatMap(attempt -> attempt.runs().stream())
                .filter(run ->
                        run.gates().stream().anyMatch(gate -> !gate.state().isGood()))
                .flatMap(run -> run.spent().ci().stream())
                .toList();
        return known.stream().reduce(Duration::plus);
    }
}
