package io.github.evidencegate.cli;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.pipeline.LoadedPolicy;
import io.github.evidencegate.pipeline.PolicyChain;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.PolicyFile;
import io.github.evidencegate.policy.PolicyParser;
import java.nio.file.Path;
import java.util.Optional;

/** A policy in the file system, not yet in any revision: what a lead tries out. */
final class TriedPolicy {
    private static final String OPTION = CheckOption.POLICY.label();

    private TriedPolicy() {}

    /** The policy in the named file, else in that of the current folder, with all that it extends. */
    static Policy read(Optional<String> named) throws EvidenceException {
        Path file = InputFile.path(OPTION, named.orElse(WorkTreeRunSource.POLICY_FILE));
        byte[] bytes = InputFile.bytes(file, PolicyParser.LIMIT_BYTES, "name a policy with " + OPTION);
        PolicyFile alone = PolicyParser.read(file.toString(), bytes);
        return alone.parent().isPresent() ? withParents(file) : alone.policy();
    }

    private static Policy withParents(Path file) throws EvidenceException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return PolicyChain.inWorkTree(folder, Optional.of(file))
                .map(PolicyChain::loaded)
                .map(LoadedPolicy::policy)
                .orElseThrow(() -> new EvidenceException(file + " is gone; name a policy with " + OPTION));
    }
}
