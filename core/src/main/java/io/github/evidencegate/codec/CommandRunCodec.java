package io.github.evidencegate.codec;

import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.CommandRun.Ending;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.form.RecordForm;
import io.github.evidencegate.syntax.JsonNodes;
import io.github.evidencegate.syntax.Node;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Writes and reads the record of a command that is a gate, in the canonical form of all records. */
public final class CommandRunCodec {
    /** How each record begins, whatever its version: what it is told by. */
    public static final String START = "{\"$schema\":\"https://evidencegate.github.io/schema/gate-";

    /** More than any record has. */
    public static final int LIMIT_BYTES = 64 << 10;

    static final String SCHEMA = "$schema";
    private static final String REMEDY = "; run the command through evidence-gate gate again";

    private CommandRunCodec() {}

    /** The record, with one line feed at its end. */
    public static String encode(CommandRun run) {
        Map<String, String> members =
                new TreeMap<>(RecordForm.of(CommandRun.class).texts(run));
        members.put(SCHEMA, '"' + PublishedSchema.GATE.id() + '"');
        return RecordCodec.object(members) + '\n';
    }

    /**
     * The run that a record tells of.
     *
     * @throws EvidenceException if it is no record, is cut off, or is of another version; the message names no file
     */
    public static CommandRun decode(byte[] text) throws EvidenceException {
        if (text.length > LIMIT_BYTES) {
            throw new EvidenceException("more than " + LIMIT_BYTES + " bytes are no record of a command" + REMEDY);
        }
        Node root = nodes(text);
        String schema = required(root, SCHEMA);
        if (!schema.equals(PublishedSchema.GATE.id())) {
            throw new EvidenceException("the record of a command is of another version than "
                    + PublishedSchema.GATE.id() + "; use one version of evidence-gate for gate and check");
        }
        try {
            return new CommandRun(
                    identifier(required(root, "id")),
                    root.textAt("kind").map(CommandRunCodec::identifier),
                    required(root, "program"),
                    new Digest(required(root, "arguments")),
                    new Revision(required(root, "head")),
                    Instant.parse(required(root, "startedAt")),
                    Instant.parse(required(root, "endedAt")),
                    Duration.parse(required(root, "took")),
                    ending(root.at("ending")),
                    new Digest(required(root, "output")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new EvidenceException("a member of the command's record is not of its form" + REMEDY, e);
        }
    }

    private static Node nodes(byte[] text) throws EvidenceException {
        try {
            return JsonNodes.read(text);
        } catch (EvidenceException e) {
            throw new EvidenceException(e.getMessage() + REMEDY, e);
        }
    }

    private static String identifier(String text) {
        if (!CommandRun.isIdentifier(text)) {
            throw new IllegalArgumentException("not the name of a gate");
        }
        return text;
    }

    private static Ending ending(Node node) throws EvidenceException {
        return new Ending(
                Integer.parseInt(required(node, "exitStatus")), node.textAt("signal"), node.textAt("notStarted"));
    }

    private static String required(Node node, String name) throws EvidenceException {
        return node.textAt(name)
                .orElseThrow(() ->
                        new EvidenceException("the record of a command lacks its member \"" + name + "\"" + REMEDY));
    }
}
