package io.github.evidencegate.delta;

import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.gate.FailingSet;
import io.github.evidencegate.gate.GateJudge;
import io.github.evidencegate.gate.GateJudge.Group;
import io.github.evidencegate.gate.GateSetting.Setback;
import io.github.evidencegate.gate.Report;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Judges gates against the base too. A limit on what is not known is not kept, so no missing, stale or foreign results
 * of the base make a gate hold; and a gate that reported at the base and does not at the head is missing.
 */
public final class DeltaJudge {
    private static final String NONE_GIVEN = "no results of the base were given";

    private final GateJudge judge;
    private final Optional<BaseResults> base;

    /**
     * A judge of one change.
     *
     * @param base empty if nobody gave any
     */
    public DeltaJudge(GateJudge judge, Optional<BaseResults> base) {
        this.judge = judge;
        this.base = base;
    }

    /** The outcomes, in the order of {@link GateJudge#judge}; then the gates that only the base has. */
    public List<GateOutcome> judge(List<Report> reports) {
        Map<String, Group> ofBase = new LinkedHashMap<>();
        if (base.isPresent()) {
            IdentityHashMap<Report, List<String>> places = base.get().places();
            judge.grouped(base.get().all(), places::get)
                    .forEach(group -> ofBase.put(group.gate().id(), group));
        }
        List<GateOutcome> outcomes = new ArrayList<>();
        for (Group group : judge.grouped(reports, report -> List.of(report.path()))) {
            Optional<Group> before =
                    Optional.ofNullable(ofBase.remove(group.gate().id()));
            outcomes.add(judged(group, before.map(Group::reports).orElse(List.of())));
        }
        ofBase.values().stream()
                .filter(group -> !isAllInDoubt(group.reports()))
                .map(this::withheld)
                .forEach(outcomes::add);
        return List.copyOf(outcomes);
    }

    private GateOutcome judged(Group group, List<Report> before) {
        GateOutcome outcome = judge.outcome(group);
        Setback most = group.gate().limits().setback();
        if (base.isEmpty() && most.equals(Setback.NONE)) {
            return outcome;
        }
        Delta delta = delta(group, outcome, before);
        List<String> unmet = isJudged(outcome.state()) ? unmet(group, delta, before) : List.of();
        if (unmet.isEmpty()) {
            return outcome.with(
                    outcome.details().with(delta), outcome.state(), outcome.reason(), outcome.fingerprint());
        }
        List<String> reasons = new ArrayList<>(outcome.reason().stream().toList());
        reasons.addAll(unmet);
        List<String> worse = worse(delta);
        return outcome.with(
                outcome.details().with(delta).with(failures(outcome, delta, worse)),
                State.FAIL,
                Optional.of(String.join("; ", reasons)),
                Optional.of(fingerprint(outcome, delta, worse)));
    }

    /** Of what failed before, and of what is worse now: names, without numbers and lines. */
    private static Digest fingerprint(GateOutcome outcome, Delta delta, List<String> worse) {
        List<String> failing = new ArrayList<>();
        failing.add(
                outcome.fingerprint().map(Digest::value).orElse(outcome.kind().name()));
        failing.add(delta.unknown().isPresent() ? "not known" : "worse");
        failing.addAll(worse);
        return Digest.ofUtf8(String.join("\n", failing));
    }

    private static List<String> worse(Delta delta) {
        List<String> worse = new ArrayList<>(delta.disappeared());
        delta.findings().stream()
                .map(finding -> finding.rule() + " " + finding.path())
                .distinct()
                .sorted()
                .forEach(worse::add);
        return worse;
    }

    /** Each of them; none if a list was cut, or if what failed by itself is too much to keep. */
    private static List<String> failures(GateOutcome outcome, Delta delta, List<String> worse) {
        boolean isCut =
                delta.disappeared().size() >= Details.LIMIT || delta.findings().size() >= Details.LIMIT;
        List<String> failed = outcome.details().failures();
        if (isCut || failed.isEmpty() == outcome.fingerprint().isPresent()) {
            return List.of();
        }
        TreeSet<String> all = new TreeSet<>(failed);
        worse.forEach(name -> all.add(FailingSet.start(Digest.ofUtf8(name))));
        return all.size() > JudgedGate.LIMIT ? List.of() : List.copyOf(all);
    }

    /** Whether the state comes from what the results say, and not from what is wrong with them. */
    private static boolean isJudged(State state) {
        return switch (state) {
            case PASS, REPAIRED, FLAKY, SKIP, FAIL -> true;
            case WAIVED, MISSING, STALE, EMPTY, UNREADABLE -> false;
        };
    }

    private List<String> unmet(Group group, Delta delta, List<Report> before) {
        Setback most = group.gate().limits().setback();
        if (!most.equals(Setback.NONE) && delta.unknown().isPresent()) {
            return List.of("how it differs from the base is not known: "
                    + delta.unknown().get());
        }
        return new LimitsKept(most, delta).unmet(isHidden(group, before));
    }

    /** Whether changed files that were there at the base are measured at one end alone. */
    private boolean isHidden(Group group, List<Report> before) {
        boolean atBase = before.stream()
                .flatMap(Kinds::lines)
                .anyMatch(lines -> !lines.files().isEmpty());
        boolean atHead = group.reports().stream()
                .flatMap(Kinds::lines)
                .flatMap(lines -> lines.files().keySet().stream())
                .anyMatch(path -> base.orElseThrow().anchor().atBothEnds().contains(path));
        return atBase != atHead;
    }

    private Delta delta(Group group, GateOutcome outcome, List<Report> before) {
        if (base.isEmpty()) {
            return Delta.unknown(NONE_GIVEN, List.of());
        }
        Optional<String> unknown = judge.doubt(group)
                .map(doubt -> "the results of the head are in doubt")
                .or(() -> doubt(before));
        return unknown.isPresent()
                ? Delta.unknown(unknown.get(), GateJudge.sources(before))
                : new Comparison(group.reports(), before).delta(outcome);
    }

    private Optional<String> doubt(List<Report> before) {
        if (before.isEmpty()) {
            return Optional.of(base.orElseThrow().problem().orElse("no result file of the base is of this gate"));
        }
        return before.stream()
                .flatMap(report -> base.orElseThrow().doubt(report).stream())
                .sorted()
                .findFirst();
    }

    private boolean isAllInDoubt(List<Report> before) {
        return before.stream()
                .allMatch(report -> base.orElseThrow().doubt(report).isPresent());
    }

    /** A gate of which only the base has results: what ran before must not be left out in silence. */
    private GateOutcome withheld(Group ofBase) {
        GateOutcome missing = judge.outcome(new Group(ofBase.gate(), List.of()));
        return missing.with(
                missing.details()
                        .with(Delta.unknown(
                                "the head has no results of this gate", GateJudge.sources(ofBase.reports()))),
                State.MISSING,
                Optional.of("the base has results of it, the head has none"),
                missing.fingerprint());
    }
}
