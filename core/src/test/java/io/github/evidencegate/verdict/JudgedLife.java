package io.github.evidencegate.verdict;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Identity;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.gate.GateCheck;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.repair.Attempts;
import io.github.evidencegate.repair.Judgement;
import io.github.evidencegate.repair.RepairSetting;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.RuleSetting;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.stop.Heard;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.testkit.Samples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs judged one after another as a pipeline does it, each in the light of what was kept before. */
final class JudgedLife {
    static final String CHANGE = "github.com/owner/name#12";

    private JudgedLife() {}

    /** A policy in force, with these modes of rules. */
    static Policy policy(Map<String, Mode> rules) {
        return policy(rules, RepairSetting.DEFAULT);
    }

    /** The same with these budgets. */
    static Policy policy(Map<String, Mode> rules, RepairSetting repairs) {
        return policy(rules, repairs, Policy.DEFAULT.stop());
    }

    /** The same where these may decide. */
    static Policy policy(Map<String, Mode> rules, RepairSetting repairs, StopSetting deciders) {
        Policy silent = Policy.DEFAULT;
        return new Policy(
                Mode.STOP,
                Optional.empty(),
                silent.scope(),
                silent.intake(),
                silent.gates(),
                silent.dependencies(),
                repairs,
                deciders,
                new RuleSetting(rules, List.of()),
                silent.report());
    }

    /** What is said about a run after these entries. */
    static Verdict judge(Collection<? extends HistoryEntry> entries, JudgedRun run, Policy policy) {
        return Assessor.assess(record(entries, run, policy), policy);
    }

    /** The record of a run after these entries. */
    static EvidenceRecord record(Collection<? extends HistoryEntry> entries, JudgedRun run, Policy policy) {
        return record(history(entries, run, policy), run, outcomes(entries, run, policy));
    }

    /** The run as it is kept: with what stops the change. */
    static JudgedRun kept(Verdict verdict, JudgedRun run) {
        return run.with(run.gates(), verdict.stops());
    }

    /** The same with what was waived. */
    static JudgedRun kept(Collection<? extends HistoryEntry> entries, JudgedRun run, Policy policy) {
        return told(entries, run, policy)
                .with(
                        told(entries, run, policy).gates(),
                        judge(entries, run, policy).stops());
    }

    private static JudgedRun told(Collection<? extends HistoryEntry> entries, JudgedRun run, Policy policy) {
        return run.with(Judgement.telling(outcomes(entries, run, policy)), List.of());
    }

    private static List<GateOutcome> outcomes(
            Collection<? extends HistoryEntry> entries, JudgedRun run, Policy policy) {
        Heard heard = Heard.of(entries, policy.stop());
        return run.gates().stream()
                .map(JudgedLife::outcome)
                .map(gate -> GateCheck.finding(gate, Surface.COMMAND_LINE)
                        .map(found -> heard.told(gate, found.id(), run.at()))
                        .orElse(gate))
                .toList();
    }

    static RepairHistory history(Collection<? extends HistoryEntry> entries, JudgedRun run, Policy policy) {
        List<HistoryEntry> all = new ArrayList<>(entries);
        all.add(told(entries, run, policy));
        RepairHistory told = new RepairHistory(
                CHANGE, Attempts.of(all), List.of(), List.of(), words(entries), StopState.RUNNING, List.of());
        return Standing.of(told, entries, policy, run.at());
    }

    static List<Transition> words(Collection<? extends HistoryEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.<Stream<Transition>>fold(run -> Stream.empty(), Stream::of))
                .toList();
    }

    private static EvidenceRecord record(RepairHistory history, JudgedRun run, List<GateOutcome> gates) {
        EvidenceRecord plain = Samples.ready().record();
        Identity identity = plain.identity();
        Change change = plain.change();
        return new EvidenceRecord(
                new Identity(
                        identity.schema(), identity.tool(), run.at(), identity.policySource(), identity.policyDigest()),
                plain.run(),
                new Change(
                        change.base(),
                        run.head(),
                        change.mergeBase(),
                        change.branch(),
                        change.author(),
                        change.commits(),
                        change.codingAgents()),
                plain.workItem(),
                plain.scope(),
                gates,
                plain.quality(),
                plain.trust(),
                Optional.of(history),
                Optional.empty());
    }

    private static GateOutcome outcome(JudgedGate gate) {
        List<String> failing = gate.failures();
        return new GateOutcome(
                gate.id(),
                gate.kind(),
                true,
                gate.state(),
                failing.isEmpty() ? Optional.empty() : Optional.of(failing.size() + " tests failed"),
                Map.of("failed", (long) failing.size()),
                Optional.empty(),
                List.of(),
                new Details(failing, List.of(), List.of(), List.of(), Optional.empty()).with(failing),
                gate.fingerprint());
    }
}
