package io.github.evidencegate.github.run;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.pipeline.ClaimedResults;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pull request that is to be judged.
 *
 * @param runId of the workflow run that is its pipeline: of two stages the first
 * @param head as the event names it, wherever the work tree is
 * @param target the branch that it wanted to go to when it was asked about, as far as anybody told
 * @param isTrusted whether the workflow is that of the base, so that the change did not write what it says
 * @param whyReadOnly why the token may not be able to write; empty if it should be
 * @param claimed results of another run; empty for those in the work tree
 * @param begun when the pipeline was started, as far as the event tells
 */
record Proposal(
        long number,
        long runId,
        Revision head,
        Revision base,
        Optional<String> target,
        boolean isTrusted,
        Optional<String> whyReadOnly,
        Optional<ClaimedResults> claimed,
        Optional<Instant> begun) {
    private static final Pattern JOB = Pattern.compile(".*/actions/runs/([1-9][0-9]{0,17})/job/[0-9]+(?:\\?.*)?");

    /** Whether the job is one of its pipeline, by where people read it. */
    boolean has(JobResult job) {
        Matcher place = JOB.matcher(job.url());
        return job.app().equals("github-actions") && place.matches() && Long.parseLong(place.group(1)) == runId;
    }
}
