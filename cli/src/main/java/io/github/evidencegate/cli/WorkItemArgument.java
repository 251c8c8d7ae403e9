package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.evidence.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was given with {@code --work-item}: a file, {@code -} for standard input, or the text itself.
 *
 * @param value as it was given
 */
record WorkItemArgument(String value) {
    /** A ticket is read by people: one that is longer than this is something else. */
    static final int LIMIT_BYTES = 256 * 1024;

    private static final String STANDARD_INPUT = "-";
    private static final Pattern REFERENCE = Pattern.compile("\\S+://\\S+|\\S*[#!][0-9]+");

    /**
     * The text of the work item.
     *
     * @throws EvidenceException if it cannot be read, is too long or is not UTF-8; or if {@code value} looks like a
     *     file, and there is none
     */
    String text(InputStream standardInput) throws EvidenceException {
        if (value.equals(STANDARD_INPUT)) {
            return read("standard input", () -> standardInput);
        }
        Optional<Path> file = existing();
        if (file.isPresent()) {
            return read(value, () -> Files.newInputStream(file.get()));
        }
        if (looksLikeFile()) {
            throw new EvidenceException("--work-item " + value
                    + ": no such file; give a file that exists, - for standard input, or the text itself"
                    + " (of several words: a single word with a / is taken for a file)");
        }
        return value;
    }

    private Optional<Path> existing() {
        try {
            return Optional.of(Path.of(value)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a file was meant: a text of several words is none, and neither is an address or {@code owner/name#7}. */
    private boolean looksLikeFile() {
        if (value.endsWith(".md")) {
            return value.indexOf('\n') < 0;
        }
        boolean oneWord = value.chars().noneMatch(Character::isWhitespace);
        return oneWord && value.contains("/") && !REFERENCE.matcher(value).matches();
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private static String read(String name, Source source) throws EvidenceException {
        byte[] bytes;
        try (InputStream stream = source.open()) {
            bytes = stream.readNBytes(LIMIT_BYTES + 1);
        } catch (IOException e) {
            throw new EvidenceException(
                    "--work-item: " + name + " cannot be read: " + e.getMessage()
                            + "; check that it is a file you may read",
                    e);
        }
        if (bytes.length > LIMIT_BYTES) {
            throw new EvidenceException("--work-item: " + name + " is longer than " + LIMIT_BYTES / 1024
                    + " KiB; give the text of the ticket alone");
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new EvidenceException("--work-item: " + name + " is not UTF-8 text; save it as UTF-8", e);
        }
    }
}
