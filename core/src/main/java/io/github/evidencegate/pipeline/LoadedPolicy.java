package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.policy.EffectivePolicy;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.PolicyFile;
import io.github.evidencegate.policy.PolicyLayer;
import java.util.Optional;

/**
 * A policy and where it came from.
 *
 * @param source file and revision, what it extends, and which inputs say more, for people
 * @param digest of all files of the policy and of the inputs; empty if there was neither
 * @param file what was read, with all that it extends; empty if nothing was
 */
public record LoadedPolicy(Policy policy, String source, Optional<Digest> digest, Optional<PolicyFile> file) {
    /** One of which only the settings are known. */
    public LoadedPolicy(Policy policy, String source, Optional<Digest> digest) {
        this(policy, source, digest, Optional.empty());
    }

    /** Every value that holds, with the file and line, the input, or the default that it came from. */
    public EffectivePolicy effective() {
        return file.orElseGet(PolicyFile::absent).effective();
    }

    /**
     * The same with what the inputs of a run say.
     *
     * @throws EvidenceException for each input that is not valid or would loosen
     */
    LoadedPolicy with(PolicyLayer inputs) throws EvidenceException {
        if (inputs.isEmpty()) {
            return this;
        }
        PolicyFile merged = file.isPresent() ? inputs.over(file.get()) : inputs.alone();
        String lines = digest.map(it -> it + "\n").orElse("") + inputs.digest() + "\n";
        // What may be touched is no input's matter, and knows the files of the policy itself.
        Policy now = merged.policy().with(policy.scope());
        return new LoadedPolicy(
                file.isPresent() ? now.requiringAtLeast(policy.gates()) : now,
                source + ", with " + inputs.names(),
                Optional.of(Digest.ofUtf8(lines)),
                Optional.of(merged));
    }
}
