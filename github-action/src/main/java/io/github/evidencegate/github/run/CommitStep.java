package io.github.evidencegate.github.run;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.github.action.ActionSurface;
import io.github.evidencegate.github.event.EventKind;
import io.github.evidencegate.github.event.GithubEvent.OfCommit;
import io.github.evidencegate.pipeline.ChangeControl;
import io.github.evidencegate.pipeline.CheckRequest;
import io.github.evidencegate.pipeline.CheckRun;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.pipeline.CommitRunSource;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.publication.Publication;
import io.github.evidencegate.publication.Publication.Target;
import io.github.evidencegate.stop.Preflight.Refusal;
import java.util.List;
import java.util.Optional;

/** What is done about a commit that belongs to no pull request: it is judged, and gets a check. */
final class CommitStep {
    private final StepSetting step;
    private final OfCommit event;

    CommitStep(StepSetting step, OfCommit event) {
        this.step = step;
        this.event = event;
    }

    /** Says whether its pipeline may run: of a merge queue, whether the pull request in it may. */
    ExitStatus preflight() throws EvidenceException, ForgeException {
        if (event.queued().isPresent()) {
            StopQuestion question = StopQuestion.about(step, event.queued().get());
            return question.preflight(question.control(this::request));
        }
        step.log().say("nothing but a pull request can be stopped, so this may run");
        return ExitStatus.GO_ON;
    }

    /**
     * Judges what the commit adds. No history is kept: that of the pull requests is with them, and what is stopped there
     * is not merged by a queue that it had entered before.
     *
     * @param whyReadOnly why the token may not be able to write; empty if it should be
     */
    ExitStatus judge(Optional<String> whyReadOnly) throws EvidenceException, ForgeException {
        if (event.kind() == EventKind.QUEUE && event.base().isPresent()) {
            step.refuseOtherPolicy(event.base().get());
        }
        WorkTreeRunSource workTree = WorkTreeRunSource.open(request(), step.layer(), Optional.empty());
        KeptPolicy source = new KeptPolicy(new CommitRunSource(workTree, step.forge(), step.run(), step.ownJobs()));
        Optional<Refusal> stopped = stopped();
        if (stopped.isPresent()) {
            step.forge().report(refused(source.policy().policy().report(), stopped.get()));
            return ExitStatus.BLOCKED;
        }
        Outcome outcome = new CheckRun(source, step.clock()).judge(new ActionSurface());
        Target target = new Target(event.head(), Optional.empty());
        Policy policy = source.policy().policy();
        return new StepReport(step, outcome, List.of())
                .deliver(new Publication(step.forge(), setting(policy.report()), policy.stop()), target, whyReadOnly);
    }

    /** The name of the check that it gets. */
    String checkName() {
        return setting(step.report(event.base())).checkName();
    }

    private ReportSetting setting(ReportSetting told) {
        return event.kind() == EventKind.QUEUE ? told : told.ofBranch();
    }

    private CheckRequest request() throws EvidenceException {
        return step.request(event.base(), event.head());
    }

    private Optional<Refusal> stopped() throws EvidenceException, ForgeException {
        if (event.queued().isPresent()) {
            StopQuestion question = StopQuestion.about(step, event.queued().get());
            Optional<ChangeControl> control = question.control(this::request);
            Optional<Refusal> refusal = question.refusal(control);
            if (refusal.isPresent()) {
                question.setOutputs(control);
            }
            return refusal;
        }
        if (event.kind() == EventKind.QUEUE) {
            step.log()
                    .warning(
                            "The branch of the merge queue names no pull request, so nobody asked whether it was stopped.");
        }
        return Optional.empty();
    }

    private CheckReport refused(ReportSetting setting, Refusal why) {
        return CheckReport.unjudged(setting.checkName(), event.head(), "Stopped", why.reason());
    }
}
