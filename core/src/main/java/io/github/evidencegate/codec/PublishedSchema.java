package io.github.evidencegate.codec;

import io.github.evidencegate.codec.EntryCodec.KeptEntry;
import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.form.Form;
import io.github.evidencegate.form.JsonText;
import io.github.evidencegate.form.RecordForm;
import io.github.evidencegate.policy.PolicySchema;
import io.github.evidencegate.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schemas (2020-12) of what Evidence Gate reads and writes. Those of record and verdict are derived from the
 * very types that {@link RecordCodec} writes.
 */
public enum PublishedSchema {
    /** Of {@code .evidence-gate.yml}. */
    POLICY(PolicySchema.ID) {
        @Override
        Map<String, Object> tree() {
            return PolicySchema.tree();
        }
    },
    /** Of {@code record.json}. */
    RECORD("https://evidencegate.github.io/schema/record-1.json") {
        @Override
        Map<String, Object> tree() {
            Map<String, Object> definitions = new LinkedHashMap<>();
            Map<String, Form> more = new TreeMap<>();
            more.put(RecordCodec.VERDICT, RecordForm.of(Verdict.class));
            more.put(RecordCodec.DIGEST, Form.Token.DIGEST);
            Map<String, Object> object = RecordForm.of(EvidenceRecord.class).object(definitions, more);
            return document(this, "Evidence Gate record (record.json)", object, definitions);
        }
    },
    /** Of {@code verdict.json}. */
    VERDICT("https://evidencegate.github.io/schema/verdict-1.json") {
        @Override
        Map<String, Object> tree() {
            Map<String, Object> definitions = new LinkedHashMap<>();
            Map<String, Object> object = RecordForm.of(Verdict.class).object(definitions, Map.of());
            return document(this, "Evidence Gate verdict (verdict.json)", object, definitions);
        }
    },
    /** Of the record that {@code evidence-gate gate} writes. */
    GATE("https://evidencegate.github.io/schema/gate-1.json") {
        @Override
        Map<String, Object> tree() {
            Map<String, Object> definitions = new LinkedHashMap<>();
            Map<String, Form> more = Map.of(CommandRunCodec.SCHEMA, new Form.Constant(id()));
            Map<String, Object> object = RecordForm.of(CommandRun.class).object(definitions, more);
            return document(this, "Evidence Gate record of a command (gate-<id>.json)", object, definitions);
        }
    },
    /** Of one entry of a change's history. */
    HISTORY("https://evidencegate.github.io/schema/history-1.json") {
        @Override
        Map<String, Object> tree() {
            Map<String, Object> definitions = new LinkedHashMap<>();
            Map<String, Form> more = Map.of(EntryCodec.SCHEMA, new Form.Constant(id()));
            Map<String, Object> object = RecordForm.of(KeptEntry.class).object(definitions, more);
            return document(this, "Evidence Gate entry of a change's history", object, definitions);
        }
    };

    private final String id;

    PublishedSchema(String id) {
        this.id = id;
    }

    /** The schema's {@code $id}. It ends with the version of the form; a change that breaks readers gets a new one. */
    public String id() {
        return id;
    }

    /** The schema, indented for people, with one line feed at its end. */
    public String text() {
        return JsonText.pretty(tree());
    }

    abstract Map<String, Object> tree();

    private static Map<String, Object> document(
            PublishedSchema schema, String title, Map<String, Object> object, Map<String, Object> definitions) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$id", schema.id);
        document.put("title", title);
        document.putAll(object);
        document.put("$defs", definitions);
        return document;
    }
}
