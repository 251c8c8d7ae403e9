package io.github.evidencegate.cli;

import io.github.evidencegate.command.RunningCommand;
import io.github.evidencegate.evidence.CommandRun.Ending;
import io.github.evidencegate.evidence.Digest;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One command from its start to its end, with our streams and our signals. */
final class CommandTask {
    /** What shells say of a program that is not there, and of one that cannot be run. */
    private static final int NOT_FOUND = 127;

    private static final int NOT_RUNNABLE = 126;

    private static final String INTERRUPT = "INT";
    private static final Path TERMINAL = Path.of("/dev/tty");

    private Optional<RunningCommand> running = Optional.empty();
    private Optional<String> signal = Optional.empty();

    /** What became of it. */
    record Result(Ending ending, Digest output) {}

    /** Runs the command to its end. */
    Result run(List<String> command, Streams streams) {
        Signals signals = Signals.caught(this::pass);
        try {
            RunningCommand started = RunningCommand.start(command, streams.output(), checked(streams.error()));
            started(started);
            int status = awaited(started);
            return new Result(new Ending(status, signal(), Optional.empty()), started.fingerprint());
        } catch (IOException e) {
            return notStarted(e);
        } finally {
            signals.release();
        }
    }

    private static int awaited(RunningCommand started) {
        try {
            return started.await();
        } catch (InterruptedException e) {
            started.abandon();
            throw new IllegalStateException("interrupted, though no thread of this program does so", e);
        }
    }

    private synchronized void pass(String name) {
        // At a terminal the whole group of processes gets it, and many programs take a second one for impatience.
        boolean isPassed = !name.equals(INTERRUPT) || !hasTerminal();
        signal = Optional.of(name);
        if (isPassed) {
            running.ifPresent(command -> command.pass(name));
        }
    }

    /** What came before the command was there is for the command too. */
    private synchronized void started(RunningCommand started) {
        running = Optional.of(started);
        signal.ifPresent(started::pass);
    }

    private synchronized Optional<String> signal() {
        return signal;
    }

    private static boolean hasTerminal() {
        try {
            Files.newInputStream(TERMINAL).close();
            return true;
        } catch (IOException e) {
            // Without a terminal of its own no process can open it. Windows has none of that name, and passes nothing.
            return File.separatorChar == '\\';
        }
    }

    private static Result notStarted(IOException e) {
        String told = String.valueOf(e.getMessage());
        boolean isAbsent = told.contains("error=2,");
        return new Result(
                new Ending(
                        isAbsent ? NOT_FOUND : NOT_RUNNABLE,
                        Optional.empty(),
                        Optional.of(isAbsent ? "no such program; check its name and the PATH" : reason(told))),
                Digest.of(new byte[0]));
    }

    /** Java has no types for it; the numbers are those of Linux, macOS and Windows. */
    private static String reason(String told) {
        if (told.contains("error=13,") || told.contains("error=5,")) {
            return "no permission to run it";
        }
        return told.contains("error=7,") || told.contains("error=206,")
                ? "its arguments are too long"
                : "this system cannot run it";
    }

    /** A print stream keeps its trouble to itself unless asked; who copies to it must know. */
    private static OutputStream checked(PrintStream stream) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                stream.write(bytes, from, count);
                if (stream.checkError()) {
                    throw new IOException("standard error cannot be written");
                }
            }
        };
    }
}
