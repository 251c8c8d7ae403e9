package io.github.evidencegate.policy;

import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.PolicyNode.Mapping.Member;
import io.github.evidencegate.document.PolicyNode.Scalar;
import io.github.evidencegate.document.PolicyNode.Sequence;
import io.github.evidencegate.document.Problems;
import io.github.evidencegate.pattern.PatternCover;
import io.github.evidencegate.policy.Shape.Choice;
import io.github.evidencegate.policy.Shape.Count;
import io.github.evidencegate.policy.Shape.Either;
import io.github.evidencegate.policy.Shape.Flag;
import io.github.evidencegate.policy.Shape.Inheritance;
import io.github.evidencegate.policy.Shape.Keyed;
import io.github.evidencegate.policy.Shape.KnownKey;
import io.github.evidencegate.policy.Shape.Listing;
import io.github.evidencegate.policy.Shape.Named;
import io.github.evidencegate.policy.Shape.Text;
import io.github.evidencegate.policy.Shape.Variants;
import io.github.evidencegate.policy.Shape.Variants.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays what a policy says over what it inherits, and names everything that would loosen it. Both are valid by
 * themselves, and the inherited one has its defaults written out, so that these cannot be loosened either.
 *
 * @param path the keys that lead here, joined by dots; empty at the top
 * @param rule how what is here may be tightened
 * @param inherited empty if only {@code own} says something
 */
