package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.verdict.Assessor;
import io.github.evidencegate.verdict.Verdict;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The straight line: collect, assess, keep, packet. The clock is read once. */
public final class CheckRun {
    private final RunSource source;
    private final Clock clock;
    private final Optional<RunHistory> history;

    /** A run over these ports, of which no history is kept. */
    public CheckRun(RunSource source, Clock clock) {
        this(source, clock, Optional.empty());
    }

    /** A run in the life of its change. */
    public CheckRun(RunSource source, Clock clock, Optional<RunHistory> history) {
        this.source = source;
        this.clock = clock;
        this.history = history;
    }

    /** What a run comes to. */
    public record Outcome(EvidenceRecord record, Verdict verdict, ReviewPacket packet) {}

    /**
     * Judges the change, and tells it as on the command line.
     *
     * @throws EvidenceException if policy, change or history cannot be read, or the history cannot be kept
     */
    public Outcome judge() throws EvidenceException {
        return judge(Surface.COMMAND_LINE);
    }

    /**
     * Judges the change. What is judged is in the history before anybody sees it.
     *
     * @param surface in whose words to tell what to do
     * @throws EvidenceException if policy, change or history cannot be read, or the history cannot be kept
     */
    public Outcome judge(Surface surface) throws EvidenceException {
        LoadedPolicy policy = source.policy();
        EvidenceRecord record = source.collect(policy, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (history.isPresent()) {
            return judged(record, policy, history.get(), surface);
        }
        Verdict verdict = Assessor.assess(record, policy.policy(), surface);
        return new Outcome(record, verdict, ReviewPacket.of(record, verdict));
    }

    private static Outcome judged(EvidenceRecord record, LoadedPolicy policy, RunHistory history, Surface surface)
            throws EvidenceException {
        RunHistory.Told told = history.tell(record, policy.policy());
        Verdict verdict = Assessor.assess(told.record(), policy.policy(), surface);
        EvidenceRecord kept = history.keep(told, verdict);
        return new Outcome(kept, verdict, ReviewPacket.of(kept, verdict));
    }
}
