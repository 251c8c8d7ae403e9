package io.github.evidencegate.github.run;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.PipelineRun;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.github.action.ActionInput;
import io.github.evidencegate.github.action.ActionInputs;
import io.github.evidencegate.github.event.GithubEnvironment;
import io.github.evidencegate.pipeline.CheckRequest;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.PolicyInput;
import io.github.evidencegate.policy.PolicyLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every part of a step needs.
 *
 * @param tool name and version of the program
 */
record StepSetting(
        GithubEnvironment environment, ActionInputs inputs, StepLog log, ForgeAccess access, Clock clock, String tool) {
    Forge forge() {
        return access.forge();
    }

    /** The work tree, or a folder in it. */
    Path folder() throws EvidenceException {
        Path workspace = environment.workspace();
        Path folder = inputs.path(ActionInput.WORKING_DIRECTORY, workspace).orElse(workspace);
        if (!Files.isDirectory(folder)) {
            throw new EvidenceException("the input working-directory names no folder: " + folder
                    + "; check it out first, with actions/checkout, or correct the input");
        }
        return folder;
    }

    /** What is asked about the change between two commits. */
    CheckRequest request(Optional<Revision> base, Revision head) throws EvidenceException {
        Path folder = folder();
        return new CheckRequest(
                folder,
                base.map(Revision::objectName),
                head.objectName(),
                inputs.path(ActionInput.POLICY, folder),
                new WorkItemInput(inputs, folder).text(),
                inputs.lines(ActionInput.RESULTS),
                inputs.lines(ActionInput.BASE_RESULTS),
                tool);
    }

    /**
     * Refuses a policy file that stands in for the one at the base, where the change itself may have written the workflow
     * that names it. Where the base has none, nothing was agreed on that it could loosen.
     */
    void refuseOtherPolicy(Revision base) throws EvidenceException {
        if (inputs.text(ActionInput.POLICY).isEmpty()) {
            return;
        }
        if (WorkTree.open(folder()).fileAt(base, WorkTreeRunSource.POLICY_FILE).isPresent()) {
            throw new EvidenceException(
                    "the input policy stands in for no policy of a base that has one: a pull request"
                            + " can edit the workflow that gives its inputs; change " + WorkTreeRunSource.POLICY_FILE
                            + " at the base, or try a policy out with \"evidence-gate check --policy\"");
        }
    }

    /** What the inputs say over the policy. */
    PolicyLayer layer() {
        Map<PolicyInput, String> said = new EnumMap<>(PolicyInput.class);
        for (PolicyInput setting : PolicyInput.values()) {
            Arrays.stream(ActionInput.values())
                    .filter(input -> input.label().equals(setting.label()))
                    .findFirst()
                    .flatMap(inputs::text)
                    .ifPresent(text -> said.put(setting, text));
        }
        return PolicyLayer.of(said);
    }

    /**
     * What to report where nothing could be judged, so that the check that fails is the one that people require: by the
     * policy of the base as far as it can be read, whatever else is wrong.
     */
    ReportSetting report(Optional<Revision> base) {
        Map<PolicyInput, String> name = new EnumMap<>(PolicyInput.class);
        inputs.text(ActionInput.CHECK_NAME).ifPresent(text -> name.put(PolicyInput.CHECK_NAME, text));
        PolicyLayer asked = PolicyLayer.of(name);
        return report(base, asked)
                .or(() -> report(base, PolicyLayer.NONE))
                .or(() -> report(Optional.empty(), asked))
                .orElse(ReportSetting.DEFAULT);
    }

    private Optional<ReportSetting> report(Optional<Revision> base, PolicyLayer layer) {
        try {
            Policy policy = base.isPresent()
                    ? policyAt(base.get(), layer)
                    : layer.alone().policy();
            return Optional.of(policy.report());
        } catch (EvidenceException e) {
            // What is wrong is said by who judges.
            return Optional.empty();
        }
    }

    private Policy policyAt(Revision base, PolicyLayer layer) throws EvidenceException {
        String name = base.objectName();
        CheckRequest nothing = new CheckRequest(
                folder(), Optional.of(name), name, Optional.empty(), Optional.empty(), List.of(), List.of(), tool);
        return WorkTreeRunSource.open(nothing, layer, Optional.empty()).policy().policy();
    }

    /** Why and where it runs. */
    PipelineRun run() throws EvidenceException {
        return new PipelineRun(
                environment.event(), Optional.empty(), Optional.empty(), Optional.of(environment.runUrl()));
    }

    /** What histories call this run: a rerun is another one. */
    String runName() throws EvidenceException {
        return environment.repository() + "/" + environment.runId() + "/" + environment.runAttempt();
    }

    /** Names of the job that this is a step of, as far as the runner tells. */
    List<String> ownJobs() {
        return environment.job().stream().toList();
    }
}
