package io.github.evidencegate.results.foreign;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that a process of the readers' program works in, with the answer that it writes. Nobody else may look
 * into it, and it goes when it is closed.
 */
public record ForeignAnswer(Path folder) implements Closeable {
    static ForeignAnswer create() throws IOException {
        return new ForeignAnswer(Files.createTempDirectory("evidence-gate-readers"));
    }

    /** The answer. */
    public Path file() {
        return folder.resolve("answer");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(folder);
    }
}
