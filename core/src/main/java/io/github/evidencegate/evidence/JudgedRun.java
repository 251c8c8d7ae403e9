package io.github.evidencegate.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One pipeline run that judged a head revision (R083, R088). Several runs of one revision are one {@link Attempt}.
 *
 * @param run names the run, so that the same one is never counted twice
 * @param at when it was judged
 * @param patch digest of what the head changes, without line numbers and commits: a rebased or squashed change keeps it;
 *     empty if git could not tell
 * @param follows how the head came from the one that was judged before; empty if it is the first
 * @param stops ids of the findings of this run that stop the change
 */
public record JudgedRun(
        String run,
        Instant at,
        Revision head,
        Optional<Revision> mergeBase,
        Optional<Digest> patch,
        Optional<Succession> follows,
        List<JudgedGate> gates,
        Spent spent,
        List<String> stops)
        implements HistoryEntry {

    /** Copies the lists. */
    public JudgedRun {
        gates = List.copyOf(gates);
        stops = List.copyOf(stops);
    }

    /** The same run with other gates and stops. */
    public JudgedRun with(List<JudgedGate> judged, List<String> stopping) {
        return new JudgedRun(run, at, head, mergeBase, patch, follows, judged, spent, stopping);
    }

    /**
     * What its stops are called, so that an answer lifts what a person saw and nothing that came later: the same finding
     * against another head is another stop.
     */
    public List<String> stopNames() {
        return stops.stream().map(finding -> stopName(finding, head)).toList();
    }

    /** What the stop of this finding against this head is called. */
    public static String stopName(String finding, Revision head) {
        return finding + "@" + head.objectName();
    }

    /**
     * How a head came from the one that was judged before it.
     *
     * @param previous the head before
     */
    public record Succession(Revision previous, Kind kind) {
        /** What was done to the branch. */
        public enum Kind {
            /** Commits were added on top. */
            ADDED,
            /** The same changes, on another base. */
            REBASED,
            /** The same changes, in other commits. */
            SQUASHED,
            /** Only the base branch was merged in. */
            BASE_MERGED,
            /** A force-push to other changes. */
            REWRITTEN,
            /** The head before is not in the repository any more. */
            UNKNOWN
        }

        /** Whether the change itself is another one than before; doubt counts as another. */
        public boolean isNewWork() {
            return switch (kind) {
                case ADDED, REWRITTEN, UNKNOWN -> true;
                case REBASED, SQUASHED, BASE_MERGED -> false;
            };
        }
    }

    /**
     * What became of one gate.
     *
     * @param failed how many tests, findings or jobs failed
     * @param fingerprint of all that failed; see {@link GateOutcome#fingerprint}
     * @param failures the start of a digest of each thing that failed, sorted, so that runs can be compared; empty if there
     *     are too many to keep
     * @param state as it was measured; a waiver does not change it
     * @param ran how many tests ran, without those that were skipped; 0 of other gates
     * @param waived id of the finding against the gate that a waiver covered then; whether it counts is for policy to say
     */
    public record JudgedGate(
            String id,
            GateOutcome.Kind kind,
            GateOutcome.State state,
            long failed,
            Optional<Digest> fingerprint,
            List<String> failures,
            long ran,
            Optional<String> waived) {
        /** The most failures that are kept one by one. */
        public static final int LIMIT = 100;

        /** Of which nobody counted what ran, and nobody waived anything. */
        public JudgedGate(
                String id,
                GateOutcome.Kind kind,
                GateOutcome.State state,
                long failed,
                Optional<Digest> fingerprint,
                List<String> failures) {
            this(id, kind, state, failed, fingerprint, failures, 0, Optional.empty());
        }

        /** Copies the list. */
        public JudgedGate {
            failures = List.copyOf(failures);
        }

        /** Whether nothing has to be repaired: it is good, or somebody waived what is not. */
        public boolean isHeld() {
            return state.isGood() || waived.isPresent();
        }

        /** The same gate, of which only this much is told of what failed. */
        public JudgedGate with(Optional<Digest> failure, List<String> each) {
            return new JudgedGate(id, kind, state, failed, failure, each, ran, waived);
        }

        /** The same gate as if nobody had waived anything. */
        public JudgedGate unwaived() {
            return new JudgedGate(id, kind, state, failed, fingerprint, failures, ran, Optional.empty());
        }
    }

    /**
     * What a run took. What is not known is empty, never zero.
     *
     * @param wall from the start of the pipeline to the verdict
     * @param ci the time of all its jobs, each times the weight of its runner
     */
    public record Spent(Optional<Duration> wall, Optional<Duration> ci, Optional<Money> cost) {
        /** Nothing is known. */
        public static final Spent UNKNOWN = new Spent(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Written out, because Java links the one of a record, and of all that it holds, in 60 ms when it is first called. */
    @Override
    public int hashCode() {
        return 31 * run.hashCode() + at.hashCode();
    }

    @Override
    public <R> R fold(Function<JudgedRun, R> run, Function<Transition, R> transition) {
        return run.apply(this);
    }
}
