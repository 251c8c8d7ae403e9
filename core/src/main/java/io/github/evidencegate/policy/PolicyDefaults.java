package io.github.evidencegate.policy;

import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.PolicyNode.Mapping.Member;
import io.github.evidencegate.document.PolicyNode.Place;
import io.github.evidencegate.document.PolicyNode.Scalar;
import io.github.evidencegate.document.PolicyNode.ScalarType;
import io.github.evidencegate.document.PolicyNode.Sequence;
import io.github.evidencegate.document.PolicyReader;
import io.github.evidencegate.document.Problems;
import io.github.evidencegate.evidence.EvidenceException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes out what holds although a policy does not say it, in the order of the grammar. */
record PolicyDefaults(PolicyNode node) implements Shape.Cases<PolicyNode> {
    private static final Place NOWHERE = new Place("", 1, 1);

    /** All that holds by a policy that is valid; what it extends is not part of it. */
    static PolicyNode completed(PolicyNode root) {
        return PolicyGrammar.ROOT.fold(new PolicyDefaults(root));
    }

    @Override
    public PolicyNode keyed(Keyed shape) {
        List<Member> members = new ArrayList<>();
        for (KnownKey key : shape.keys()) {
            if (!key.inheritance().equals(Optional.of(Inheritance.OWN))) {
                value(key).ifPresent(value -> members.add(new Member(name(key), value)));
            }
        }
        return new Mapping(node.place(), List.copyOf(members));
    }

    private Optional<PolicyNode> value(KnownKey key) {
        Optional<PolicyNode> written = at(key.name());
        if (written.isPresent()) {
            return written.map(value -> key.shape().fold(new PolicyDefaults(value)));
        }
        if (key.initial().isPresent()) {
            return key.initial().map(PolicyDefaults::parsed);
        }
        // Its keys may have defaults of their own.
        return key.shape() instanceof Keyed keyed
                ? Optional.of(new PolicyDefaults(new Mapping(NOWHERE, List.of())).keyed(keyed))
                        .filter(value -> value.size() > 1)
                : Optional.empty();
    }

    private Optional<PolicyNode> at(String key) {
        return node.fold(scalar -> Optional.empty(), items -> Optional.empty(), mapping -> mapping.get(key));
    }

    private Scalar name(KnownKey key) {
        return new Scalar(node.place(), ScalarType.TEXT, key.name());
    }

    private static PolicyNode parsed(String initial) {
        try {
            return PolicyReader.read(initial, new Problems(NOWHERE.file()));
        } catch (EvidenceException e) {
            throw new IllegalStateException("a default of the grammar is not YAML: " + initial, e);
        }
    }

    @Override
    public PolicyNode named(Named shape) {
        List<Member> members = node.fold(scalar -> List.of(), items -> List.of(), Mapping::members);
        return new Mapping(
                node.place(),
                members.stream()
                        .map(member -> new Member(member.key(), shape.value().fold(new PolicyDefaults(member.value()))))
                        .toList());
    }

    @Override
    public PolicyNode variants(Variants shape) {
        String word = at(shape.selector()).map(PolicyDefaults::text).orElseThrow();
        return shape.variants().stream()
                .filter(variant -> variant.word().equals(word))
                .map(Variant::keyed)
                .findFirst()
                .map(this::keyed)
                .orElseThrow();
    }

    private static String text(PolicyNode node) {
        return node.fold(Scalar::text, items -> "", mapping -> "");
    }

    @Override
    public PolicyNode listing(Listing shape) {
        // A single text stands for a list of one.
        return node.fold(scalar -> new Sequence(scalar.place(), List.of(scalar)), items -> items, mapping -> mapping);
    }

    @Override
    public PolicyNode text(Text shape) {
        return node;
    }

    @Override
    public PolicyNode choice(Choice shape) {
        return node;
    }

    @Override
    public PolicyNode count(Count shape) {
        return node;
    }

    @Override
    public PolicyNode flag(Flag shape) {
        return node;
    }

    @Override
    public PolicyNode either(Either shape) {
        return node;
    }
}
