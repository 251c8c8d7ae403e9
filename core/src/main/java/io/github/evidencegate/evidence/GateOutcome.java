package io.github.evidencegate.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of one gate (R076, R096).
 *
 * @param required whether the change cannot be accepted without it
 * @param reason why the state is not {@link State#PASS}, in one sentence; also why a gate was skipped
 * @param counts numbers by name, such as {@code failed}; which names there are depends on the kind
 * @param took how long its tests, command or jobs ran, as its files say
 * @param sources the files it was read from, in the order of their paths
 * @param fingerprint digest of the sorted set of what failed, without line numbers and times; empty if nothing did
 */
public record GateOutcome(
        String id,
        Kind kind,
        boolean required,
        State state,
        Optional<String> reason,
        Map<String, Long> counts,
        Optional<Duration> took,
        List<Source> sources,
        Details details,
        Optional<Digest> fingerprint) {

    /** What a gate looks at. */
    public enum Kind {
        TESTS,
        COVERAGE,
        ANALYSIS,
        COMMAND,
        JOB
    }

    /** How it ended (design.md, section 6). Only {@link #PASS} and {@link #REPAIRED} are good. */
    public enum State {
        PASS,
        REPAIRED,
        FLAKY,
        SKIP,
        WAIVED,
        FAIL,
        MISSING,
        STALE,
        EMPTY,
        UNREADABLE;

        /** Whether the gate holds. */
        public boolean isGood() {
            return this == PASS || this == REPAIRED;
        }
    }

    /**
     * A file that a gate was read from.
     *
     * @param digest of its bytes
     * @param producedAt when it was made: by its own word if it gives an instant, else by the file system
     */
    public record Source(String path, Digest digest, Instant producedAt) {}

    /**
     * What a reviewer may want to look at. Lists are cut at {@link #LIMIT}; the counts say how many there are.
     *
     * @param failing names of the tests that failed
     * @param flaky names of the tests that passed only on a rerun
     * @param skipped names of the tests that did not run, each with its reason in brackets if it has one
     * @param findings what analysers found in the changed files, those on changed lines first
     * @param command how the command ran; empty for every other kind
     * @param delta how it differs from the base; empty if nobody asked
     * @param failures the start of a digest of each thing that failed, sorted, so that runs can be compared; empty if
     *     nothing failed, or more than {@link JudgedRun.JudgedGate#LIMIT}
     * @param failedAt where tests failed, of those that did so in a changed file
     * @param waiver who waived what is found against the gate; empty unless it is {@link State#WAIVED}
     */
    public record Details(
            List<String> failing,
            List<String> flaky,
            List<String> skipped,
            List<Located> findings,
            Optional<Coverage> coverage,
            Optional<CommandRun> command,
            Optional<Delta> delta,
            List<String> failures,
            List<FailedTest> failedAt,
            Optional<Waiver> waiver) {
        /** The most that one list holds, so that a record stays small. */
        public static final int LIMIT = 50;

        /** Nothing to look at. */
        public static final Details NONE = new Details(List.of(), List.of(), List.of(), List.of(), Optional.empty());

        /** Of tests, coverage or analysis. */
        public Details(
                List<String> failing,
                List<String> flaky,
                List<String> skipped,
                List<Located> findings,
                Optional<Coverage> coverage) {
            this(
                    failing,
                    flaky,
                    skipped,
                    findings,
                    coverage,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }

        /** Of a command. */
        public static Details of(CommandRun command) {
            return new Details(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(command),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }

        /** The same, compared with the base. */
        public Details with(Delta compared) {
            Optional<Delta> delta = Optional.of(compared);
            return new Details(failing, flaky, skipped, findings, coverage, command, delta, failures, failedAt, waiver);
        }

        /** The same with what failed, one by one. */
        public Details with(List<String> each) {
            return new Details(failing, flaky, skipped, findings, coverage, command, delta, each, failedAt, waiver);
        }

        /** The same with the places at which tests failed. */
        public Details at(List<FailedTest> places) {
            return new Details(failing, flaky, skipped, findings, coverage, command, delta, failures, places, waiver);
        }

        /** The same, which somebody waived. */
        Details with(Waiver accepted) {
            Optional<Waiver> by = Optional.of(accepted);
            return new Details(failing, flaky, skipped, findings, coverage, command, delta, failures, failedAt, by);
        }

        /** Copies the lists and cuts them. */
        public Details {
            failing = cut(failing);
            flaky = cut(flaky);
            skipped = cut(skipped);
            findings = cut(findings);
            failures = List.copyOf(failures);
            failedAt = cut(failedAt);
        }

        static <T> List<T> cut(List<T> list) {
            return List.copyOf(list.size() > LIMIT ? list.subList(0, LIMIT) : list);
        }
    }

    /**
     * A person's word that lets a gate be as it is for a while.
     *
     * @param was what became of the gate
     * @param finding id of what was found against it
     * @param by who waived that
     * @param reason why, in the person's words
     */
    public record Waiver(State was, String finding, String by, Instant until, String reason) {}

    /**
     * What an analyser found, and where. Its message is not kept: it can quote source code (R213).
     *
     * @param rule the analyser's own name of its rule
     * @param line counted from 1; 0 if the finding is about the whole file
     * @param onChangedLine whether the change added that line
     */
    public record Located(String tool, String rule, Level level, String path, int line, boolean onChangedLine) {}

    /**
     * Where a test failed, as its result file says. Why it failed is not kept: messages quote what they like (R213).
     *
     * @param line counted from 1; 0 if only the file is known
     * @param onChangedLine whether the change added that line
     */
    public record FailedTest(String name, String path, int line, boolean onChangedLine) {}

    /** How grave a finding is, in SARIF's words. */
    public enum Level {
        ERROR,
        WARNING,
        NOTE,
        NONE
    }

    /** Refuses a state other than pass that gives no reason. */
    public GateOutcome {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        sources = List.copyOf(sources);
        if (state != State.PASS && reason.isEmpty()) {
            throw new IllegalArgumentException(id + " is " + state + " without a reason");
        }
        if (details.waiver().isPresent() && state != State.WAIVED) {
            throw new IllegalArgumentException(id + " is " + state + " with a waiver");
        }
    }

    /** The same gate compared with the base, and what became of it then. */
    public GateOutcome with(Details compared, State judged, Optional<String> why, Optional<Digest> failure) {
        return new GateOutcome(id, kind, required, judged, why, counts, took, sources, compared, failure);
    }

    /** The same gate, of which the attempts before tell more than its own results. */
    public GateOutcome judged(State state, String why) {
        return new GateOutcome(
                id, kind, required, state, Optional.of(why), counts, took, sources, details, fingerprint);
    }

    /** The same gate, which does not hold and may be so until a waiver ends. */
    public GateOutcome waived(Waiver waiver) {
        return new GateOutcome(
                id, kind, required, State.WAIVED, reason, counts, took, sources, details.with(waiver), fingerprint);
    }

    /** How it ended, whether or not somebody waived that. */
    public State measured() {
        return details.waiver().map(Waiver::was).orElse(state);
    }

    /** The number of this name; 0 if the gate does not count it. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
