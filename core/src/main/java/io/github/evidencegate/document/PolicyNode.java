package io.github.evidencegate.document;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of the policy file as it was written, with its place. */
public sealed interface PolicyNode {
    /** Where it starts. */
    Place place();

    /** How many nodes it is made of, repeated ones counted each time. */
    int size();

    /** Handles every kind of node. */
    <R> R fold(Function<Scalar, R> scalar, Function<Sequence, R> sequence, Function<Mapping, R> mapping);

    /**
     * A place in a file; line and column count from 1. What is no file has neither.
     *
     * @param file as it stands in messages; empty for what no file says, which holds by default
     */
    record Place(String file, int line, int column) {
        /** A place that has a name and no lines, such as {@code input mode}. */
        public static Place named(String name) {
            return new Place(name, 0, 0);
        }

        /** Whether nobody said what stands here. */
        public boolean isDefault() {
            return file.isEmpty();
        }

        /** For people: {@code .evidence-gate.yml:3}, {@code input mode}, or {@code default}. */
        public String origin() {
            if (isDefault()) {
                return "default";
            }
            return line == 0 ? file : file + ":" + line;
        }

        @Override
        public String toString() {
            return line == 0 ? file : file + ":" + line + ":" + column;
        }
    }

    /** What YAML's core schema takes a scalar for. */
    enum ScalarType {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        BOOLEAN,
        NOTHING
    }

    /** A single value. */
    record Scalar(Place place, ScalarType type, String text) implements PolicyNode {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public <R> R fold(Function<Scalar, R> scalar, Function<Sequence, R> sequence, Function<Mapping, R> mapping) {
            return scalar.apply(this);
        }
    }

    /** A list. */
    record Sequence(Place place, List<PolicyNode> items) implements PolicyNode {
        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public int size() {
            return items.stream().mapToInt(PolicyNode::size).sum() + 1;
        }

        @Override
        public <R> R fold(Function<Scalar, R> scalar, Function<Sequence, R> sequence, Function<Mapping, R> mapping) {
            return sequence.apply(this);
        }
    }

    /** An object, in the order of the file. */
    record Mapping(Place place, List<Member> members) implements PolicyNode {
        /** Copies the members. */
        public Mapping {
            members = List.copyOf(members);
        }

        /** A key with its value. */
        public record Member(Scalar key, PolicyNode value) {}

        /** The value of this key. */
        public Optional<PolicyNode> get(String key) {
            return members.stream()
                    .filter(member -> member.key().text().equals(key))
                    .map(Member::value)
                    .findFirst();
        }

        @Override
        public int size() {
            return members.stream()
                            .mapToInt(member -> member.value().size() + 1)
                            .sum()
                    + 1;
        }

        @Override
        public <R> R fold(Function<Scalar, R> scalar, Function<Sequence, R> sequence, Function<Mapping, R> mapping) {
            return mapping.apply(this);
        }
    }
}
