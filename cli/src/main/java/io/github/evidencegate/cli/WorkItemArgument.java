package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.delivery.FileTrouble;
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

    /** {@code SHOP-142}, {@code #7}, {@code owner/name#7}, {@code group/project!7}, or an address. */
    private static final Pattern REFERENCE =
            Pattern.compile("[A-Z][A-Z0-9_]*-[0-9]+|[\\w./-]*[#!][0-9]+|[a-z][a-z0-9+.-]*://\\S+");

    /**
     * The text of the work item.
     *
     * @throws EvidenceException if it cannot be read, says nothing, is too long or is not UTF-8; or if {@code value}
     *     looks like a file, and there is none
     */
    String text(InputStream standardInput) throws EvidenceException {
        if (value.equals(STANDARD_INPUT)) {
            return read("standard input", () -> standardInput);
        }
        Optional<Path> file = existing();
        if (file.isPresent()) {
            if (Files.isDirectory(file.get())) {
                throw new EvidenceException(
                        "--work-item: " + value + " is a folder, not a file; give the file in it that has the ticket");
            }
            return read(value, () -> Files.newInputStream(file.get()));
        }
        if (looksLikeFile()) {
            throw new EvidenceException("--work-item " + value
                    + ": no such file, and no ticket such as SHOP-142, #7 or an address; give a file that exists,"
                    + " - for standard input, or the text itself, of several words");
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

    /** Whether a file was meant: a text of several words is none, and neither is a reference to a ticket. */
    private boolean looksLikeFile() {
        if (value.endsWith(".md")) {
            return value.indexOf('\n') < 0;
        }
        boolean oneWord = value.chars().noneMatch(Character::isWhitespace);
        return oneWord && !REFERENCE.matcher(value).matches();
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private static String read(String name, Source source) throws EvidenceException {
        String text = decoded(name, source);
        if (text.isBlank()) {
            throw new EvidenceException("--work-item is empty: " + name
                    + " has no text; give one that has the ticket's, or leave the option out");
        }
        return text;
    }

    private static String decoded(String name, Source source) throws EvidenceException {
        byte[] bytes;
        try (InputStream stream = source.open()) {
            bytes = stream.readNBytes(LIMIT_BYTES + 1);
        } catch (IOException e) {
            throw new EvidenceException(
                    "--work-item: " + name + " cannot be read: " + FileTrouble.reason(e, "read")
                            + "; give a file that you may read",
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
