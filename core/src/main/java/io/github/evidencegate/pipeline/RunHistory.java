package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.GateCheck;
import io.github.evidencegate.gate.QualityScore;
import io.github.evidencegate.git.HeadComparison;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.repair.Attempts;
import io.github.evidencegate.repair.Judgement;
import io.github.evidencegate.repair.Turn;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.scope.FileClassifier;
import io.github.evidencegate.stop.Heard;
import io.github.evidencegate.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts one run into the life of its change: reads what was, tells what the attempts before say about this one, and keeps
 * the run once it is judged.
 */
public final class RunHistory {
    private static final int RUN_DIGITS = 16;
    private static final String PART = "history";

    private final ChangeHistory kept;
    private final HistoryRequest request;
    private final WorkTree workTree;
    private final HeadComparison heads;

    /** A run in {@code workTree} of the change whose life {@code kept} knows. */
    public RunHistory(ChangeHistory kept, HistoryRequest request, WorkTree workTree) {
        this.kept = kept;
        this.request = request;
        this.workTree = workTree;
        this.heads = workTree.heads();
    }

    /**
     * A run that is not judged yet.
     *
     * @param record in the light of the attempts before
     * @param run what is to be kept, without what stops the change
     * @param known what was kept before
     */
    record Told(EvidenceRecord record, JudgedRun run, Known known) {}

    /**
     * The record in the light of the attempts before: gates that failed then and hold now are repaired, and those that
     * only a rerun of the same head made hold are flaky. Budget and stop state are what earlier runs and persons left.
     *
     * @throws EvidenceException if the change has no name, or the history cannot be read at all
     */
    Told tell(EvidenceRecord record, Policy policy) throws EvidenceException {
        String change = HistoryRequest.nameOf(request.change(), record.change().branch());
        Known known = kept.read(change);
        List<Attempt> before = Attempts.of(known.entries());
        JudgedRun asMeasured = run(record, before);
        Heard heard = Heard.of(known.entries(), policy.stop());
        List<GateOutcome> gates = judged(record.gates(), asMeasured, known, before).stream()
                .map(gate -> GateCheck.finding(gate, Surface.COMMAND_LINE)
                        .map(found -> heard.told(gate, found.id(), asMeasured.at()))
                        .orElse(gate))
                .toList();
        JudgedRun run = asMeasured.with(Judgement.telling(gates), List.of());
        Known all = known.plus(run);
        FileClassifier classes = new FileClassifier(policy.scope().classes());
        RepairSource source = new RepairSource(workTree, classes, record);
        List<Repair> repairs = Turn.upTo(run, Attempts.of(all.entries())).stream()
                .map(turn -> source.of(turn, run))
                .toList();
        RepairHistory history = all.told(change, repairs, policy, run.at());
        EvidenceRecord told = record.with(history, gates, trust(record, known));
        boolean isAnyWaived = gates.stream().anyMatch(gate -> gate.state() == State.WAIVED);
        return new Told(isAnyWaived ? told.with(QualityScore.of(gates)) : told, run, known);
    }

    /**
     * Keeps a run that was judged; answers the record with all that is kept of it.
     *
     * @throws EvidenceException if it cannot be kept
     */
    EvidenceRecord keep(Told told, Verdict verdict) throws EvidenceException {
        EvidenceRecord record = told.record();
        RepairHistory before = record.history().orElseThrow();
        JudgedRun run = told.run().with(told.run().gates(), verdict.stops());
        kept.append(before.change(), run);
        // What this run adds is in its verdict; with the state as it was, the record gives the same verdict again.
        RepairHistory after =
                before.with(Attempts.of(told.known().plus(run).entries()), before.budget(), before.state());
        return record.with(after, record.gates(), record.trust());
    }

    private JudgedRun run(EvidenceRecord record, List<Attempt> before) {
        Change change = record.change();
        Optional<Digest> patch = heads.patch(change);
        String made = record.identity().recordedAt() + " " + change.head();
        return new JudgedRun(
                request.run().orElseGet(() -> "run-" + Digest.ofUtf8(made).hex().substring(0, RUN_DIGITS)),
                record.identity().recordedAt(),
                change.head(),
                change.mergeBase(),
                patch,
                follows(change, patch, before),
                Judgement.of(record.gates()),
                request.spent(),
                List.of());
    }

    /** A head that was judged before came from where it came then. */
    private Optional<Succession> follows(Change change, Optional<Digest> patch, List<Attempt> before) {
        Optional<Attempt> same = before.stream()
                .filter(attempt -> attempt.head().equals(change.head()))
                .findFirst();
        if (same.isPresent() || before.isEmpty()) {
            return same.flatMap(Attempt::follows);
        }
        JudgedRun last = before.get(before.size() - 1).runs().get(0);
        return Optional.of(heads.succession(last, change, patch));
    }

    private static List<GateOutcome> judged(
            List<GateOutcome> measured, JudgedRun run, Known known, List<Attempt> before) {
        List<Turn> turns = Turn.upTo(run, Attempts.of(known.plus(run).entries()));
        List<GateOutcome> judged = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            judged.add(judged(measured.get(i), run.gates().get(i), turns, before, run.head()));
        }
        return judged;
    }

    private static GateOutcome judged(
            GateOutcome measured, JudgedGate gate, List<Turn> turns, List<Attempt> before, Revision head) {
        if (measured.state() != State.PASS) {
            return measured;
        }
        if (Turn.isOnRerun(gate, head, before)) {
            return measured.judged(
                    State.FLAKY, "did not hold in an earlier run of this revision, and passed on a rerun");
        }
        return turns.stream()
                .filter(turn -> turn.gate().equals(gate.id()))
                .findFirst()
                .map(turn -> measured.judged(State.REPAIRED, reason(turn)))
                .orElse(measured);
    }

    private static String reason(Turn turn) {
        return "failed in attempt " + turn.from().number() + ", holds since attempt "
                + turn.to().number();
    }

    private List<Provenance> trust(EvidenceRecord record, Known known) {
        List<Provenance> trust = new ArrayList<>(record.trust());
        trust.add(new Provenance(PART, Basis.CLAIMED, request.source()));
        known.doubts().forEach(doubt -> trust.add(new Provenance(PART, Basis.MISSING, doubt)));
        return trust;
    }
}
