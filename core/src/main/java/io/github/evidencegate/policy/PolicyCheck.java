package io.github.evidencegate.policy;

import io.github.evidencegate.document.NearestWord;
import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.PolicyNode.Mapping.Member;
import io.github.evidencegate.document.PolicyNode.Scalar;
import io.github.evidencegate.document.PolicyNode.ScalarType;
import io.github.evidencegate.document.PolicyNode.Sequence;
import io.github.evidencegate.document.Problems;
import io.github.evidencegate.policy.Shape.Choice;
import io.github.evidencegate.policy.Shape.Count;
import io.github.evidencegate.policy.Shape.Either;
import io.github.evidencegate.policy.Shape.Flag;
import io.github.evidencegate.policy.Shape.Keyed;
import io.github.evidencegate.policy.Shape.KnownKey;
import io.github.evidencegate.policy.Shape.Listing;
import io.github.evidencegate.policy.Shape.Named;
import io.github.evidencegate.policy.Shape.Text;
import io.github.evidencegate.policy.Shape.Variants;
import io.github.evidencegate.policy.Shape.Variants.Variant;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds one node against the shape it should have, and names every difference with its place and the way out.
 *
 * @param path the keys that lead to the node, joined by dots; empty at the top
 */
record PolicyCheck(String path, PolicyNode node, Problems problems) implements Shape.Cases<Boolean> {
    private static final int LONGEST_NUMBER = 10;

    /** Adds everything that is wrong with {@code root} to {@code problems}. */
    static void check(PolicyNode root, Problems problems) {
        PolicyGrammar.ROOT.fold(new PolicyCheck("", root, problems));
    }

    @Override
    public Boolean keyed(Keyed shape) {
        Optional<Mapping> mapping = mapping();
        return mapping.isPresent() && membersFit(shape, mapping.get());
    }

    private boolean membersFit(Keyed shape, Mapping mapping) {
        boolean fits = true;
        for (Member member : mapping.members()) {
            String name = member.key().text();
            Optional<KnownKey> key = shape.key(name);
            fits &= key.isPresent()
                    ? key.get().shape().fold(below(name, member.value()))
                    : wrong(member.key(), unknown(shape, name));
        }
        for (KnownKey key : shape.keys()) {
            if (key.required() && mapping.get(key.name()).isEmpty()) {
                fits = wrong(mapping, at() + "lacks the key \"" + key.name() + "\"");
            }
        }
        return fits;
    }

    private String unknown(Keyed shape, String name) {
        String guess = shape.elsewhere().containsKey(name)
                ? "; it belongs to " + shape.elsewhere().get(name) + ";"
                : meant(name, shape.names());
        return "unknown " + shape.noun() + " " + Problems.quoted(name)
                + (path.isEmpty() ? "" : " in " + Problems.visible(path)) + (guess.isEmpty() ? ";" : guess) + " known: "
                + String.join(", ", shape.names());
    }

    @Override
    public Boolean named(Named shape) {
        Optional<Mapping> mapping = mapping();
        boolean fits = mapping.isPresent();
        for (Member member : mapping.map(Mapping::members).orElse(List.of())) {
            String name = member.key().text();
            fits &= shape.name().accepts(name)
                    ? shape.value().fold(below(name, member.value()))
                    : wrong(
                            member.key(),
                            at() + "the name " + Problems.quoted(name) + " is not "
                                    + shape.name().expected());
        }
        return fits;
    }

    @Override
    public Boolean variants(Variants shape) {
        Optional<Mapping> mapping = mapping();
        if (mapping.isEmpty()) {
            return false;
        }
        Optional<PolicyNode> selector = mapping.get().get(shape.selector());
        if (selector.isEmpty()) {
            wrong(
                    node,
                    at() + "lacks the key \"" + shape.selector() + "\", one of " + String.join(", ", shape.words()));
            return keysAreKnown(shape, mapping.get());
        }
        if (!new Choice(shape.words()).fold(below(shape.selector(), selector.get()))) {
            return false;
        }
        return shape.variants().stream()
                .filter(variant -> isWord(selector.get(), variant.word()))
                .map(Variant::keyed)
                .allMatch(keyed -> membersFit(ofKind(shape, keyed, selector.get()), mapping.get())
                        && parserHasFiles(mapping.get()));
    }

    /** Without files of its own, a parser would have to read those of every gate. */
    private boolean parserHasFiles(Mapping mapping) {
        return mapping.get("parser").isEmpty()
                || mapping.get("results").isPresent()
                || wrong(node, at() + "lacks the key \"results\": the files that its parser reads");
    }

    /** Names the keys that no variant has: the selector may be among them, misspelt. Such an object never fits. */
    private boolean keysAreKnown(Variants shape, Mapping mapping) {
        Map<String, KnownKey> known = new LinkedHashMap<>();
        shape.variants().forEach(variant -> variant.keyed().keys().forEach(key -> known.put(key.name(), key)));
        Keyed any = new Keyed("key", List.copyOf(known.values()));
        for (Member member : mapping.members()) {
            if (!known.containsKey(member.key().text())) {
                wrong(member.key(), unknown(any, member.key().text()));
            }
        }
        return false;
    }

    /** The same keys, called by the selector's value, so that a message says which keys go with it. */
    private static Keyed ofKind(Variants shape, Keyed keyed, PolicyNode selector) {
        Map<String, String> elsewhere = new LinkedHashMap<>();
        for (Variant variant : shape.variants()) {
            variant.keyed()
                    .names()
                    .forEach(name -> elsewhere.merge(
                            name, shape.selector() + " " + variant.word(), (first, more) -> first + " or " + more));
        }
        return new Keyed("key of " + shape.selector() + " " + textOf(selector), keyed.keys(), elsewhere);
    }

