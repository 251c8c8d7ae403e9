package io.github.evidencegate.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.evidencegate.evidence.EvidenceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON. A name that stands twice is refused, because tools differ in which of the two they take. Messages do not
 * quote the file, because they go to the record (R213).
 */
public final class JsonNodes {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NodeLimit.DEEPEST + 1)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private final JsonParser parser;
    private final NodeLimit limit = new NodeLimit();

    private JsonNodes(JsonParser parser) {
        this.parser = parser;
    }

    /** The only value of the file. */
    public static Node read(byte[] bytes) throws EvidenceException {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            Node root = new JsonNodes(parser).node(1);
            if (parser.nextToken() != null) {
                throw new EvidenceException(place(parser.currentTokenLocation()) + "something after the end");
            }
            return root;
        } catch (JsonProcessingException e) {
            // Jackson knows no place of a name that is beyond its limit.
            throw new EvidenceException(
                    Optional.ofNullable(e.getLocation()).map(JsonNodes::place).orElse("")
                            + "not JSON, or beyond its limits; have the tool write the file again",
                    e);
        } catch (IOException e) {
            throw new EvidenceException("not JSON; have the tool write the file again", e);
        }
    }

    private static String place(JsonLocation at) {
        return "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    private Node node(int depth) throws IOException, EvidenceException {
        limit.add(1, depth);
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            return table(depth);
        }
        if (parser.hasToken(JsonToken.START_ARRAY)) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(depth + 1));
            }
            return Node.of(items);
        }
        if (!parser.hasCurrentToken()) {
            throw new EvidenceException("an empty file is not JSON");
        }
        return parser.hasToken(JsonToken.VALUE_NULL) ? Node.NOTHING : Node.of(parser.getText());
    }

    private Node table(int depth) throws IOException, EvidenceException {
        Map<String, Node> members = Node.emptyTable();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonLocation at = parser.currentTokenLocation();
            parser.nextToken();
            if (members.put(name, node(depth + 1)) != null) {
                throw new EvidenceException(place(at) + "a name stands twice; remove one of the two");
            }
        }
        return Node.of(members);
    }
}
