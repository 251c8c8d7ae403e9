package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.hosted.HostedJobs;
import io.github.evidencegate.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The jobs of a code host as evidence, with where it comes from.
 *
 * @param reports those that count
 * @param trust what is said of them, and of those that are left out
 */
record HostedGates(List<Report> reports, List<Provenance> trust) {
    /** The part of the record that jobs belong to. */
    static final String PART = "gates";

    HostedGates {
        reports = List.copyOf(reports);
        trust = List.copyOf(trust);
    }

    /**
     * Of these jobs at a head.
     *
     * @param ownJobs names of the job that this runs in; the checks that policy has reported never count either
     */
    static HostedGates of(List<JobResult> jobs, Policy policy, List<String> ownJobs, Revision head, Instant now) {
        Set<String> own = new LinkedHashSet<>(ownJobs);
        own.addAll(policy.report().checkNames());
        HostedJobs.Found found = new HostedJobs(policy.gates(), own, head, now).found(jobs);
        int count = found.reports().size();
        List<Provenance> trust = new ArrayList<>();
        if (found.left() > 0) {
            trust.add(new Provenance(PART, Basis.MISSING, found.left() + " jobs are left out: there are too many"));
        }
        if (count > 0) {
            trust.add(new Provenance(
                    PART,
                    Basis.DERIVED,
                    (count == 1 ? "1 job" : count + " jobs") + " at " + head.abbreviated()
                            + ", as the code host tells of them"));
        }
        return new HostedGates(found.reports(), trust);
    }
}
