package io.github.evidencegate.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one part of the policy may look like. {@link PolicyGrammar} is made of shapes; strict checking, its messages and
 * the published schema all follow them, so that the three never part.
 */
sealed interface Shape {
    /** Handles every shape. */
    <R> R fold(Cases<R> cases);

    /** One method for each shape. */
    interface Cases<R> {
        R keyed(Keyed shape);

        R named(Named shape);

        R variants(Variants shape);

        R listing(Listing shape);

        R text(Text shape);

        R choice(Choice shape);

        R count(Count shape);

        R flag(Flag shape);
    }

    /**
     * A key with what it means.
     *
     * @param initial what holds without the key, as it would be written; empty if nothing does
     */
    record KnownKey(String name, Shape shape, boolean required, Optional<String> initial, String description) {
        static KnownKey of(String name, Shape shape, String description) {
            return new KnownKey(name, shape, false, Optional.empty(), description);
        }

        KnownKey initially(String text) {
            return new KnownKey(name, shape, required, Optional.of(text), description);
        }

        KnownKey demanded() {
            return new KnownKey(name, shape, true, initial, description);
        }
    }

    /**
     * An object whose keys are known.
     *
     * @param noun what a key of it is called in messages
     * @param elsewhere keys that are not its own, with what they belong to, for messages
     */
    record Keyed(String noun, List<KnownKey> keys, Map<String, String> elsewhere) implements Shape {
        Keyed(String noun, List<KnownKey> keys) {
            this(noun, keys, Map.of());
        }

        List<String> names() {
            return keys.stream().map(KnownKey::name).toList();
        }

        Optional<KnownKey> key(String name) {
            return keys.stream().filter(key -> key.name().equals(name)).findFirst();
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.keyed(this);
        }
    }

    /** An object whose keys the project chooses. */
    record Named(TextForm name, Shape value) implements Shape {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.named(this);
        }
    }

    /** An object whose keys depend on the value of one of them. Each variant has that key and demands it. */
    record Variants(String selector, List<Variant> variants) implements Shape {
        record Variant(String word, Keyed keyed) {}

        List<String> words() {
            return variants.stream().map(Variant::word).toList();
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.variants(this);
        }
    }

    /** A list of texts, or one text that stands for a list of one. */
    record Listing(TextForm form, boolean mayBeEmpty) implements Shape {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.listing(this);
        }
    }

    /** One text. */
    record Text(TextForm form) implements Shape {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.text(this);
        }
    }

    /** One of these words. */
    record Choice(List<String> words) implements Shape {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.choice(this);
        }
    }

    /** A whole number, both ends included. */
    record Count(int least, int most) implements Shape {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.count(this);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.flag(this);
        }
    }
}
