package io.github.evidencegate.codec;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.form.RecordForm;
import io.github.evidencegate.verdict.Verdict;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes records and verdicts as canonical JSON (RFC 8785), so that the same values give the same bytes. The form is
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
