package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.verdict.Assessor;
import io.github.evidencegate.verdict.Verdict;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The straight line: collect, assess, packet. The clock is read once. */
public final class CheckRun {
    private final RunSource source;
    private final Clock clock;

    /** A run over these ports. */
    public CheckRun(RunSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What a run comes to. */
    public record Outcome(EvidenceRecord record, Verdict verdict, ReviewPacket packet) {}

    /**
     * Judges the change.
     *
     * @throws EvidenceException if policy or change cannot be read; nothing is judged then
     */
    public Outcome judge() throws EvidenceException {
        LoadedPolicy policy = source.policy();
        EvidenceRecord record = source.collect(policy, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Verdict verdict = Assessor.assess(record, policy.policy());
        return new Outcome(record, verdict, ReviewPacket.of(record, verdict));
    }
}
