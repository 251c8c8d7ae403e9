package io.github.evidencegate.cli;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.pipeline.LoadedPolicy;
import io.github.evidencegate.pipeline.RunSource;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/** One line on a terminal that says what the program is doing, once that takes long. It leaves nothing behind. */
final class Progress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Back to the first column, and clear the line (ECMA-48, "erase in line"). */
    private static final String CLEAR = "\r\u001B[K";

    private final PrintStream terminal;
    private final Optional<Timer> timer;
    private String phase = "starting";
    private boolean shown;
    private boolean closed;

    /** Says nothing unless {@code visible}. */
    Progress(PrintStream terminal, boolean visible) {
        this(terminal, visible, PATIENCE);
    }

    /** The same with another patience. */
    Progress(PrintStream terminal, boolean visible, Duration patience) {
        this.terminal = terminal;
        this.timer = visible ? Optional.of(new Timer("progress", true)) : Optional.empty();
        timer.ifPresent(started -> started.schedule(new Showing(), patience.toMillis()));
    }

    private final class Showing extends TimerTask {
        @Override
        public void run() {
            showFirst();
        }
    }

    /** The same source, which says here what it does; so the core need not know that anybody watches. */
    RunSource watching(RunSource source) {
        return new RunSource() {
            @Override
            public LoadedPolicy policy() throws EvidenceException {
                enter("reading the policy");
                return source.policy();
            }

            @Override
            public EvidenceRecord collect(LoadedPolicy policy, Instant now) throws EvidenceException {
                enter("reading results");
                return source.collect(policy, now);
            }
        };
    }

    /** Says what begins now: {@code reading results}. */
    synchronized void enter(String next) {
        phase = next;
        if (shown) {
            show();
        }
    }

    private synchronized void showFirst() {
        // The task may already be under way when the work ends.
        if (!closed) {
            shown = true;
            show();
        }
    }

    private void show() {
        terminal.print(CLEAR + "evidence-gate: " + phase + "\u2026");
        terminal.flush();
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.ifPresent(Timer::cancel);
        if (shown) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }
}
