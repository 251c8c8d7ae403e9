package io.github.evidencegate.cli;

import io.github.evidencegate.delivery.FileTrouble;
import io.github.evidencegate.evidence.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that were named on the command line. */
final class InputFile {
    private InputFile() {}

    /**
     * The path that this text names.
     *
     * @param what the argument, for the message
     */
    static Path path(String what, String text) throws EvidenceException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new EvidenceException(
                    what + " is \"" + text + "\", which no file can be called: " + e.getReason(), e);
        }
    }

    /** The path that an option names, if it was given; an empty one is refused. */
    static Optional<Path> path(String option, Optional<String> value) throws EvidenceException {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get().isBlank()) {
            throw empty(option);
        }
        return Optional.of(path(option, value.get()));
    }

    /** What is wrong with an option without a text. */
    static EvidenceException empty(String option) {
        return new EvidenceException(
                option + " is empty, perhaps because a variable is not set; give a value or leave the option out");
    }

    /**
     * All bytes of the file.
     *
     * @param limit the most bytes it may have
     * @param remedy what to do if it cannot be read
     */
    static byte[] bytes(Path file, int limit, String remedy) throws EvidenceException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new EvidenceException(file + ": more than " + limit + " bytes; " + remedy);
            }
            return bytes;
        } catch (IOException e) {
            throw new EvidenceException(file + " cannot be read: " + FileTrouble.reason(e, "read") + "; " + remedy, e);
        }
    }
}
