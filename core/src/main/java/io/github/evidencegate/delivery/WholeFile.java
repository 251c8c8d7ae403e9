package io.github.evidencegate.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file so that nobody ever reads half of it. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes {@code text} in the place of whatever stands there; a folder is refused. */
    public static void write(Path file, String text) throws IOException {
        // Not createTempFile: it lets nobody else read, and an artifact is for others to read.
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        Files.deleteIfExists(temporary);
        Files.write(temporary, text.getBytes(UTF_8), CREATE_NEW);
        move(temporary, file);
    }

    /** A move replaces a symbolic link; writing would follow one that the change under judgement has planted. */
    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(from);
        }
    }
}
