package io.github.evidencegate.results.foreign;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One process of the readers' program. It gets a file on standard input and nothing else: no environment, an empty
 * folder to work in, and no library of XML in it may read what a file refers to.
 */
final class ReadersProcess {
    /** Windows starts no program without it. */
    private static final Set<String> ENVIRONMENT = Set.of("SystemRoot");

    private static final int MALFORMED = 10;
    private static final int EMPTY = 11;

    /** What Java ends with by {@code ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private final Path program;
    private final int heapMegabytes;
    private final Duration time;
    private final ForeignAnswer answer;

    ReadersProcess(Path program, int heapMegabytes, Duration time, ForeignAnswer answer) {
        this.program = program;
        this.heapMegabytes = heapMegabytes;
        this.time = time;
        this.answer = answer;
    }

    /** Runs the process to its end; what went wrong and what to do about it, or nothing if the answer is written. */
    Optional<String> read(byte[] content, String format, String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(format, name))
                .directory(answer.folder().toFile())
                .redirectOutput(answer.file().toFile())
                .redirectError(Redirect.DISCARD);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        long end = System.nanoTime() + time.toNanos();
        Thread watch = new Thread(() -> endAfter(process), "evidence-gate readers");
        watch.setDaemon(true);
        watch.start();
        try {
            give(content, process);
            int status = process.waitFor();
            return System.nanoTime() >= end ? Optional.of(tookTooLong()) : trouble(status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the readers' program was at work");
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(String format, String name) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Xlog:disable",
                "-Dfile.encoding=UTF-8",
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet=",
                "-jar",
                program.toAbsolutePath().toString(),
                format,
                name);
    }

    private void endAfter(Process process) {
        try {
            if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private static void give(byte[] content, Process process) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(content);
        } catch (IOException e) {
            // It has ended before it read all; its status says why.
            return;
        }
    }

    private Optional<String> trouble(int status) {
        return switch (status) {
            case 0 -> Optional.empty();
            case MALFORMED -> Optional.of("it is not well-formed or cut off; run the step that writes it again");
            case EMPTY -> Optional.of("it tells of nothing that was measured; run the step that writes it again");
            case OUT_OF_MEMORY ->
                Optional.of("it took more than " + heapMegabytes + " MB of memory; write a file for each part");
            default ->
                Optional.of("it made the readers' program end with status " + status
                        + "; run the step that writes it again, or leave the file out");
        };
    }

    private String tookTooLong() {
        return "it took more than " + time.toSeconds() + " s; write a file for each part";
    }
}