    @Override
    public Boolean listing(Listing shape) {
        List<PolicyNode> items = node.fold(scalar -> List.of(node), Sequence::items, mapping -> List.of(node));
        boolean fits = true;
        for (PolicyNode item : items) {
            fits &= textFits(shape.form(), item, "a list of texts, each ");
        }
        if (!fits) {
            return false;
        }
        if (items.isEmpty()) {
            return shape.mayBeEmpty() || wrong(node, at() + "an empty list says nothing; fill it or remove the key");
        }
        return items.stream().anyMatch(item -> shape.form().carries(textOf(item)))
                || wrong(node, at() + "every pattern takes back (!), so nothing matches; name first what does");
    }

    @Override
    public Boolean text(Text shape) {
        return textFits(shape.form(), node, "") && (shape.form() != TextForm.PARSER || isParser());
    }

    private boolean isParser() {
        List<String> known = ParserIds.all();
        return known.contains(textOf(node))
                || wrong(node, expected(TextForm.PARSER.expected(), node) + meant(textOf(node), known));
    }

    private boolean textFits(TextForm form, PolicyNode item, String listed) {
        boolean fits = item instanceof Scalar scalar && scalar.type() == ScalarType.TEXT && form.accepts(scalar.text());
        return fits || wrong(item, expected(listed + form.expected(), item) + quotesNeeded(item));
    }

    @Override
    public Boolean choice(Choice shape) {
        if (node instanceof Scalar scalar && scalar.type() == ScalarType.TEXT) {
            return shape.words().contains(scalar.text())
                    || wrong(node, expected(oneOf(shape), node) + meant(scalar.text(), shape.words()));
        }
        return wrong(node, expected(oneOf(shape), node));
    }

    @Override
    public Boolean either(Either shape) {
        return node.fold(
                scalar -> text(shape.text()),
                sequence -> wrong(
                        node,
                        expected(
                                "one text, or the keys "
                                        + String.join(", ", shape.keyed().names()),
                                node)),
                mapping -> keyed(shape.keyed()));
    }

    @Override
    public Boolean count(Count shape) {
        String range = shape.least() == shape.most() ? "" : " from " + shape.least() + " to " + shape.most();
        String expected = range.isEmpty() ? "the number " + shape.least() : kind(shape) + range;
        return isWithin(shape) || wrong(node, expected(expected, node));
    }

    private boolean isWithin(Count shape) {
        if (!(node instanceof Scalar scalar) || !isNumber(scalar, shape)) {
            return false;
        }
        try {
            if (shape.decimals() > 0) {
                return isWithin(shape, new BigDecimal(scalar.text()));
            }
            int number = Integer.parseInt(scalar.text());
            return shape.least() <= number && number <= shape.most();
        } catch (NumberFormatException e) {
            // Too large, or in YAML's octal or hexadecimal form, which JSON does not have.
            return false;
        }
    }

    private static String kind(Count shape) {
        return shape.decimals() == 0
                ? "a whole number"
                : "a number with at most " + shape.decimals() + " digits behind the point,";
    }

    private static boolean isNumber(Scalar scalar, Count shape) {
        boolean isFraction = scalar.type() == ScalarType.NUMBER
                && shape.decimals() > 0
                && scalar.text().length() <= LONGEST_NUMBER;
        return scalar.type() == ScalarType.WHOLE_NUMBER || isFraction;
    }

    private static boolean isWithin(Count shape, BigDecimal number) {
        return number.scale() <= shape.decimals()
                && number.compareTo(BigDecimal.valueOf(shape.least())) >= 0
                && number.compareTo(BigDecimal.valueOf(shape.most())) <= 0;
    }

    @Override
    public Boolean flag(Flag shape) {
        // YAML's core schema also has True and TRUE; JSON has not.
        boolean fits = node instanceof Scalar scalar
                && scalar.type() == ScalarType.BOOLEAN
                && (scalar.text().equals("true") || scalar.text().equals("false"));
        return fits || wrong(node, expected("true or false", node));
    }

    private Optional<Mapping> mapping() {
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        wrong(node, expected("keys with values", node));
        return Optional.empty();
    }

    private PolicyCheck below(String key, PolicyNode value) {
        return new PolicyCheck(path.isEmpty() ? key : path + "." + key, value, problems);
    }

    private String at() {
        return path.isEmpty() ? "" : Problems.visible(path) + ": ";
    }

    private String expected(String what, PolicyNode item) {
        return at() + "expected " + what + "; found " + described(item);
    }

    private boolean wrong(PolicyNode place, String message) {
        problems.add(place.place(), message);
        return false;
    }

    private static String oneOf(Choice shape) {
        return "one of " + String.join(", ", shape.words());
    }

    private static String meant(String word, List<String> known) {
        return NearestWord.to(word, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    private static boolean isWord(PolicyNode node, String word) {
        return textOf(node).equals(word);
    }

    private static String textOf(PolicyNode node) {
        return node.fold(Scalar::text, sequence -> "", mapping -> "");
    }

    private static String quotesNeeded(PolicyNode item) {
        boolean misread = item instanceof Scalar scalar
                && scalar.type() != ScalarType.TEXT
                && scalar.type() != ScalarType.NOTHING;
        return misread ? "; put it in quotes" : "";
    }

    private static String described(PolicyNode node) {
        return node.fold(PolicyCheck::described, sequence -> "a list", mapping -> "keys with values");
    }

    private static String described(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> "the text " + Problems.quoted(scalar.text());
            case WHOLE_NUMBER, NUMBER -> "the number " + scalar.text();
            case BOOLEAN -> "the boolean " + scalar.text();
            case NOTHING -> "nothing, so give it a value or remove the key";
        };
    }
}
