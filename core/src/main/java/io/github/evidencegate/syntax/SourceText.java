package io.github.evidencegate.syntax;

import io.github.evidencegate.evidence.EvidenceException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a file that must be UTF-8. */
public final class SourceText {
    private SourceText() {}

    /**
     * The text without a byte order mark.
     *
     * @throws EvidenceException if it is not UTF-8
     */
    public static String of(byte[] bytes) throws EvidenceException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new EvidenceException("not UTF-8; save the file as UTF-8", e);
        }
    }
}
