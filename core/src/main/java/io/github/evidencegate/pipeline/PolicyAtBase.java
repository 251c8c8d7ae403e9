package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.PolicyFile;
import io.github.evidencegate.policy.PolicyLayer;
import io.github.evidencegate.policy.PolicyParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The policy that holds for a change: that of its base, never one of the change itself.
 *
 * @param named a file that stands in for it
 * @param base empty if the change has none
 * @param inputs what the run's inputs say besides
 */
record PolicyAtBase(WorkTree workTree, Optional<Path> named, Optional<Revision> base, PolicyLayer inputs) {
    private static final String POLICY_FILE = WorkTreeRunSource.POLICY_FILE;

    /** A likely slip. Taken for no policy, it would switch every rule to observe. */
    private static final String MISNAMED = ".evidence-gate.yaml";

    /**
     * The policy with all that it extends and what the inputs say; the defaults if there is none.
     *
     * @throws EvidenceException if it cannot be read or is not valid, or if an input is not valid or would loosen it
     */
    LoadedPolicy read() throws EvidenceException {
        return alone().with(inputs);
    }

    private LoadedPolicy alone() throws EvidenceException {
        if (named.isPresent()) {
            Path file = named.get();
            return parsed(file.toString(), bytesOf(file), Optional.empty());
        }
        if (base.isEmpty()) {
            return new LoadedPolicy(
                    Policy.DEFAULT, "defaults, in observe mode: the change has no base", Optional.empty());
        }
        Optional<byte[]> bytes = workTree.fileAt(base.get(), POLICY_FILE);
        String place = POLICY_FILE + " at " + base.get().abbreviated();
        if (bytes.isPresent()) {
            return parsedAtBase(place, bytes.get(), base);
        }
        if (workTree.fileAt(base.get(), MISNAMED).isPresent()) {
            throw new EvidenceException(MISNAMED + " at " + base.get().abbreviated() + ": the policy's name is "
                    + POLICY_FILE + "; rename it");
        }
        return new LoadedPolicy(Policy.DEFAULT, "defaults, in observe mode: no " + place, Optional.empty());
    }

    /** What a policy extends is read at the base too, or from the disk like a file that was named. */
    private LoadedPolicy parsed(String source, byte[] bytes, Optional<Revision> base) throws EvidenceException {
        PolicyFile file = PolicyParser.read(source, bytes);
        if (file.parent().isEmpty()) {
            return new LoadedPolicy(file.policy(), source, Optional.of(Digest.of(bytes)), Optional.of(file));
        }
        return base.isPresent()
                ? PolicyChain.committed(workTree, base.get(), bytes).loaded()
                : PolicyChain.named(workTree, Path.of(source), bytes).loaded();
    }

    /** A broken policy at the base would lock out the very change that repairs it, but for --policy. */
    private LoadedPolicy parsedAtBase(String place, byte[] bytes, Optional<Revision> base) throws EvidenceException {
        try {
            return parsed(place, bytes, base);
        } catch (EvidenceException e) {
            throw new EvidenceException(
                    e.getMessage() + "\nto judge the change that repairs it, add: --policy " + POLICY_FILE, e);
        }
    }

    private static byte[] bytesOf(Path file) throws EvidenceException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new EvidenceException(
                    file + ": the policy cannot be read; check that --policy names a file and that you may read it", e);
        }
    }
}
