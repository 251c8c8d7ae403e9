package io.github.evidencegate.command;

import io.github.evidencegate.evidence.Digest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command while it runs. It has our own standard input, folder and environment; what it prints is passed on at once,
 * byte for byte, and each stream in its order.
 */
public final class RunningCommand {
    /** Programs that the command left behind may hold its streams open; they are listened to for so long. */
    private static final Duration AFTERMATH = Duration.ofSeconds(1);
    /** More than any pipe holds, so what comes beyond it is said by a program that was left behind. */
    private static final long AFTERMATH_BYTES = 2L << 20;

    private static final int BLOCK = 64 << 10;
    private static final int STEP_MILLIS = 20;
    private static final boolean IS_WINDOWS = File.separatorChar == '\\';

    private final Process process;
    private final OutputFingerprint fingerprint = new OutputFingerprint();
    private final List<Copy> copies;

    private RunningCommand(Process process, OutputStream output, OutputStream error) {
        this.process = process;
        this.copies = List.of(new Copy(process.getInputStream(), output), new Copy(process.getErrorStream(), error));
        copies.forEach(Thread::start);
    }

    /**
     * Starts a command, never through a shell.
     *
     * @param command the program and its arguments
     * @throws IOException if it cannot start
     */
    public static RunningCommand start(List<String> command, OutputStream output, OutputStream error)
            throws IOException {
        Process process =
                new ProcessBuilder(command).redirectInput(Redirect.INHERIT).start();
        return new RunningCommand(process, output, error);
    }

    /**
     * Passes a signal on.
     *
     * @param signal its name as {@code kill} knows it: {@code INT}
     */
    public void pass(String signal) {
        if (IS_WINDOWS || signal.equals("TERM")) {
            end();
            return;
        }
        try {
            // Java sends no other signal, and small images have no kill program but that of the shell.
            String pid = Long.toString(process.pid());
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, pid)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            end();
        }
    }

    /** Not {@link Process#destroy}, which closes the streams, so that the command's last words are lost. */
    private void end() {
        process.toHandle().destroy();
    }

    /**
     * Waits for the end of the command, and until all that it printed is passed on.
     *
     * @return its exit status; 128 and the number of the signal if one killed it
     */
    public int await() throws InterruptedException {
        int status = process.waitFor();
        copies.forEach(Copy::beginAftermath);
        while (copies.stream().anyMatch(Copy::isAwaited)) {
            for (Copy copy : copies) {
                copy.join(STEP_MILLIS);
            }
        }
        return status;
    }

    /** The fingerprint of what it has printed. */
    public Digest fingerprint() {
        return fingerprint.digest();
    }

    /** Ends the command if it still runs, because nobody waits for it any more. */
    public void abandon() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
    }

    /** Passes on one stream. */
    private final class Copy extends Thread {
        private final InputStream from;
        private final OutputStream to;
        private final OutputLines lines = new OutputLines(fingerprint);
        private volatile boolean isWriting;
        private volatile long movedAt;
        private volatile long count;
        private volatile long countAtEnd;

        Copy(InputStream from, OutputStream to) {
            super("command output");
            this.from = from;
            this.to = to;
            setDaemon(true);
        }

        @Override
        public void run() {
            // Who no longer reads our output no longer reads the command's: it shall get a broken pipe too.
            try (from) {
                byte[] block = new byte[BLOCK];
                for (int read = from.read(block); read >= 0; read = from.read(block)) {
                    isWriting = true;
                    to.write(block, 0, read);
                    to.flush();
                    lines.take(block, read);
                    moved(read);
                    isWriting = false;
                }
            } catch (IOException e) {
                isWriting = false;
            }
            lines.end();
        }

        // Only this thread counts; the other one looks.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        private void moved(int bytes) {
            count += bytes;
            movedAt = System.nanoTime();
        }

        void beginAftermath() {
            countAtEnd = count;
            movedAt = System.nanoTime();
        }

        /** A reader of ours may be slow; a program that was left behind may be silent, or never. */
        boolean isAwaited() {
            boolean isSilent = !isWriting && System.nanoTime() - movedAt > AFTERMATH.toNanos();
            return isAlive() && !isSilent && count - countAtEnd < AFTERMATH_BYTES;
        }
    }
}
