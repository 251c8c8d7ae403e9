package io.github.evidencegate.cli;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.pipeline.LoadedPolicy;
import io.github.evidencegate.pipeline.RunSource;
import java.time.Instant;

/** Tells {@link Progress} what a run source is doing, so that the core need not know that anybody watches. */
final class WatchedRunSource implements RunSource {
    private final RunSource source;
    private final Progress progress;

    WatchedRunSource(RunSource source, Progress progress) {
        this.source = source;
        this.progress = progress;
    }

    @Override
    public LoadedPolicy policy() throws EvidenceException {
        progress.enter("reading the policy");
        return source.policy();
    }

    @Override
    public EvidenceRecord collect(LoadedPolicy policy, Instant now) throws EvidenceException {
        progress.enter("reading results");
        return source.collect(policy, now);
    }
}
