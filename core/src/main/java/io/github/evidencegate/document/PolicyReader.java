package io.github.evidencegate.document;

import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.PolicyNode.Mapping.Member;
import io.github.evidencegate.document.PolicyNode.Place;
import io.github.evidencegate.document.PolicyNode.Scalar;
import io.github.evidencegate.document.PolicyNode.ScalarType;
import io.github.evidencegate.document.PolicyNode.Sequence;
import io.github.evidencegate.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/**
 * Reads one YAML document into nodes with places. Works on events, not on the engine's own tree, so that depth and size
 * (after aliases) are bounded before anything is built.
 */
public final class PolicyReader {
    private static final int DEEPEST = 50;
    private static final int MOST_NODES = 20_000;
    private static final CoreScalarResolver CORE_SCHEMA = new CoreScalarResolver(false);

    /** What the engine calls it when it takes the start of a text for something else. */
    private static final Set<String> SCANNED =
            Set.of("while scanning an alias", "while scanning an anchor", "while scanning a tag");

    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<Anchor, PolicyNode> anchors = new HashMap<>();
    private int nodes;

    private PolicyReader(String text, Problems problems) {
        this.problems = problems;
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Math.max(1, text.length()))
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The only document of {@code text}. Repeated keys and tags are added to {@code problems}; the rest is thrown. */
    public static PolicyNode read(String text, Problems problems) throws EvidenceException {
        try {
            return new PolicyReader(text, problems).document();
        } catch (MarkedYamlEngineException e) {
            throw notYaml(e, text, problems);
        } catch (YamlEngineException e) {
            throw problems.ending(problems.at(1, 1), "not YAML: " + shown(e.getMessage()));
        }
    }

    private static EvidenceException notYaml(MarkedYamlEngineException e, String text, Problems problems) {
        // Where the text begins that an alias, an anchor or a tag was seen in; else where the mistake is.
        Optional<Mark> begin =
                e.getContext() != null && SCANNED.contains(e.getContext()) ? e.getContextMark() : e.getProblemMark();
        Optional<String> remedy = begin.flatMap(mark -> text.lines()
                .skip(mark.getLine())
                .findFirst()
                .flatMap(line -> UnquotedText.remedy(line, mark.getColumn())));
        return remedy.isPresent()
                ? problems.ending(
                        place(begin, problems), "text that begins like this needs quotes in YAML; " + remedy.get())
                : problems.ending(place(e.getProblemMark(), problems), "not YAML: " + shown(e.getProblem()));
    }

    /** The parser quotes characters of the file, line breaks among them. */
    private static String shown(@Nullable String problem) {
        return Problems.visible(String.valueOf(problem));
    }

    private PolicyNode document() throws EvidenceException {
        events.next(); // the stream's start
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            throw empty();
        }
        PolicyNode root = node(events.next(), 1);
        if (root instanceof Scalar scalar && scalar.type() == ScalarType.NOTHING) {
            throw empty();
        }
        events.next(); // the document's end
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw problems.ending(place(end.getStartMark()), "a second document; a policy is one, so remove the ---");
        }
        return root;
    }

    private EvidenceException empty() {
        return problems.ending(
                problems.at(1, 1),
                "the policy is empty; write at least \"version: 1\", or remove the file to observe only");
    }

    private PolicyNode node(Event event, int depth) throws EvidenceException {
        Place place = place(event.getStartMark());
        if (depth > DEEPEST) {
            throw problems.ending(place, "nested deeper than " + DEEPEST + " levels; a policy needs six");
        }
        if (event instanceof AliasEvent alias) {
            return named(alias.getAlias(), place);
        }
        count(1, place);
        PolicyNode node = fresh(event, place, depth);
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private PolicyNode fresh(Event event, Place place, int depth) throws EvidenceException {
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event, place);
            case SequenceStart -> {
                refuseTag(((SequenceStartEvent) event).getTag(), place);
                yield sequence(place, depth);
            }
            case MappingStart -> {
                refuseTag(((MappingStartEvent) event).getTag(), place);
                yield mapping(place, depth);
            }
            default -> throw new IllegalStateException("no start of a value: " + event);
        };
    }

    private Scalar scalar(ScalarEvent event, Place place) {
        refuseTag(event.getTag(), place);
        return new Scalar(place, typeOf(event), event.getValue());
    }

    private PolicyNode sequence(Place place, int depth) throws EvidenceException {
        List<PolicyNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Sequence(place, List.copyOf(items));
    }

    private PolicyNode mapping(Place place, int depth) throws EvidenceException {
        List<Member> members = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            PolicyNode key = node(event, depth + 1);
            PolicyNode value = node(events.next(), depth + 1);
            if (!(key instanceof Scalar scalar) || scalar.type() == ScalarType.NOTHING) {
                problems.add(key.place(), "a key must be text");
            } else if (keys.add(scalar.text())) {
                members.add(new Member(scalar, value));
            } else {
                problems.add(
                        key.place(),
                        "key " + Problems.quoted(scalar.text()) + " stands twice; join the two or drop one");
            }
        }
        return new Mapping(place, List.copyOf(members));
    }

    /** What an alias stands for; counted again, so that aliases of aliases cannot explode. */
    private PolicyNode named(Anchor anchor, Place place) throws EvidenceException {
        PolicyNode node = anchors.get(anchor);
        if (node == null) {
            throw problems.ending(
                    place,
                    "alias *" + anchor.getValue() + " stands for nothing complete before it; if it is text, "
                            + UnquotedText.remedy("*" + anchor.getValue()));
        }
        count(node.size(), place);
        return node;
    }

    private void count(int more, Place place) throws EvidenceException {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw problems.ending(
                    place, "more than " + MOST_NODES + " values, aliases counted; split or shorten the lists");
        }
    }

    private void refuseTag(Optional<String> tag, Place place) {
        if (tag.isPresent()) {
            String text = Problems.quoted(tag.get());
            String instead = tag.get().startsWith("!") ? ", or if it is text, " + UnquotedText.remedy(tag.get()) : "";
            problems.add(place, "tag " + text + ": a policy has no tags; remove it" + instead);
        }
    }

    private static ScalarType typeOf(ScalarEvent scalar) {
        if (!scalar.isPlain() || scalar.getTag().isPresent()) {
            return ScalarType.TEXT;
        }
        Tag tag = CORE_SCHEMA.resolve(scalar.getValue(), true);
        if (tag.equals(Tag.INT)) {
            return ScalarType.WHOLE_NUMBER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return ScalarType.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return ScalarType.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? ScalarType.NOTHING : ScalarType.TEXT;
    }

    private Place place(Optional<Mark> mark) {
        return place(mark, problems);
    }

    private static Place place(Optional<Mark> mark, Problems problems) {
        return mark.map(at -> problems.at(at.getLine() + 1, at.getColumn() + 1)).orElseGet(() -> problems.at(1, 1));
    }
}
