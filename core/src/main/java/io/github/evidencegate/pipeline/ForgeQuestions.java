package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.forge.JobResult;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a run asks the code host about its change: every question once, all at the same time, each answer waited for only
 * when it is needed. A question that fails answers with its {@link ForgeException} and harms no other.
 */
public final class ForgeQuestions {
    /** As many as there are questions. */
    private static final int THREADS = 6;

    private final ChangeKey key;
    private final Revision head;
    private final Future<ForgeChange> change;
    private final Future<FileList> files;
    private final Future<Review> review;
    private final Future<List<JobResult>> jobs;
    private final Future<List<Long>> openAt;
    private final Future<List<IssueText>> closes;

    private ForgeQuestions(Forge forge, long number, Revision head, boolean asksForIssue, ExecutorService threads) {
        this.key = forge.key(number);
        this.head = head;
        this.change = threads.submit(() -> forge.change(number));
        this.files = threads.submit(() -> forge.files(change()));
        this.review = threads.submit(() -> forge.review(change()));
        this.jobs = threads.submit(() -> forge.jobs(head));
        this.openAt = threads.submit(() -> forge.openAt(head));
        Callable<List<IssueText>> issue = asksForIssue ? () -> forge.closes(change()) : List::of;
        this.closes = threads.submit(issue);
    }

    /**
     * Begins to ask; returns at once.
     *
     * @param head the revision that is judged
     * @param asksForIssue whether the work item is looked for at the code host
     */
    public static ForgeQuestions ask(Forge forge, long number, Revision head, boolean asksForIssue) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "forge-question");
            // An answer that nobody waits for must not keep the program alive.
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new ForgeQuestions(forge, number, head, asksForIssue, threads);
        } finally {
            threads.shutdown();
        }
    }

    /** Which change it is about. */
    public ChangeKey key() {
        return key;
    }

    /** The revision that is judged. */
    public Revision head() {
        return head;
    }

    /** The change as it was when it was asked for. */
    public ForgeChange change() throws ForgeException {
        return answer(change);
    }

    FileList files() throws ForgeException {
        return answer(files);
    }

    Review review() throws ForgeException {
        return answer(review);
    }

    /** What ran at the head, so far. */
    public List<JobResult> jobs() throws ForgeException {
        return answer(jobs);
    }

    List<Long> openAt() throws ForgeException {
        return answer(openAt);
    }

    List<IssueText> closes() throws ForgeException {
        return answer(closes);
    }

    private static <T> T answer(Future<T> question) throws ForgeException {
        try {
            return question.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForgeException(
                    "all questions", ForgeException.Kind.UNREACHABLE, "interrupted", "run the check again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ForgeException refused) {
                throw refused;
            }
            if (e.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
