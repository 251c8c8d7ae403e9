package io.github.evidencegate.codec;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.form.RecordForm;
import io.github.evidencegate.verdict.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes and reads records, and writes verdicts, as canonical JSON (RFC 8785), so that the same values give the same bytes. The form is
 * described for readers in {@code docs/record.md}.
 */
public final class RecordCodec {
    static final String VERDICT = "verdict";
    static final String DIGEST = "digest";

    private RecordCodec() {}

    // Made at first use, because printing a help text needs none of it.
    private static final class Forms {
        static final RecordForm RECORD = RecordForm.of(EvidenceRecord.class);
        static final RecordForm VERDICT = RecordForm.of(Verdict.class);
    }

    /**
     * The content of {@code record.json}, with one line feed at its end. Its {@code digest} is that of the same text
     * without the {@code digest} member and without the line feed.
     */
    public static String encode(EvidenceRecord record, Verdict verdict) {
        Map<String, String> members = new TreeMap<>(Forms.RECORD.texts(record));
        StringBuilder text = new StringBuilder();
        Forms.VERDICT.write(verdict, text);
        members.put(VERDICT, text.toString());
        String digest = Digest.ofUtf8(object(members)).value();
        members.put(DIGEST, '"' + digest + '"');
        return object(members) + '\n';
    }

    /**
     * The record that {@link #encode} wrote. Its verdict and its digest are not read, so a record may be edited. Texts
     * that were cut stay cut.
     *
     * @param fileName as it shall stand in messages
     * @throws EvidenceException if it is not as the schema says, with the place as a JSON Pointer
     */
    public static EvidenceRecord decode(String fileName, byte[] utf8) throws EvidenceException {
        return (EvidenceRecord) FormReader.read(fileName, utf8, Forms.RECORD, Set.of(VERDICT, DIGEST));
    }

    /** The content of {@code verdict.json}, with one line feed at its end. */
    public static String encodeVerdict(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        Forms.VERDICT.write(verdict, text);
        return text.append('\n').toString();
    }

    /** An object of members that are JSON already, in the order of the map. */
    static String object(Map<String, String> members) {
        StringBuilder text = new StringBuilder();
        members.forEach((name, value) -> text.append(text.isEmpty() ? '{' : ',')
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
        return text.append('}').toString();
    }
}
