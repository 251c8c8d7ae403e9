package io.github.evidencegate.github.run;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.event.GithubEvent.OfComment;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.publication.CommentDecision;
import io.github.evidencegate.publication.CommentDecision.Answer;
import java.util.Optional;

/** What is done about a comment: a command in it is heard. */
final class CommentStep {
    private final StepSetting step;
    private final OfComment event;

    CommentStep(StepSetting step, OfComment event) {
        this.step = step;
        this.event = event;
    }

    /** Hears the comment. A command that is refused was answered on the pull request; the step succeeds. */
    ExitStatus hear() throws EvidenceException, ForgeException {
        Revision base = step.forge().change(event.number()).ends().base();
        // Only the policy is wanted, so the head need not be here.
        Policy policy = WorkTreeRunSource.open(step.request(Optional.of(base), base), step.layer(), Optional.empty())
                .policy()
                .policy();
        Optional<Answer> answer = new CommentDecision(
                        step.forge(), policy, policy.report(), step.clock().instant())
                .hear(event.number(), event.id());
        if (answer.isEmpty()) {
            step.log().say("no command in the comment");
            return ExitStatus.GO_ON;
        }
        step.log().notice(answer.get().text());
        answer.get().failures().forEach(failure -> step.log().error(String.valueOf(failure.getMessage())));
        return answer.get().failures().isEmpty() ? ExitStatus.GO_ON : ExitStatus.FORGE_FAILED;
    }
}
