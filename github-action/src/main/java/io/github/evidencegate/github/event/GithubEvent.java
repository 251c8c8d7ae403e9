package io.github.evidencegate.github.event;

import io.github.evidencegate.evidence.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happened, as GitHub told the workflow: the one thing about a run that a change cannot forge. Its texts are still
 * hostile.
 */
public sealed interface GithubEvent {
    /** What the step does about it. */
    EventKind kind();

    /**
     * Something about a pull request.
     *
     * @param head the revision that it proposes
     * @param base the newest commit of the branch that it wants to go to, at that moment
     * @param target the name of that branch, at that moment
     * @param headProject where the head is; "" if that was deleted
     * @param isMerged whether it was accepted
     * @param begun when it happened; empty in a rerun, which nothing tells the time of
     */
    record OfChange(
            EventKind kind,
            long number,
            Revision head,
            Revision base,
            Optional<String> target,
            String headProject,
            boolean isMerged,
            Optional<Instant> begun)
            implements GithubEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.change().apply(this);
        }
    }

    /**
     * A workflow run ended.
     *
     * @param runId of the run that ended
     * @param event what that one was started by
     * @param numbers of pull requests, as far as GitHub names them: none for a fork
     * @param begun when that one began
     */
    record OfRun(
            EventKind kind,
            long runId,
            String event,
            Revision head,
            String headBranch,
            String headProject,
            List<Long> numbers,
            Optional<Instant> begun)
            implements GithubEvent {
        /** Copies the list. */
        public OfRun {
            numbers = List.copyOf(numbers);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.run().apply(this);
        }
    }

    /**
     * A commit that belongs to no pull request.
     *
     * @param base what it is compared with; empty if GitHub does not say
     * @param ref such as {@code refs/heads/main}
     */
    record OfCommit(EventKind kind, Revision head, Optional<Revision> base, String ref) implements GithubEvent {
        private static final Pattern QUEUED =
                Pattern.compile("refs/heads/gh-readonly-queue/.+/pr-([1-9][0-9]{0,17})(?:-[0-9a-f]{40,64})?");

        /** The pull request that was added last to a merge queue; empty if the branch of the queue does not tell. */
        public Optional<Long> queued() {
            Matcher matcher = QUEUED.matcher(kind == EventKind.QUEUE ? ref : "");
            return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.commit().apply(this);
        }
    }

    /**
     * Somebody commented on a pull request.
     *
     * @param id of the comment; its text is asked for when it is obeyed
     */
    record OfComment(EventKind kind, long number, String id) implements GithubEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.comment().apply(this);
        }
    }

    /**
     * Nothing to do.
     *
     * @param why a sentence for the log
     */
    record Nothing(EventKind kind, String why) implements GithubEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nothing().apply(this);
        }
    }

    /** What to do in each case. */
    record Cases<R>(
            Function<OfChange, R> change,
            Function<OfRun, R> run,
            Function<OfCommit, R> commit,
            Function<OfComment, R> comment,
            Function<Nothing, R> nothing) {}

    /** The answer of the case that this is. */
    <R> R fold(Cases<R> cases);
}
