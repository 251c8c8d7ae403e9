package io.github.evidencegate.github.run;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.pipeline.ClaimedResults;
import java.time.Instant;
import java.util.Optional;

/**
 * A pull request that is to be judged.
 *
 * @param head as the event names it, wherever the work tree is
 * @param isTrusted whether the workflow is that of the base, so that the change did not write what it says
 * @param whyReadOnly why the token may not be able to write; empty if it should be
 * @param claimed results of another run; empty for those in the work tree
 * @param begun when the pipeline was started, as far as the event tells
 */
record Proposal(
        long number,
        Revision head,
        Revision base,
        boolean isTrusted,
        Optional<String> whyReadOnly,
        Optional<ClaimedResults> claimed,
        Optional<Instant> begun) {}
