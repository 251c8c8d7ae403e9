package io.github.evidencegate.github.run;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.github.action.ActionInput;
import io.github.evidencegate.github.action.ActionSurface;
import io.github.evidencegate.hosted.JobTime;
import io.github.evidencegate.pipeline.ChangeControl;
import io.github.evidencegate.pipeline.ChangeHistory;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.pipeline.CheckRequest;
import io.github.evidencegate.pipeline.CheckRun;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.pipeline.ForgeQuestions;
import io.github.evidencegate.pipeline.ForgeRunSource;
import io.github.evidencegate.pipeline.HistoryRequest;
import io.github.evidencegate.pipeline.RunHistory;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.publication.Publication;
import io.github.evidencegate.publication.Publication.Target;
import io.github.evidencegate.publication.PublishedHistory;
import io.github.evidencegate.stop.StopSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What is done about a pull request: it is judged, or asked whether its pipeline may run. */
final class ChangeStep {
    private static final String SOURCE = "the packet on the pull request";

    private final StepSetting step;
    private final Proposal proposal;

    ChangeStep(StepSetting step, Proposal proposal) {
        this.step = step;
        this.proposal = proposal;
    }

    /** The history that the packets carry, or why they could not be asked. */
    private record Read(ChangeHistory history, Optional<ForgeException> failure) {}

    /** Judges the change, and hands over what it comes to. */
    ExitStatus judge() throws EvidenceException {
        // The code host is slower than git, so it is asked first, and waited for last.
        CompletableFuture<Read> reading = CompletableFuture.supplyAsync(this::history);
        boolean asksForIssue = step.inputs().text(ActionInput.WORK_ITEM).isEmpty();
        ForgeQuestions questions = ForgeQuestions.ask(step.forge(), proposal.number(), proposal.head(), asksForIssue);
        CheckRequest request = request();
        WorkTreeRunSource workTree = WorkTreeRunSource.open(request, step.layer(), proposal.claimed());
        KeptPolicy source = new KeptPolicy(new ForgeRunSource(workTree, questions, step.run(), step.ownJobs()));
        Read read = reading.join();
        RunHistory history =
                new RunHistory(read.history(), historyRequest(questions, read.history()), workTree.workTree());
        Outcome outcome = new CheckRun(source, step.clock(), Optional.of(history)).judge(new ActionSurface());
        refuseOtherTarget(questions);
        List<ForgeException> failures = new ArrayList<>(read.failure().stream().toList());
        changeFailure(questions).ifPresent(failures::add);
        Target target = new Target(proposal.head(), Optional.of(proposal.number()));
        Policy policy = source.policy().policy();
        return new StepReport(step, outcome, failures)
                .deliver(new Publication(step.forge(), policy.report(), policy.stop()), target, proposal.whyReadOnly());
    }

    /** Says whether the pipeline of the change may run. Reads no results. */
    ExitStatus preflight() throws EvidenceException, ForgeException {
        StopQuestion question = StopQuestion.about(step, proposal.number());
        Optional<ChangeControl> control = question.control(this::request);
        ExitStatus status = question.preflight(control);
        if (status == ExitStatus.BLOCKED) {
            mark(control.map(ChangeControl::setting).orElse(StopSetting.DEFAULT));
        }
        return status;
    }

    /** No later job of this pipeline will. Who may only read is refused all the same. */
    private void mark(StopSetting deciders) {
        try {
            new Publication(step.forge(), ReportSetting.DEFAULT, deciders)
                    .mark(proposal.number(), step.clock().instant());
        } catch (ForgeException e) {
            step.log().say("the packet does not say that it is of an older head: " + e.getMessage());
        }
    }

    private CheckRequest request() throws EvidenceException {
        if (!proposal.isTrusted()) {
            step.refuseOtherPolicy(proposal.base());
        }
        return step.request(Optional.of(proposal.base()), proposal.head());
    }

    private String name() {
        return step.forge().key(proposal.number()).name();
    }

    /** A history that cannot be read is in doubt, not empty. */
    private Read history() {
        try {
            return new Read(PublishedHistory.of(step.forge(), proposal.number()), Optional.empty());
        } catch (ForgeException e) {
            return new Read(new UnreadHistory(String.valueOf(e.getMessage())), Optional.of(e));
        }
    }

    /** What keeps the life of a change where it cannot be read: this run alone, and the doubt. */
    private static final class UnreadHistory implements ChangeHistory {
        private final String doubt;
        private final List<HistoryEntry> added = new ArrayList<>();

        UnreadHistory(String doubt) {
            this.doubt = doubt;
        }

        @Override
        public Known read(String change) {
            return new Known(added, List.of(doubt));
        }

        @Override
        public void append(String change, HistoryEntry entry) {
            added.add(entry);
        }
    }

    private HistoryRequest historyRequest(ForgeQuestions questions, ChangeHistory history) throws EvidenceException {
        Optional<Duration> wall = proposal.begun()
                .map(begun -> Duration.between(begun, step.clock().instant()))
                .filter(took -> !took.isNegative());
        return new HistoryRequest(
                Optional.of(name()),
                Optional.of(step.runName()),
                new Spent(wall, ci(questions, history), Optional.empty()),
                SOURCE);
    }

    /** The check run of a job does not name its runner, so each minute weighs one. */
    private Optional<Duration> ci(ForgeQuestions questions, ChangeHistory history) throws EvidenceException {
        try {
            List<JobResult> jobs =
                    questions.jobs().stream().filter(proposal::has).toList();
            return JobTime.of(jobs, counted(history), step.clock().instant());
        } catch (ForgeException e) {
            // The record says that the jobs are not known, and why.
            return Optional.empty();
        }
    }

    /**
     * Until when the jobs of this run are counted. A rerun of the failed ones tells of the others too: those were counted
     * when the attempt before was judged, or in two stages before the attempt began.
     */
    private Instant counted(ChangeHistory history) throws EvidenceException {
        String ownName = step.runName();
        String attempts = ownName.substring(0, ownName.lastIndexOf('/') + 1);
        return Stream.concat(
                        proposal.begun().stream(),
                        history.read(name()).entries().stream()
                                .flatMap(entry -> entry.fold(Stream::of, transition -> Stream.<JudgedRun>empty()))
                                .filter(run -> run.run().startsWith(attempts)
                                        && !run.run().equals(ownName))
                                .map(JudgedRun::at))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /**
     * An event can be run again long after it was: by then the pull request may want to go to another branch, whose policy
     * nobody has asked.
     */
    private void refuseOtherTarget(ForgeQuestions questions) throws EvidenceException {
        try {
            String now = questions.change().ends().baseBranch();
            if (!proposal.target().orElse(now).equals(now)) {
                throw new EvidenceException(
                        "the pull request wants to go to " + now + " now, but this run is of when it"
                                + " wanted to go to " + proposal.target().get()
                                + ", by whose policy nothing is judged any more; run the workflow of its newest event");
            }
        } catch (ForgeException e) {
            step.log().say("nobody could ask which branch the pull request wants to go to: " + e.getMessage());
        }
    }

    private static Optional<ForgeException> changeFailure(ForgeQuestions questions) {
        try {
            questions.change();
            return Optional.empty();
        } catch (ForgeException e) {
            return Optional.of(e);
        }
    }
}
