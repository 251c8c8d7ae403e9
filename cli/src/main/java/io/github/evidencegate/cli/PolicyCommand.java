package io.github.evidencegate.cli;

import io.github.evidencegate.codec.PolicyListing;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.pipeline.PolicyChain;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import io.github.evidencegate.policy.EffectivePolicy;
import io.github.evidencegate.policy.PolicyFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code evidence-gate policy}: says whether a policy is valid, and what holds by it.
 *
 * @param file another one than that of the work tree
 * @param repo the work tree, if it is not the current folder
 * @param effective whether to print every value
 * @param format {@code text}, or {@code json}, which has every value
 */
record PolicyCommand(Optional<String> file, Optional<String> repo, boolean effective, Optional<String> format) {
    static final String NAME = "policy";

    private static final String JSON = "json";

    /** What {@code --format} may be. */
    static final List<String> FORMATS = List.of("text", JSON);

    /**
     * What to print.
     *
     * @throws EvidenceException if the policy cannot be read, is not valid or loosens what it extends
     */
    String text() throws EvidenceException {
        String chosen = format.orElse(FORMATS.get(0));
        if (!FORMATS.contains(chosen)) {
            throw new EvidenceException(
                    "--format is \"" + chosen + "\", expected one of: " + String.join(", ", FORMATS));
        }
        Optional<Path> named = InputFile.path("--policy", file);
        Optional<PolicyChain> chain = PolicyChain.inWorkTree(
                InputFile.path("--repo", repo).orElse(Path.of("").toAbsolutePath()), named);
        PolicyFile policy = chain.map(PolicyChain::file).orElseGet(PolicyFile::absent);
        EffectivePolicy values = policy.effective();
        if (chosen.equals(JSON)) {
            return PolicyListing.json(digests(chain), values);
        }
        String summary = chain.map(read -> read.source() + " is valid")
                .orElse("no " + WorkTreeRunSource.POLICY_FILE + ": defaults, in observe mode");
        return effective ? "# " + summary + "\n" + PolicyListing.text(values) : summary + "\n";
    }

    private static Map<String, Digest> digests(Optional<PolicyChain> chain) {
        Map<String, Digest> digests = new LinkedHashMap<>();
        chain.map(PolicyChain::links).orElse(List.of()).forEach(link -> digests.put(link.name(), link.digest()));
        return digests;
    }
}
