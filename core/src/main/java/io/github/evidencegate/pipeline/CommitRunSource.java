package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.PipelineRun;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.hosted.HostedJobs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of a commit that belongs to no change, such as the head of a merge queue: what git tells, and what the code
 * host tells of the jobs that ran at it.
 */
public final class CommitRunSource implements RunSource {
    private static final String GATES = "gates";

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
        Set<String> own = new LinkedHashSet<>(ownJobs);
        own.addAll(policy.policy().report().checkNames());
        HostedJobs jobs = new HostedJobs(policy.policy().gates(), own, head, now);
        List<Provenance> trust = new ArrayList<>();
        List<Report> reports = List.of();
        try {
            List<JobResult> told = forge.jobs(head);
            HostedJobs.Found found = jobs.found(told);
            reports = found.reports();
            if (found.left() > 0) {
                trust.add(
                        new Provenance(GATES, Basis.MISSING, found.left() + " jobs are left out: there are too many"));
            }
            if (!reports.isEmpty()) {
                trust.add(new Provenance(
                        GATES, Basis.DERIVED, "jobs at " + head.abbreviated() + ", as the code host tells of them"));
            }
        } catch (ForgeException e) {
            trust.add(new Provenance(GATES, Basis.MISSING, "the code host did not answer: " + e.getMessage()));
        }
        return new Supplement(Optional.empty(), List.of(), Optional.empty(), reports, trust);
    }
}
