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

        R either(Either shape);
    }

    /**
     * What a policy may say about a member that the policy it extends says already. Every member of the grammar
     * declares one, or its parts do.
     */
    enum Inheritance {
        /** It is of the file that has it, and not passed on. */
        OWN("have one of its own"),
        /** It stays as it is. */
        SAME("leave it as it is"),
        /** What a file says stays as it is; where none does, the own one takes the place of the default. */
        SETTLED("set it where no other file does"),
        /** No value is tighter than another: the own one holds. */
        FREE("replace it"),
        /** The own one may be as strict or stricter: a later word, or {@code true}. */
        STRICTER("make it stricter"),
        /** The own number may be as high or higher. */
        RAISED("raise it"),
        /** The own number may be as low or lower. */
        LOWERED("lower it"),
        /** Each own text must be among the inherited ones or below one of them. */
        NARROWED("narrow it"),
        /** The own texts come on top, and take nothing back. */
        ADDED("add to it"),
        /** The same, and what is built in cannot be taken back either. */
        ON_TOP("add to it and to what is built in");

        private final String allowance;

        Inheritance(String allowance) {
            this.allowance = allowance;
        }

        /** For people: what a policy that extends another may do. */
        String allowance() {
            return allowance;
        }
    }

    /**
     * A key with what it means.
     *
     * @param initial what holds without the key, as it would be written; empty if nothing does
     * @param inheritance how it and what is in it may be tightened; empty if each of its keys says so itself
     */
    record KnownKey(
            String name,
            Shape shape,
            boolean required,
            Optional<String> initial,
            Optional<Inheritance> inheritance,
            String description) {
        static KnownKey of(String name, Shape shape, String description) {
            return new KnownKey(name, shape, false, Optional.empty(), Optional.empty(), description);
        }

        KnownKey initially(String text) {
            return new KnownKey(name, shape, required, Optional.of(text), inheritance, description);
        }

        KnownKey demanded() {
            return new KnownKey(name, shape, true, initial, inheritance, description);
        }

        KnownKey inherited(Inheritance rule) {
            return new KnownKey(name, shape, required, initial, Optional.of(rule), description);
        }
    }

    /**
     * An object whose keys are known.
     *
     * @param noun what a key of it is called in messages
     * @param elsewhere keys that are not its own, with what they belong to, for messages
     */
    record Keyed(String noun, List<KnownKey> keys, Map<String, String> elsewhere) implements Shape {
        public Keyed {
            keys = List.copyOf(keys);
            elsewhere = Map.copyOf(elsewhere);
        }

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
        public Variants {
            variants = List.copyOf(variants);
        }

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
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.choice(this);
        }
    }

    /** One text, or an object that says more. */
    record Either(Text text, Keyed keyed) implements Shape {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.either(this);
        }
    }

    /**
     * A number, both ends included.
     *
     * @param decimals how many digits it may have behind the point; 0 for a whole number
     */
    record Count(int least, int most, int decimals) implements Shape {
        Count(int least, int most) {
            this(least, most, 0);
        }

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
