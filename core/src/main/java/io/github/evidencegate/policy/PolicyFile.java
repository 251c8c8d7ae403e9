package io.github.evidencegate.policy;

import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.PolicyNode.Scalar;
import io.github.evidencegate.document.Problems;
import io.github.evidencegate.evidence.EvidenceException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A policy as it is written: valid by itself, with the places of its values, and perhaps the end of a chain. */
public final class PolicyFile {
    private static final String EXTENDS = "extends";

    private final String name;
    private final PolicyNode root;

    PolicyFile(String name, PolicyNode root) {
        this.name = name;
        this.root = root;
    }

    /** What holds where there is no policy file. */
    public static PolicyFile absent() {
        try {
            // No file says so, so no file has a name.
            return PolicyParser.read("", "mode: observe".getBytes(StandardCharsets.UTF_8));
        } catch (EvidenceException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The policy that another one extends.
     *
     * @param place where it says so, for messages
     * @param repository empty for that of the policy which says so
     * @param path from the folder of that policy, or from the top of the other repository
     * @param revision the commit to read of the other repository; there if that is named
     */
    public record Parent(String place, Optional<String> repository, String path, Optional<String> revision) {}

    /** What it extends, unless that is in it already. */
    public Optional<Parent> parent() {
        Optional<PolicyNode> node = root instanceof Mapping mapping ? mapping.get(EXTENDS) : Optional.empty();
        return node.isPresent() ? Optional.of(parent(node.get())) : Optional.empty();
    }

    private static Parent parent(PolicyNode node) {
        String place = node.place() + ": " + EXTENDS;
        return node.fold(
                scalar -> new Parent(place, Optional.empty(), scalar.text(), Optional.empty()),
                items -> {
                    throw new IllegalStateException("no list is valid here");
                },
                mapping -> new Parent(
                        place,
                        text(mapping, "repository"),
                        text(mapping, "path").orElseThrow(),
                        text(mapping, "revision")));
    }

    private static Optional<String> text(Mapping mapping, String key) {
        return mapping.get(key).map(value -> value.fold(Scalar::text, items -> "", below -> ""));
    }

    /**
     * This policy with all that it inherits.
     *
     * @param parent what it extends, and that extends nothing any more
     * @throws EvidenceException if it loosens what it inherits: each place, with both values and where they are from
     */
    public PolicyFile over(PolicyFile parent) throws EvidenceException {
        if (parent.parent().isPresent()) {
            throw new IllegalArgumentException(parent.name + " still extends another");
        }
        Problems problems = new Problems(name);
        PolicyNode merged = PolicyMerge.merged(PolicyDefaults.completed(parent.root), root, problems);
        problems.throwIfAny();
        return new PolicyFile(name, merged);
    }

    /** What was read, which is valid. */
    PolicyNode root() {
        return root;
    }

    /** The settings. */
    public Policy policy() {
        if (parent().isPresent()) {
            throw new IllegalStateException(name + " would hold without what it extends");
        }
        return PolicyBinder.policy(root);
    }

    /** Every value that holds, with where it came from. */
    public EffectivePolicy effective() {
        return EffectivePolicy.of(PolicyDefaults.completed(root));
    }
}
