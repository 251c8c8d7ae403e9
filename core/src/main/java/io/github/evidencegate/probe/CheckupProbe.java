package io.github.evidencegate.probe;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.git.GitVersion;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.pipeline.CheckRequest;
import io.github.evidencegate.pipeline.LoadedPolicy;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.setup.Checkup;
import io.github.evidencegate.setup.CiHost;
import io.github.evidencegate.setup.FeatureState;
import io.github.evidencegate.setup.PipelineStates;
import io.github.evidencegate.setup.RecordStates;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks, by the same steps as a check, at what that check would have. It judges nothing. */
public final class CheckupProbe {
    private static final String POLICY = "policy";

    private final CheckRequest request;
    private final Surroundings surroundings;
    private final List<FeatureState> states = new ArrayList<>();

    private CheckupProbe(CheckRequest request, Surroundings surroundings) {
        this.request = request;
        this.surroundings = surroundings;
    }

    /**
     * What {@code request} would find.
     *
     * @throws EvidenceException if nothing can be looked at: there is no git, or no work tree
     */
    public static Checkup examine(CheckRequest request, Surroundings surroundings, Instant now)
            throws EvidenceException {
        return new CheckupProbe(request, surroundings).examine(now);
    }

    private Checkup examine(Instant now) throws EvidenceException {
        WorkTree workTree = WorkTree.open(request.folder());
        states.addAll(MachineStates.of(surroundings, GitVersion.in(request.folder())));
        states.add(FeatureState.ok("work tree", workTree.top().toString()));
        examineChange(workTree, now);
        CiHost host = CiHost.of(surroundings.variables());
        states.addAll(PipelineStates.of(new ProjectProbe(workTree).committed(), workTree.isShallow(), host));
        states.addAll(host.states(surroundings.variables()));
        return new Checkup(states);
    }

    private void examineChange(WorkTree workTree, Instant now) {
        try {
            WorkTreeRunSource source = WorkTreeRunSource.open(request);
            Optional<LoadedPolicy> policy = policy(source, workTree);
            if (policy.isPresent()) {
                states.addAll(RecordStates.of(source.collect(policy.get(), now)));
            } else {
                states.add(FeatureState.limited(
                        "gates", "not looked at, since there is no policy to say which", "mend the policy first"));
            }
        } catch (EvidenceException e) {
            states.add(FeatureState.refused("base", String.valueOf(e.getMessage())));
        }
    }

    private Optional<LoadedPolicy> policy(WorkTreeRunSource source, WorkTree workTree) {
        try {
            LoadedPolicy policy = source.policy();
            states.add(state(policy, workTree));
            return Optional.of(policy);
        } catch (EvidenceException e) {
            states.add(FeatureState.missing(
                    POLICY,
                    String.valueOf(e.getMessage()),
                    "correct the policy at the base; until then no change can be judged"));
            return Optional.empty();
        }
    }

    private static FeatureState state(LoadedPolicy loaded, WorkTree workTree) {
        Policy policy = loaded.policy();
        if (loaded.digest().isPresent()) {
            String mode = policy.mode().name().toLowerCase(Locale.ROOT);
            return FeatureState.ok(POLICY, loaded.source() + ", mode " + mode);
        }
        boolean isWritten = Files.exists(workTree.top().resolve(WorkTreeRunSource.POLICY_FILE));
        return FeatureState.limited(
                POLICY,
                loaded.source() + "; nothing can block",
                isWritten
                        ? "get " + WorkTreeRunSource.POLICY_FILE + " into the base; until then try it with --policy"
                        : "evidence-gate init writes a first one");
    }
}
