package io.github.evidencegate.github.run;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.pipeline.LoadedPolicy;
import io.github.evidencegate.pipeline.RunSource;
import java.time.Instant;
import java.util.Optional;

/** A source that remembers its policy, which also says what to report. */
final class KeptPolicy implements RunSource {
    private final RunSource source;
    private Optional<LoadedPolicy> policy = Optional.empty();

    KeptPolicy(RunSource source) {
        this.source = source;
    }

    @Override
    public LoadedPolicy policy() throws EvidenceException {
        if (policy.isEmpty()) {
            policy = Optional.of(source.policy());
        }
        return policy.get();
    }

    @Override
    public EvidenceRecord collect(LoadedPolicy loaded, Instant now) throws EvidenceException {
        return source.collect(loaded, now);
    }
}
