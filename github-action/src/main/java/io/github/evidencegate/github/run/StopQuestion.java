package io.github.evidencegate.github.run;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.action.ActionSurface;
import io.github.evidencegate.pipeline.ChangeControl;
import io.github.evidencegate.pipeline.ChangeHistory;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.pipeline.CheckRequest;
import io.github.evidencegate.publication.PublishedHistory;
import io.github.evidencegate.stop.Preflight.Refusal;
import java.util.Optional;

/** Whether the pipelines of a pull request may run, by the history in its packet. No results are read. */
final class StopQuestion {
    private final StepSetting step;
    private final String change;
    private final ChangeHistory history;
    private final Known known;

    private StopQuestion(StepSetting step, String change, ChangeHistory history, Known known) {
        this.step = step;
        this.change = change;
        this.history = history;
        this.known = known;
    }

    /** What git and policy are asked about, where the history alone is not enough. */
    interface Judged {
        CheckRequest request() throws EvidenceException;
    }

    /** Reads the packet. */
    static StopQuestion about(StepSetting step, long number) throws EvidenceException, ForgeException {
        String change = step.forge().key(number).name();
        ChangeHistory history = PublishedHistory.of(step.forge(), number);
        return new StopQuestion(step, change, history, history.read(change));
    }

    /** What git and policy say about it; empty if the history alone tells that the pipeline may run. */
    Optional<ChangeControl> control(Judged judged) throws EvidenceException {
        return ChangeControl.isClear(known)
                ? Optional.empty()
                : Optional.of(ChangeControl.open(
                        judged.request(),
                        step.layer(),
                        Optional.of(change),
                        history,
                        Optional.of(known),
                        step.clock().instant()));
    }

    /** Answers as a step of its own, which goes on or fails. */
    ExitStatus preflight(Optional<ChangeControl> control) throws EvidenceException {
        setOutputs(control);
        if (refusal(control).isPresent()) {
            return ExitStatus.BLOCKED;
        }
        step.log()
                .say("a pipeline of " + change + " may run; "
                        + step.access().requests().getAsInt() + " API calls");
        return ExitStatus.GO_ON;
    }

    /** Sets those that are known without a judgement. */
    void setOutputs(Optional<ChangeControl> control) throws EvidenceException {
        StopState state = control.map(ChangeControl::state).orElse(StopState.RUNNING);
        new JobFiles(step.environment()).set(OutcomeOutputs.of(state));
    }

    /** Why none may run, which log and summary say too; empty if one may. */
    Optional<Refusal> refusal(Optional<ChangeControl> control) throws EvidenceException {
        control.flatMap(ChangeControl::notice).ifPresent(step.log()::notice);
        Optional<Refusal> refusal = control.flatMap(it -> it.refusal(new ActionSurface()));
        if (refusal.isPresent()) {
            String why = refusal.get().reason() + "\nDecides: " + refusal.get().decides();
            step.log().error(refusal.get().text().strip());
            new JobFiles(step.environment()).summarise("Evidence Gate refuses this run. " + why.replace('\n', ' '));
        }
        return refusal;
    }
}
