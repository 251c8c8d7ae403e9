package io.github.evidencegate.policy;

import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.Problems;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the inputs of a run say, laid over the policy of the base. A change can edit the workflow that gives its inputs,
 * so they do what a policy that extends another may do: they say what that is silent about, and tighten.
 */
public final class PolicyLayer {
    /** No input says anything. */
    public static final PolicyLayer NONE = new PolicyLayer(Map.of());

    private static final String NAME = "inputs";

    private final Map<PolicyInput, String> texts;

    private PolicyLayer(Map<PolicyInput, String> texts) {
        this.texts = texts;
    }

    /** What these inputs say, as people wrote it; a blank one says nothing. */
    public static PolicyLayer of(Map<PolicyInput, String> texts) {
        Map<PolicyInput, String> said = new EnumMap<>(PolicyInput.class);
        texts.forEach((input, text) -> {
            if (!text.isBlank()) {
                said.put(input, text.strip());
            }
        });
        return said.isEmpty() ? NONE : new PolicyLayer(Collections.unmodifiableMap(said));
    }

    /** Whether no input says anything. */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** The inputs that say something, for people: {@code inputs mode, comment}. */
    public String names() {
        return texts.keySet().stream().map(PolicyInput::label).collect(Collectors.joining(", ", NAME + " ", ""));
    }

    /** Of the lines {@code name=text} of these inputs. */
    public Digest digest() {
        return Digest.ofUtf8(texts.entrySet().stream()
                .map(entry -> entry.getKey().label() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining()));
    }

    /**
     * The policy of the base with what the inputs say.
     *
     * @param base extends nothing any more
     * @throws EvidenceException for each input that is not valid or would loosen, by its name
     */
    public PolicyFile over(PolicyFile base) throws EvidenceException {
        return new PolicyFile(NAME, checked(base)).over(base);
    }

    /**
     * The inputs where the base has no policy: they stand over the defaults and may loosen them, since nobody settled
     * anything. Without the input {@code mode} all of it is observed only.
     */
    public PolicyFile alone() throws EvidenceException {
        PolicyFile absent = PolicyFile.absent();
        Mapping own = checked(absent);
        Optional<Mapping.Member> mode = members(absent.root()).stream().findFirst();
        if (own.get(LayerNodes.MODE).isPresent() || mode.isEmpty()) {
            return new PolicyFile(NAME, own);
        }
        List<Mapping.Member> all = new ArrayList<>(mode.stream().toList());
        all.addAll(own.members());
        return new PolicyFile(NAME, new Mapping(own.place(), List.copyOf(all)));
    }

    private static List<Mapping.Member> members(PolicyNode node) {
        return node.fold(scalar -> List.of(), items -> List.of(), Mapping::members);
    }

    private Mapping checked(PolicyFile base) throws EvidenceException {
        Problems problems = new Problems(NAME);
        LayerNodes nodes = new LayerNodes(base.root());
        texts.forEach(nodes::add);
        Mapping root = nodes.root();
        PolicyCheck.check(root, problems);
        problems.throwIfAny();
        return root;
    }
}
