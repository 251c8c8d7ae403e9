package io.github.evidencegate.codec;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.fixture.Expectation;
import io.github.evidencegate.fixture.Expectation.Expected;
import io.github.evidencegate.form.Form;
import io.github.evidencegate.form.JsonText;
import io.github.evidencegate.form.RecordForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes and reads {@code expected.json}, which people edit. */
public final class ExpectationCodec {
    private ExpectationCodec() {}

    /** The content of the file, indented, with one line feed at its end. */
    public static String encode(Expectation expectation) {
        return JsonText.pretty(Map.of(
                "findings",
                expectation.findings().stream().map(ExpectationCodec::tree).toList()));
    }

    private static Map<String, Object> tree(Expected expected) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", expected.rule());
        tree.put("mode", Form.Word.word(expected.mode()));
        tree.put("paths", expected.paths());
        tree.put("evidence", expected.evidence());
        return tree;
    }

    /**
     * What the file expects.
     *
     * @param fileName as it shall stand in messages
     * @throws EvidenceException if it is not as {@link #encode} writes it, with the place as a JSON Pointer
     */
    public static Expectation decode(String fileName, byte[] utf8) throws EvidenceException {
        return (Expectation) FormReader.read(fileName, utf8, RecordForm.of(Expectation.class), Set.of());
    }
}
