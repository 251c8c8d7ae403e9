package io.github.evidencegate.setup;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.GateOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the record that a check would judge tells: base, gates and work item. Whether they are good is not asked. */
public final class RecordStates {
    private static final int MOST_GATES = 100;

    private RecordStates() {}

    /** The base, each gate, and the work item. */
    public static List<FeatureState> of(EvidenceRecord record) {
        List<FeatureState> states = new ArrayList<>();
        states.add(base(record));
        if (record.gates().isEmpty()) {
            states.add(FeatureState.limited(
                    "gates",
                    "no result file lies in a standard place, and policy names no gate",
                    "run the tests before the check, or name the places under gates of the policy"));
        }
        record.gates().stream().limit(MOST_GATES).map(RecordStates::gate).forEach(states::add);
        states.add(workItem(record));
        return List.copyOf(states);
    }

    private static FeatureState base(EvidenceRecord record) {
        String compared = record.trust().stream()
                .filter(part -> part.part().equals("change"))
                .map(Provenance::source)
                .findFirst()
                .orElse("");
        Optional<String> mergeBase = record.change().mergeBase().map(base -> base.abbreviated());
        return mergeBase.isPresent()
                ? FeatureState.ok("base", compared + "; they part at " + mergeBase.get())
                : FeatureState.limited(
                        "base",
                        "the head is the first commit, so all of it is the change",
                        "name the branch that the change is meant for with --base");
    }

    private static FeatureState gate(GateOutcome gate) {
        String feature = "gate " + gate.id();
        String reason = gate.reason().orElse("");
        return switch (gate.state()) {
            case PASS, REPAIRED, FLAKY, SKIP, WAIVED, FAIL -> FeatureState.ok(feature, found(gate));
            case MISSING ->
                faulty(
                        gate,
                        reason,
                        "run the step that writes it before the check, or correct gates." + gate.id()
                                + ".results of the policy");
            case STALE -> faulty(gate, reason, "run the step again on the head, after the last commit");
            case EMPTY -> faulty(gate, reason, "let the step run something: a filter may match nothing");
            case UNREADABLE -> faulty(gate, reason, "run the step to its end, and name only its results");
        };
    }

    private static String found(GateOutcome gate) {
        String such = gate.sources().isEmpty()
                ? ""
                : ", such as " + PolicyDraft.named(gate.sources().get(0).path());
        return "of the head: " + Count.of(gate.sources().size(), "file") + such;
    }

    private static FeatureState faulty(GateOutcome gate, String reason, String remedy) {
        String feature = "gate " + gate.id();
        return gate.required()
                ? FeatureState.missing(feature, reason, remedy)
                : FeatureState.limited(feature, reason, remedy);
    }

    private static FeatureState workItem(EvidenceRecord record) {
        return record.workItem().isPresent()
                ? FeatureState.ok("work item", record.workItem().get().id().orElse("without an id"))
                : FeatureState.limited(
                        "work item",
                        "none was given, so nobody can say whether the change is what was asked for",
                        "give its file or text: --work-item");
    }
}
