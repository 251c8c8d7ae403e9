package io.github.evidencegate.syntax;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML as plain texts, lists and tables. Tags are not followed, aliases are counted each time, and a key that
 * stands twice is refused.
 */
public final class YamlNodes {
    private static final String NOT_YAML = "not YAML; see what a checker of YAML says about the file";

    private final Iterator<Event> events;
    private final NodeLimit limit = new NodeLimit();
    private final Map<Anchor, Named> anchors = new HashMap<>();

    private record Named(Node node, int size) {}

    private YamlNodes(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Math.max(1, text.length()))
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** All documents of the file. */
    public static List<Node> read(byte[] bytes) throws EvidenceException {
        try {
            return new YamlNodes(SourceText.of(bytes)).documents();
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            throw new EvidenceException(place + NOT_YAML, e);
        } catch (YamlEngineException e) {
            throw new EvidenceException(NOT_YAML, e);
        }
    }

    private List<Node> documents() throws EvidenceException {
        List<Node> documents = new ArrayList<>();
        events.next(); // the stream's start
        while (events.next().getEventId() == Event.ID.DocumentStart) {
            documents.add(node(events.next(), 1));
            events.next(); // the document's end
        }
        return documents;
    }

    private Node node(Event event, int depth) throws EvidenceException {
        if (event instanceof AliasEvent alias) {
            Named named = anchors.get(alias.getAlias());
            if (named == null) {
                throw new EvidenceException("an alias stands for nothing complete before it");
            }
            limit.add(named.size(), depth);
            return named.node();
        }
        int before = limit.count();
        limit.add(1, depth);
        Node node = fresh(event, depth);
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(anchor -> anchors.put(anchor, new Named(node, limit.count() - before)));
        return node;
    }

    private Node fresh(Event event, int depth) throws EvidenceException {
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence(depth);
            case MappingStart -> mapping(depth);
            default -> throw new IllegalStateException("no start of a value: " + event);
        };
    }

    private static Node scalar(ScalarEvent scalar) {
        String value = scalar.getValue();
        boolean isNothing = scalar.isPlain() && (value.isEmpty() || value.equals("null") || value.equals("~"));
        return isNothing ? Node.NOTHING : Node.of(value);
    }

    private Node sequence(int depth) throws EvidenceException {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return Node.of(items);
    }

    private Node mapping(int depth) throws EvidenceException {
        Map<String, Node> members = Node.emptyTable();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Node key = node(event, depth + 1);
            Node value = node(events.next(), depth + 1);
            if (members.put(key.text(), value) != null) {
                throw new EvidenceException("a key stands twice; remove one of the two");
            }
        }
        return Node.of(members);
    }
}
