package io.github.evidencegate.github.run;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.github.event.EventKind;
import io.github.evidencegate.github.event.GithubEvent.OfCommit;
import io.github.evidencegate.pipeline.CheckRun;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.pipeline.CommitRunSource;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import io.github.evidencegate.publication.Publication.Target;
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

    /**
     * Judges what the commit adds. No history is kept: that of the pull requests is with them.
     *
     * @param whyReadOnly why the token may not be able to write; empty if it should be
     */
    ExitStatus judge(Optional<String> whyReadOnly) throws EvidenceException {
        if (event.kind() == EventKind.QUEUE && event.base().isPresent()) {
            step.refuseOtherPolicy(event.base().get());
        }
        WorkTreeRunSource workTree =
                WorkTreeRunSource.open(step.request(event.base(), event.head()), step.layer(), Optional.empty());
        KeptPolicy source = new KeptPolicy(new CommitRunSource(workTree, step.forge(), step.run(), step.ownJobs()));
        Outcome outcome = new CheckRun(source, step.clock()).judge();
        Target target = new Target(event.head(), Optional.empty());
        return new StepReport(step, outcome, List.of())
                .deliver(source.policy().policy().report(), target, whyReadOnly);
    }
}
