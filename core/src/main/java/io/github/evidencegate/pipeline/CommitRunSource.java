package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.PipelineRun;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.gate.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a commit that belongs to no change, such as the head of a merge queue: what git tells, and what the code
 * host tells of the jobs that ran at it.
 */
public final class CommitRunSource implements RunSource {
    private final WorkTreeRunSource source;
    private final Forge forge;
    private final PipelineRun run;
    private final List<String> ownJobs;

    /**
     * Of the head of {@code source}.
     *
     * @param run why it runs
     * @param ownJobs names of the job that this runs in: it has not ended
     */
    public CommitRunSource(WorkTreeRunSource source, Forge forge, PipelineRun run, List<String> ownJobs) {
        this.source = source;
        this.forge = forge;
        this.run = run;
        this.ownJobs = List.copyOf(ownJobs);
    }

    @Override
    public LoadedPolicy policy() throws EvidenceException {
        return source.policy();
    }

    @Override
    public EvidenceRecord collect(LoadedPolicy policy, Instant now) throws EvidenceException {
        EvidenceRecord record = source.collect(policy, now, () -> jobs(policy, now));
        return record.with(run, record.hosted(), record.trust());
    }

    private Supplement jobs(LoadedPolicy policy, Instant now) {
        Revision head = source.facts().change().head();
        try {
            HostedGates gates = HostedGates.of(forge.jobs(head), policy.policy(), ownJobs, head, now);
            return supplement(gates.reports(), gates.trust());
        } catch (ForgeException e) {
            return supplement(
                    List.of(),
                    List.of(new Provenance(
                            HostedGates.PART, Basis.MISSING, "the code host did not answer: " + e.getMessage())));
        }
    }

    private static Supplement supplement(List<Report> reports, List<Provenance> trust) {
        return new Supplement(Optional.empty(), List.of(), Optional.empty(), reports, trust);
    }
}
