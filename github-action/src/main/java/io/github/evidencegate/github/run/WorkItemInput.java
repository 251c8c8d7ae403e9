package io.github.evidencegate.github.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.delivery.FileTrouble;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.github.action.ActionInput;
import io.github.evidencegate.github.action.ActionInputs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The input {@code work-item}: the text of the ticket, or the name of a file that has it. */
record WorkItemInput(ActionInputs inputs, Path folder) {
    private static final int LIMIT_BYTES = 1 << 20;

    /** The text; empty if the workflow gave none. */
    Optional<String> text() throws EvidenceException {
        Optional<String> given = inputs.text(ActionInput.WORK_ITEM);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> file = file(given.get());
        return Optional.of(file.isPresent() ? read(file.get()) : given.get());
    }

    private Optional<Path> file(String text) throws EvidenceException {
        boolean isOneWord = text.chars().noneMatch(Character::isWhitespace);
        try {
            Path file = folder.resolve(text);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (isOneWord && text.endsWith(".md")) {
            throw new EvidenceException(
                    "the input work-item names a file that is not there: " + text + "; check it out, or give the text");
        }
        return Optional.empty();
    }

    private static String read(Path file) throws EvidenceException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LIMIT_BYTES + 1);
            if (bytes.length > LIMIT_BYTES) {
                throw new EvidenceException("the input work-item: " + file + " is longer than " + LIMIT_BYTES
                        + " bytes; give the text of the ticket alone");
            }
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new EvidenceException("the input work-item: " + file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new EvidenceException(
                    "the input work-item: " + file + " cannot be read: " + FileTrouble.reason(e, "read")
                            + "; give a file that can be read, or the text",
                    e);
        }
    }
}
