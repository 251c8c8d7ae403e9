package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.HostedChange;
import io.github.evidencegate.evidence.PipelineRun;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.hosted.IssueWorkItem;
import io.github.evidencegate.hosted.ListedFiles;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.review.ReviewCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The facts of a change that a code host hosts. What git can tell, git tells; the code host adds reviews, labels, jobs, the
 * issue and the other changes with the same head, and confirms the list of files. What it does not answer is missing, and
 * the record says why; so what policy requires of it does not hold.
 */
public final class ForgeRunSource implements RunSource {
    /** More opinions than a person can read; the first and the newest are kept. */
    private static final int MOST_OPINIONS = 1_000;

    private static final int MOST_SIBLINGS = 100;
    private static final String HOSTED = "hosted";
    private static final String FILES = HOSTED + ".files";

    private final WorkTreeRunSource source;
    private final ForgeQuestions questions;
    private final PipelineRun run;
    private final List<String> ownJobs;

    /**
     * Of the change in a work tree.
     *
     * @param questions asked about the head of {@code source}
     * @param run why it runs; what the work item says of requester and approval goes before
     * @param ownJobs names of the job that this runs in: it has not ended, and what it came to before was our own word
     */
    public ForgeRunSource(WorkTreeRunSource source, ForgeQuestions questions, PipelineRun run, List<String> ownJobs) {
        this.source = source;
        this.questions = questions;
        this.run = run;
        this.ownJobs = List.copyOf(ownJobs);
    }

    @Override
    public LoadedPolicy policy() throws EvidenceException {
        return source.policy();
    }

    @Override
    public EvidenceRecord collect(LoadedPolicy policy, Instant now) throws EvidenceException {
        Collected collected = new Collected(policy.policy(), now);
        EvidenceRecord record = source.collect(policy, now, collected::supplement);
        Optional<HostedChange> hosted = collected.hosted();
        return record.with(started(record.run()), hosted, both(record.trust(), collected.trust));
    }

    private static List<Provenance> both(List<Provenance> first, List<Provenance> then) {
        return Stream.concat(first.stream(), then.stream()).distinct().toList();
    }

    private PipelineRun started(PipelineRun told) {
        return new PipelineRun(
                run.trigger(),
                told.requester().or(run::requester),
                told.approval().or(run::approval),
                run.url());
    }

    /** The answers of one run, with where they come from. */
    private final class Collected {
        private final Policy policy;
        private final Instant now;
        private final List<Provenance> trust = new ArrayList<>();

        Collected(Policy policy, Instant now) {
            this.policy = policy;
            this.now = now;
        }

        Supplement supplement() throws EvidenceException {
            List<String> labels = asked(HOSTED, ForgeQuestions::change)
                    .map(ForgeChange::labels)
                    .orElse(List.of());
            Optional<WorkItem> workItem = workItem();
            Optional<String> missing = missingFiles();
            return new Supplement(workItem, labels, missing, jobs(), trust);
        }

        Optional<HostedChange> hosted() {
            Optional<ForgeChange> change = asked(HOSTED, ForgeQuestions::change);
            if (change.isEmpty()) {
                return Optional.empty();
            }
            ForgeChange it = change.get();
            derived(HOSTED, "what " + it.key().host() + " says of " + it.key() + "; " + ends(it));
            return Optional.of(new HostedChange(
                    it.key(),
                    it.url(),
                    it.author(),
                    it.isDraft(),
                    it.openedAt(),
                    it.labels(),
                    sameHead(),
                    asked(ReviewCheck.REVIEW, ForgeQuestions::review).map(this::bounded)));
        }

        /** Whether the change is still what is judged. */
        private String ends(ForgeChange it) {
            boolean sameHead = it.ends().head().equals(questions.head());
            boolean sameBase = source.facts()
                    .change()
                    .base()
                    .filter(it.ends().base()::equals)
                    .isPresent();
            return (sameHead
                            ? "its head is the one that is judged"
                            : "its head is " + it.ends().head().abbreviated() + " by now")
                    + (sameBase
                            ? ", its base too"
                            : ", the newest commit of its target "
                                    + it.ends().base().abbreviated());
        }

        private List<ChangeKey> sameHead() {
            ChangeKey own = questions.key();
            return asked(ReviewCheck.SAME_HEAD, ForgeQuestions::openAt).orElse(List.of()).stream()
                    .filter(number -> number != own.number())
                    .limit(MOST_SIBLINGS)
                    .map(number -> new ChangeKey(own.host(), own.project(), number))
                    .toList();
        }

        private Review bounded(Review review) {
            List<Opinion> all = review.opinions();
            int left = all.size() - MOST_OPINIONS;
            if (left <= 0) {
                return review;
            }
            missing(ReviewCheck.REVIEW, left + " opinions between the first and the newest are left out");
            List<Opinion> kept = new ArrayList<>(all.subList(0, 1));
            kept.addAll(all.subList(left + 1, all.size()));
            return new Review(kept);
        }

        private Optional<WorkItem> workItem() throws EvidenceException {
            if (source.hasWorkItem()) {
                return Optional.empty();
            }
            Optional<List<IssueText>> answer = asked("workItem", ForgeQuestions::closes);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            List<IssueText> issues = answer.get();
            if (issues.isEmpty()) {
                missing("workItem", "no work item was given, and the change closes no issue");
                return Optional.empty();
            }
            String others = issues.size() > 1 ? "; it closes " + (issues.size() - 1) + " more" : "";
            derived(
                    "workItem",
                    "issue " + issues.get(0).id() + ", which the change says it closes, as "
                            + questions.key().host() + " has it" + others);
            return Optional.of(IssueWorkItem.of(issues.get(0)));
        }

        private Optional<String> missingFiles() {
            Optional<ForgeChange> change = asked(FILES, ForgeQuestions::change);
            if (change.isEmpty()) {
                return Optional.empty();
            }
            if (!change.get().ends().head().equals(questions.head())) {
                missing(
                        FILES,
                        "the code host's list of files, to compare git's with: the change is at "
                                + change.get().ends().head().abbreviated() + " by now");
                return Optional.empty();
            }
            Optional<ListedFiles> compared = asked(FILES, ForgeQuestions::files)
                    .map(listed -> ListedFiles.compared(
                            source.facts().files(), listed, change.get().fileCount()));
            compared.ifPresent(files -> derived("scope", files.told()));
            return compared.flatMap(ListedFiles::missing);
        }

        private List<Report> jobs() {
            Optional<HostedGates> gates = asked(HostedGates.PART, ForgeQuestions::jobs)
                    .map(jobs -> HostedGates.of(jobs, policy, ownJobs, questions.head(), now));
            gates.ifPresent(it -> trust.addAll(it.trust()));
            return gates.map(HostedGates::reports).orElse(List.of());
        }

        private void derived(String part, String what) {
            trust.add(new Provenance(part, Basis.DERIVED, what));
        }

        private void missing(String part, String why) {
            trust.add(new Provenance(part, Basis.MISSING, why));
        }

        private <T> Optional<T> asked(String part, Question<T> question) {
            try {
                return Optional.of(question.ask(questions));
            } catch (ForgeException e) {
                missing(part, "the code host did not answer: " + e.getMessage());
                return Optional.empty();
            }
        }
    }

    private interface Question<T> {
        T ask(ForgeQuestions questions) throws ForgeException;
    }
}
