package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.evidence.Transition.Rights;
import io.github.evidencegate.stop.Heard;
import io.github.evidencegate.stop.StopSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What happens in the life of a change, for tests of what follows from it. Heads and minutes are counted from 0. */
public final class ChangeLife {
    /** Minute 0. */
    public static final Instant START = Instant.parse("2026-06-01T08:00:00Z");

    /** Who may write to the repository. */
    public static final Actor ADA = new Actor("ada", "write access (test)", Optional.of(new Rights(List.of(), true)));

    private ChangeLife() {}

    /** What of these entries counts where whoever may write decides. */
    public static Heard heard(Collection<? extends HistoryEntry> entries) {
        return Heard.of(entries, StopSetting.DEFAULT);
    }

    /** So many minutes after {@link #START}. */
    public static Instant minute(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    /** The head of this number. */
    public static Revision head(int number) {
        return new Revision(String.format("%08x", number).repeat(5));
    }

    /** A run of head {@code number} in minute {@code 10 * number}, which follows the head before by new commits. */
    public static JudgedRun run(int number, List<JudgedGate> gates, String... stops) {
        Optional<Succession> follows =
                number == 0 ? Optional.empty() : Optional.of(new Succession(head(number - 1), Succession.Kind.ADDED));
        return new JudgedRun(
                "run-" + number,
                minute(10L * number),
                head(number),
                Optional.empty(),
                Optional.of(Digest.ofUtf8("patch " + number)),
                follows,
                gates,
                Spent.UNKNOWN,
                List.of(stops));
    }

    /** The same, but the head came from the one before in this way. */
    public static JudgedRun by(Succession.Kind kind, JudgedRun run) {
        Optional<Succession> follows = run.follows().map(it -> new Succession(it.previous(), kind));
        return new JudgedRun(
                run.run(),
                run.at(),
                run.head(),
                run.mergeBase(),
                run.patch(),
                follows,
                run.gates(),
                run.spent(),
                run.stops());
    }

    /** Another run of the same head, so many minutes later. */
    public static JudgedRun rerun(JudgedRun run, int minutes) {
        return new JudgedRun(
                run.run() + "+" + minutes,
                run.at().plus(Duration.ofMinutes(minutes)),
                run.head(),
                run.mergeBase(),
                run.patch(),
                run.follows(),
                run.gates(),
                run.spent(),
                run.stops());
    }

    /** The same, which took this. */
    public static JudgedRun spending(Spent spent, JudgedRun run) {
        return new JudgedRun(
                run.run(),
                run.at(),
                run.head(),
                run.mergeBase(),
                run.patch(),
                run.follows(),
                run.gates(),
                spent,
                run.stops());
    }

    /** A gate of tests of which these fail; it holds if none does. */
    public static JudgedGate gate(String id, String... failing) {
        return SampleRuns.gate(id, failing);
    }

    /** What Ada says in this minute about head {@code number}. A waiver of hers lasts a week. */
    public static Transition says(Action action, int number, long minute, String... answers) {
        return new Transition(
                action,
                ADA,
                minute(minute),
                head(number),
                "because",
                List.of(answers),
                action == Action.REROUTE ? Optional.of("grace") : Optional.empty(),
                action == Action.WAIVE ? Optional.of(minute(minute).plus(Duration.ofDays(7))) : Optional.empty());
    }
}
