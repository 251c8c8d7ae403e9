package io.github.evidencegate.policy;

import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Scalar;
import io.github.evidencegate.document.PolicyNode.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that holds, written out.
 *
 * @param values in the order of the grammar
 */
public record EffectivePolicy(List<Value> values) {
    /** Copies the list. */
    public EffectivePolicy {
        values = List.copyOf(values);
    }

    /**
     * A value under its keys.
     *
     * @param path the keys that lead to it
     * @param parts the value; for a list its items, of which there may be none
     * @param from where the whole was written; for a list whose items came from several files, the last
     */
    public record Value(List<String> path, boolean isList, List<Part> parts, String from) {
        /** Copies the lists. */
        public Value {
            path = List.copyOf(path);
            parts = List.copyOf(parts);
        }
    }

    /**
     * A single value.
     *
     * @param isText whether it is text rather than a number or a truth value
     * @param from file and line, or {@code default}
     */
    public record Part(String text, boolean isText, String from) {}

    static EffectivePolicy of(PolicyNode root) {
        List<Value> values = new ArrayList<>();
        collect(List.of(), root, values);
        return new EffectivePolicy(values);
    }

    private static void collect(List<String> path, PolicyNode node, List<Value> values) {
        boolean isLeaf = node.fold(scalar -> true, items -> true, mapping -> false);
        if (isLeaf) {
            values.add(new Value(
                    path,
                    node.fold(scalar -> false, items -> true, mapping -> false),
                    parts(node).toList(),
                    node.place().origin()));
        }
        node.<List<PolicyNode.Mapping.Member>>fold(scalar -> List.of(), items -> List.of(), PolicyNode.Mapping::members)
                .forEach(member -> collect(
                        Stream.concat(path.stream(), Stream.of(member.key().text()))
                                .toList(),
                        member.value(),
                        values));
    }

    private static Stream<Part> parts(PolicyNode node) {
        return node.fold(
                scalar -> Stream.of(part(scalar)),
                items -> items.items().stream().flatMap(EffectivePolicy::parts),
                mapping -> Stream.empty());
    }

    private static Part part(Scalar scalar) {
        return new Part(
                scalar.text(), scalar.type() == ScalarType.TEXT, scalar.place().origin());
    }
}
