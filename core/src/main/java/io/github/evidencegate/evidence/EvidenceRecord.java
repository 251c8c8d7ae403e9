package io.github.evidencegate.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The accepted-work evidence record: everything that is known about one change at one pipeline run, before it is
 * judged.
 *
 * @param history the life of the change; empty if none is kept
 * @param hosted what the code host says of the change; empty if it was not asked, or did not answer
 */
public record EvidenceRecord(
        Identity identity,
        PipelineRun run,
        Change change,
        Optional<WorkItem> workItem,
        Scope scope,
        List<GateOutcome> gates,
        Optional<Quality> quality,
        List<Provenance> trust,
        Optional<RepairHistory> history,
        Optional<HostedChange> hosted) {
    /**
     * Which record it is.
     *
     * @param schema the id of the record's JSON Schema
     * @param tool name and version of the program that made it
     * @param recordedAt when; the only time that is not a fact of the change
     * @param policySource where the policy was read from, and what it extends
     * @param policyDigest of the policy and all that it extends; empty if there was none
     */
    public record Identity(
            String schema, String tool, Instant recordedAt, String policySource, Optional<Digest> policyDigest) {}

    /** Refuses two gates of one name. */
    public EvidenceRecord {
        gates = List.copyOf(gates);
        trust = List.copyOf(trust);
        if (gates.stream().map(GateOutcome::id).distinct().count() < gates.size()) {
            throw new IllegalArgumentException("two gates of one name");
        }
    }

    /** The same in the light of the life of its change. */
    public EvidenceRecord with(RepairHistory told, List<GateOutcome> judged, List<Provenance> sources) {
        return new EvidenceRecord(
                identity, run, change, workItem, scope, judged, quality, sources, Optional.of(told), hosted);
    }

    /** The same with another quality: gates that are waived do not count towards it. */
    public EvidenceRecord with(Optional<Quality> counted) {
        return new EvidenceRecord(identity, run, change, workItem, scope, gates, counted, trust, history, hosted);
    }

    /** The same with why it ran, and what the code host says of the change. */
    public EvidenceRecord with(PipelineRun started, Optional<HostedChange> told, List<Provenance> sources) {
        return new EvidenceRecord(identity, started, change, workItem, scope, gates, quality, sources, history, told);
    }

    /**
     * Where a part of the record comes from (R077).
     *
     * @param part the record's component, such as {@code gates}
     * @param source who or what said it, for people
     */
    public record Provenance(String part, Basis basis, String source) {
        /** How far a part can be trusted. */
        public enum Basis {
            /** Read from the code host or by a trusted job. */
            DERIVED,
            /** Said by the change's own pipeline. */
            CLAIMED,
            /** Not known; {@code source} says why. */
            MISSING
        }
    }
}
