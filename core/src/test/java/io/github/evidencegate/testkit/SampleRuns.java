package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.Money;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.evidence.Transition.Rights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Entries of histories. */
public final class SampleRuns {
    /** When the first run was. */
    public static final Instant START = Instant.parse("2026-02-01T08:00:00Z");

    private static final List<Succession.Kind> KINDS = List.of(Succession.Kind.values());

    private SampleRuns() {}

    /** The head of this number. */
    public static Revision head(int number) {
        return new Revision(Digest.ofUtf8("head " + number).hex().substring(0, 40));
    }

    /** A run of this name, so many minutes after {@link #START}, that follows the head of the number before. */
    public static JudgedRun run(String name, int minute, int head, JudgedGate... gates) {
        return run(name, minute, head, Succession.Kind.ADDED, gates);
    }

    /** The same, whose head came in this way from the one before. */
    public static JudgedRun run(String name, int minute, int head, Succession.Kind kind, JudgedGate... gates) {
        return new JudgedRun(
                name,
                START.plusSeconds(60L * minute),
                head(head),
                Optional.of(head(0)),
                Optional.of(Digest.ofUtf8("patch " + head)),
                head == 1 ? Optional.empty() : Optional.of(new Succession(head(head - 1), kind)),
                List.of(gates),
                new Spent(Optional.empty(), Optional.of(Duration.ofMinutes(3)), Optional.empty()),
                List.of());
    }

    /** A gate in which these failed; none means that it holds. */
    public static JudgedGate gate(String id, String... failing) {
        List<String> failures = Stream.of(failing)
                .map(name -> Digest.ofUtf8(name).hex().substring(0, 12))
                .sorted()
                .toList();
        return new JudgedGate(
                id,
                Kind.TESTS,
                failures.isEmpty() ? State.PASS : State.FAIL,
                failures.size(),
                failures.isEmpty() ? Optional.empty() : Optional.of(Digest.ofUtf8(failures.toString())),
                failures);
    }

    /** Somebody's decision. */
    public static Transition waiver() {
        return new Transition(
                Action.WAIVE,
                new Actor("ada", "write access (GitHub)", Optional.of(new Rights(List.of("@org/leads"), true))),
                START.plusSeconds(90),
                head(1),
                "The <!-- vendor --> ships | \"late\"\u2026",
                List.of("33b9732a7c6b"),
                Optional.empty(),
                Optional.of(START.plusSeconds(86_400)));
    }

    /** A history at random: a few heads, each judged once or more, some at the same time. */
    public static List<JudgedRun> random(Random random, int runs) {
        List<JudgedRun> history = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            history.add(run(
                    "run-" + i,
                    random.nextInt(runs),
                    1 + random.nextInt(1 + runs / 2),
                    KINDS.get(random.nextInt(KINDS.size())),
                    gate("tests", failing(random)),
                    gate("lint", failing(random))));
        }
        return history;
    }

    private static String[] failing(Random random) {
        List<String> names =
                new ArrayList<>(IntStream.range(0, 5).mapToObj(i -> "t" + i).toList());
        Collections.shuffle(names, random);
        return names.subList(0, random.nextInt(names.size())).toArray(String[]::new);
    }

    /** The same run with what it cost. */
    public static JudgedRun paid(JudgedRun run) {
        return new JudgedRun(
                run.run(),
                run.at(),
                run.head(),
                run.mergeBase(),
                run.patch(),
                run.follows(),
                run.gates(),
                new Spent(
                        Optional.of(Duration.ofSeconds(754)), Optional.empty(), Optional.of(new Money("EUR", 12_500))),
                List.of("33b9732a7c6b"));
    }
}
