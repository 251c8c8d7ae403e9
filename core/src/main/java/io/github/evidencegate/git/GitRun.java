package io.github.evidencegate.git;

import io.github.evidencegate.evidence.EvidenceException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One run of git: its output while it runs, then its status. It is ended when its time is up or nobody listens. */
final class GitRun implements AutoCloseable {
    private static final int COMPLAINT_LIMIT = 4_096;
    private static final int TEXT_LIMIT = 1 << 20;
    private static final long LAST_WORDS_MILLIS = 1_000;

    private final Process process;
    private final String name;
    private final Duration patience;
    private final Thread listener;
    private volatile String complaint = "";
    private volatile boolean late;

    /** Takes a value out of git's output. */
    @FunctionalInterface
    interface Reading<T> {
        /**
         * Reads {@code output} to its end.
         *
         * @throws EOFException if it ends too early
         * @throws IOException if it is not of the expected form
         */
        T read(GitOutput output) throws IOException;
    }

    /**
     * Listens to {@code process} and watches the time.
     *
     * @param name which run it is, for messages
     */
    GitRun(Process process, String name, Duration patience) {
        this.process = process;
        this.name = name;
        this.patience = patience;
        this.listener = daemon(this::listen);
        daemon(this::endWhenLate);
    }

    /**
     * Reads the output of a run that must succeed and has no input.
     *
     * @throws EvidenceException if git fails, takes too long, or answers in another form than expected
     */
    <T> T read(Reading<T> reading) throws EvidenceException {
        tell("");
        return taken(reading);
    }

    /** The same of a run that answers while it is asked, so that neither side waits for the other. */
    <T> T read(String input, Reading<T> reading) throws EvidenceException {
        daemon(() -> tell(input));
        return taken(reading);
    }

    private <T> T taken(Reading<T> reading) throws EvidenceException {
        T value;
        try (InputStream out = process.getInputStream()) {
            value = reading.read(new GitOutput(out));
        } catch (EOFException e) {
            answered("").require();
            throw unusable(e);
        } catch (IOException e) {
            throw unusable(e);
        }
        answered("").require();
        return value;
    }

    /** Gives git {@code input} and reads a short output, whatever the status. */
    GitAnswer answer(String input) throws EvidenceException {
        tell(input);
        try (InputStream out = process.getInputStream()) {
            return answered(GitOutput.text(out.readNBytes(TEXT_LIMIT)));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Ends git, and whatever it started, if it still runs. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void tell(String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Git has ended without reading all of it; its status and its complaint tell why.
        }
    }

    private GitAnswer answered(String text) throws EvidenceException {
        try {
            int status = process.waitFor();
            listener.join(LAST_WORDS_MILLIS);
            if (late) {
                throw tooLate();
            }
            return new GitAnswer(name, status, text, complaint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvidenceException(name + " was interrupted; run it again", e);
        }
    }

    private EvidenceException unusable(IOException cause) {
        return late
                ? tooLate()
                : new EvidenceException(
                        name + " gave an answer that cannot be used: " + cause.getMessage() + "; try a newer git",
                        cause);
    }

    private EvidenceException tooLate() {
        return new EvidenceException(name + " took longer than " + patience.toMillis()
                + " ms and was ended; judge a smaller change, or see what keeps git busy there");
    }

    private void endWhenLate() {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                late = true;
                close();
            }
        } catch (InterruptedException e) {
            close();
        }
    }

    /** Keeps the beginning of the complaint and reads the rest away, so that git never waits for a listener. */
    private void listen() {
        try (InputStream err = process.getErrorStream()) {
            // It can quote names of the change, so no control character may reach a terminal.
            complaint = GitOutput.text(err.readNBytes(COMPLAINT_LIMIT))
                    .replaceAll("\\p{Cc}+", " ")
                    .strip();
            err.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            complaint = "its complaint could not be read: " + e.getMessage();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "git");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