record PolicyMerge(String path, Inheritance rule, Optional<PolicyNode> inherited, PolicyNode own, Problems problems)
        implements Shape.Cases<PolicyNode> {
    private static final String TAKES_BACK = "!";

    /** Both together; each loosening is added to {@code problems}. */
    static PolicyNode merged(PolicyNode inherited, PolicyNode own, Problems problems) {
        // A member that declares nothing stays as it is: doubt blocks.
        return PolicyGrammar.ROOT.fold(new PolicyMerge("", Inheritance.SAME, Optional.of(inherited), own, problems));
    }

    private PolicyMerge below(String key, Inheritance next, Optional<PolicyNode> wide, PolicyNode value) {
        return new PolicyMerge(path.isEmpty() ? key : path + "." + key, next, wide, value, problems);
    }

    @Override
    public PolicyNode keyed(Keyed shape) {
        return members((name, wide, value) -> {
            KnownKey key = shape.key(name).orElseThrow();
            Inheritance next = key.inheritance().orElse(rule);
            return next == Inheritance.OWN
                    ? Optional.empty()
                    : Optional.of(key.shape()
                            .fold(below(name, next, next == Inheritance.SETTLED ? said(wide) : wide, value)));
        });
    }

    /** Without what only holds by default. */
    private static Optional<PolicyNode> said(Optional<PolicyNode> wide) {
        return wide.filter(node -> !node.place().isDefault());
    }

    @Override
    public PolicyNode named(Named shape) {
        return members((name, wide, value) -> Optional.of(shape.value().fold(below(name, rule, wide, value))));
    }

    private interface Laying {
        Optional<PolicyNode> lay(String name, Optional<PolicyNode> inherited, PolicyNode own);
    }

    /** The inherited members in their order, then the new ones. */
    private PolicyNode members(Laying laying) {
        Map<String, Member> members = new LinkedHashMap<>();
        inherited.ifPresent(
                wide -> members(wide).forEach(member -> members.put(member.key().text(), member)));
        for (Member member : members(own)) {
            String name = member.key().text();
            Optional<PolicyNode> wide = Optional.ofNullable(members.get(name)).map(Member::value);
            laying.lay(name, wide, member.value())
                    .ifPresent(value -> members.put(name, new Member(member.key(), value)));
        }
        return new Mapping(own.place(), List.copyOf(members.values()));
    }

    private static List<Member> members(PolicyNode node) {
        return node.fold(scalar -> List.of(), items -> List.of(), Mapping::members);
    }

    @Override
    public PolicyNode variants(Variants shape) {
        String word = inherited.map(wide -> word(shape, wide)).orElseGet(() -> word(shape, own));
        if (!word.equals(word(shape, own))) {
            loosened("leave it as it is");
            return own;
        }
        return shape.variants().stream()
                .filter(variant -> variant.word().equals(word))
                .map(Variant::keyed)
                .findFirst()
                .map(this::keyed)
                .orElseThrow();
    }

    private static String word(Variants shape, PolicyNode node) {
        return node.fold(
                scalar -> "",
                items -> "",
                mapping -> mapping.get(shape.selector()).map(PolicyMerge::text).orElse(""));
    }

    @Override
    public PolicyNode listing(Listing shape) {
        return switch (rule) {
            case ADDED, ON_TOP -> added();
            case NARROWED -> inherited.isPresent() ? narrowed(shape, items(inherited.get())) : own;
            case FREE -> own;
            default -> unlessLooser(wide -> texts(wide).equals(texts(own)), "leave it as it is");
        };
    }

    private PolicyNode added() {
        if (inherited.isEmpty() && rule != Inheritance.ON_TOP) {
            return own;
        }
        List<PolicyNode> before = inherited.map(PolicyMerge::items).orElse(List.of());
        boolean empties = items(own).isEmpty() && (inherited.isEmpty() || !before.isEmpty());
        if (empties) {
            loosened("only add, or remove the key");
        }
        List<PolicyNode> all = new ArrayList<>(before);
        for (PolicyNode item : items(own)) {
            if (text(item).startsWith(TAKES_BACK)) {
                looser(item, "only add, or remove this pattern");
            }
            if (all.stream().noneMatch(known -> text(known).equals(text(item)))) {
                all.add(item);
            }
        }
        return new Sequence(own.place(), List.copyOf(all));
    }

    private PolicyNode narrowed(Listing shape, List<PolicyNode> before) {
        List<PolicyNode> all = new ArrayList<>(items(own));
        if (texts(own).equals(before.stream().map(PolicyMerge::text).toList())) {
            return inherited.orElse(own);
        }
        for (PolicyNode item : items(own)) {
            boolean within = text(item).startsWith(TAKES_BACK)
                    || before.stream().anyMatch(wide -> covers(shape.form(), text(wide), text(item)));
            if (!within) {
                looser(item, "name the same, or something below one of its folders");
            }
        }
        // What is inherited takes back from whatever is named here.
        before.stream().filter(item -> text(item).startsWith(TAKES_BACK)).forEach(all::add);
        return new Sequence(own.place(), List.copyOf(all));
    }

    private static boolean covers(TextForm form, String wide, String narrow) {
        return switch (form) {
            case PATTERN -> PatternCover.ofPaths(wide, narrow);
            case DEPENDENCY -> PatternCover.ofDependencies(wide, narrow);
            default -> wide.equals(narrow);
        };
    }

    @Override
    public PolicyNode text(Text shape) {
        return rule == Inheritance.FREE ? own : unlessLooser(this::isSame, "leave it as it is");
    }

    @Override
    public PolicyNode choice(Choice shape) {
        return rule == Inheritance.STRICTER
                ? unlessLooser(
                        wide -> shape.words().indexOf(text(own))
                                >= shape.words().indexOf(text(wide)),
                        "write that or a stricter one")
                : unlessLooser(this::isSame, "leave it as it is");
    }

    @Override
    public PolicyNode count(Count shape) {
        return switch (rule) {
            case RAISED -> unlessLooser(wide -> number(own).compareTo(number(wide)) >= 0, "write at least that");
            case LOWERED -> unlessLooser(wide -> number(own).compareTo(number(wide)) <= 0, "write at most that");
            default -> unlessLooser(this::isSame, "leave it as it is");
        };
    }

    @Override
    public PolicyNode flag(Flag shape) {
        return unlessLooser(
                wide -> isSame(wide)
                        || (rule != Inheritance.SETTLED && text(own).equals("true")),
                "leave it as it is");
    }

    @Override
    public PolicyNode either(Either shape) {
        return own;
    }

    private boolean isSame(PolicyNode wide) {
        return text(wide).equals(text(own));
    }

    private PolicyNode unlessLooser(Function<PolicyNode, Boolean> isTight, String remedy) {
        if (inherited.isPresent() && !isTight.apply(inherited.get())) {
            loosened(remedy);
        }
        // A value that says the same keeps the place where it was said first.
        return inherited.filter(this::isSame).orElse(own);
    }

    private void loosened(String remedy) {
        looser(own, remedy);
    }

    private void looser(PolicyNode value, String remedy) {
        String wide =
                inherited.map(node -> shown(node) + " (" + origins(node) + ")").orElse("what is built in (default)");
        problems.add(
                value.place(), Problems.visible(path) + ": " + shown(value) + " would loosen " + wide + "; " + remedy);
    }

    private static String shown(PolicyNode node) {
        return node.fold(
                scalar -> Problems.quoted(scalar.text()),
                items -> items.items().stream()
                        .map(item -> Problems.quoted(text(item)))
                        .collect(Collectors.joining(", ", "[", "]")),
                mapping -> mapping.get("kind").map(PolicyMerge::shown).orElse("keys with values"));
    }

    private static String origins(PolicyNode node) {
        List<PolicyNode> items = items(node);
        Stream<PolicyNode> placed = items.isEmpty() ? Stream.of(node) : items.stream();
        return placed.map(item -> item.place().origin()).distinct().collect(Collectors.joining(", "));
    }

    private static List<PolicyNode> items(PolicyNode node) {
        return node.fold(scalar -> List.of(node), Sequence::items, mapping -> List.of());
    }

    private static List<String> texts(PolicyNode node) {
        return items(node).stream().map(PolicyMerge::text).toList();
    }

    private static BigDecimal number(PolicyNode node) {
        return new BigDecimal(text(node));
    }

    private static String text(PolicyNode node) {
        return node.fold(Scalar::text, items -> "", mapping -> "");
    }
}
