package io.github.evidencegate.repair;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.repair.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether repairs get anywhere (R098, R106): what each gate did from attempt to attempt. */
public final class Progress {
    /** How many attempts back the same failures are looked for: A-B-A, and up to A-B-C-D-E-A. */
    public static final int LOOK_BACK = 5;

    private static final long NO_EVIDENCE = Long.MAX_VALUE;

    private final List<Attempt> attempts;

    /** Of these attempts, in the order of their numbers. */
    public Progress(List<Attempt> attempts) {
        this.attempts = List.copyOf(attempts);
    }

    /** The steps from each attempt to the next, in the order of attempts and, within one, of the gates' ids. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int at = 1; at < attempts.size(); at++) {
            for (String gate : gates(at)) {
                int now = at;
                kind(gate, at)
                        .ifPresent(kind ->
                                steps.add(new Step(gate, attempts.get(now).number(), kind)));
            }
        }
        return List.copyOf(steps);
    }

    private Set<String> gates(int at) {
        Set<String> ids = new TreeSet<>();
        attempts.get(at - 1).gates().forEach(gate -> ids.add(gate.id()));
        attempts.get(at).gates().forEach(gate -> ids.add(gate.id()));
        return ids;
    }

    private Optional<JudgedGate> gate(String id, int at) {
        return attempts.get(at).gates().stream()
                .filter(gate -> gate.id().equals(id))
                .findFirst();
    }

    private Optional<Kind> kind(String id, int at) {
        Optional<JudgedGate> before = gate(id, at - 1);
        Optional<JudgedGate> now = gate(id, at);
        boolean wasGood = before.isEmpty() || before.get().state().isGood();
        if (now.isEmpty()) {
            return wasGood ? Optional.empty() : Optional.of(Kind.UNKNOWN);
        }
        if (now.get().state().isGood()) {
            return wasGood ? Optional.empty() : Optional.of(Kind.FIXED);
        }
        if (!wasGood && isSame(before.get(), now.get())) {
            return Optional.of(counted(before.get(), now.get()));
        }
        if (cameBack(now.get(), at)) {
            return Optional.of(Kind.OSCILLATION);
        }
        return Optional.of(wasGood ? Kind.NEWLY_FAILED : compared(before.get(), now.get()));
    }

    /** Gates without evidence have no fingerprint, so only the state can tell that it is the same trouble. */
    private static boolean isSame(JudgedGate before, JudgedGate now) {
        return before.fingerprint().equals(now.fingerprint())
                && (now.fingerprint().isPresent() || before.state() == now.state());
    }

    /** Findings of one rule in one file are alike, so there can be fewer or more of the same. */
    private static Kind counted(JudgedGate before, JudgedGate now) {
        if (now.failed() == before.failed()) {
            return Kind.SAME_FAILURE;
        }
        return now.failed() < before.failed() ? Kind.SHRINKING : Kind.GROWING;
    }

    private boolean cameBack(JudgedGate now, int at) {
        for (int earlier = at - 2; earlier >= Math.max(0, at - LOOK_BACK); earlier--) {
            Optional<JudgedGate> then = gate(now.id(), earlier);
            if (now.fingerprint().isPresent()
                    && then.isPresent()
                    && then.get().fingerprint().equals(now.fingerprint())) {
                return true;
            }
        }
        return false;
    }

    private static Kind compared(JudgedGate before, JudgedGate now) {
        boolean isKept = !before.failures().isEmpty() && !now.failures().isEmpty();
        if (!isKept || before.state() != State.FAIL || now.state() != State.FAIL) {
            return Kind.UNKNOWN;
        }
        Set<String> then = new HashSet<>(before.failures());
        Set<String> since = new HashSet<>(now.failures());
        if (then.equals(since)) {
            return counted(before, now);
        }
        if (since.containsAll(then)) {
            return Kind.GROWING;
        }
        return then.containsAll(since) ? Kind.SHRINKING : Kind.MOVED;
    }

    /**
     * When work last got further than ever before: a gate held that never had, or had fewer failures than ever. So a gate
     * that goes back and forth gets nowhere. Without progress it is when the first attempt was judged; empty if there is
     * no attempt.
     */
    public Optional<Instant> lastProgress() {
        Optional<Instant> last = Optional.empty();
        Map<String, Long> fewest = new HashMap<>();
        for (Attempt attempt : attempts) {
            if (getsFurther(attempt, fewest) || last.isEmpty()) {
                last = Optional.of(attempt.runs().get(0).at());
            }
        }
        return last;
    }

    private static boolean getsFurther(Attempt attempt, Map<String, Long> fewest) {
        boolean further = false;
        for (JudgedGate gate : attempt.gates()) {
            long failed = failed(gate);
            Optional<Long> before = Optional.ofNullable(fewest.get(gate.id()));
            boolean isCounted = failed == 0 || before.orElse(NO_EVIDENCE) < NO_EVIDENCE;
            further |= before.isPresent() && failed < before.get() && isCounted;
            fewest.merge(gate.id(), failed, Math::min);
        }
        return further;
    }

    private static long failed(JudgedGate gate) {
        if (gate.state().isGood()) {
            return 0;
        }
        return gate.state() == State.FAIL ? Math.max(1, gate.failed()) : NO_EVIDENCE;
    }

    /** The time since {@link #lastProgress}; zero if every gate of the last attempt holds, or if there is none. */
    public Duration withoutProgress(Instant now) {
        boolean isIdle = attempts.isEmpty() || !Attempts.hasBadGate(attempts.get(attempts.size() - 1));
        Duration passed =
                isIdle ? Duration.ZERO : Duration.between(lastProgress().orElse(now), now);
        return passed.isNegative() ? Duration.ZERO : passed;
    }
}
