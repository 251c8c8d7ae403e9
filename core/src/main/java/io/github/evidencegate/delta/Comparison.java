package io.github.evidencegate.delta;

import io.github.evidencegate.census.Census;
import io.github.evidencegate.census.Difference;
import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Branches;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.Delta.Measures;
import io.github.evidencegate.evidence.Delta.Shift;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.GateJudge;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Cases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares the reports of one gate, all in order, with those of the base. */
final class Comparison {
    private final List<Report> head;
    private final List<Report> base;
    private final List<Source> sources;

    Comparison(List<Report> head, List<Report> base) {
        this.head = head;
        this.base = base;
        this.sources = GateJudge.sources(base);
    }

    /** What is different; {@code outcome} is what became of the gate at the head. */
    Delta delta(GateOutcome outcome) {
        return switch (outcome.kind()) {
            case TESTS -> tests();
            case COVERAGE -> coverage(outcome);
            case ANALYSIS -> new FindingComparison(analyses(head), analyses(base), sources).delta();
            case COMMAND, JOB -> took();
        };
    }

    private static List<Report.Analysis> analyses(List<Report> reports) {
        return reports.stream().flatMap(Kinds::analyses).toList();
    }

    private static Stream<Report.Tests> tests(List<Report> reports) {
        return reports.stream().flatMap(Kinds::tests);
    }

    private Delta tests() {
        Optional<Census> now = census(tests(head).map(Report.Tests::cases).toList());
        Optional<Census> then = census(tests(base).map(Report.Tests::cases).toList());
        if (now.isEmpty() || then.isEmpty()) {
            return Delta.unknown("the tests cannot be told apart by name, or are more than " + Census.LIMIT, sources);
        }
        if (then.get().size() == 0) {
            return Delta.unknown("no test ran at the base", sources);
        }
        Difference difference = now.get().since(then.get());
        return new Delta(
                Optional.empty(),
                Map.of(
                        "appeared", difference.appeared(),
                        "disappeared", difference.disappeared(),
                        "newlyFailing", difference.newlyBad(),
                        "newlyPassing", difference.newlyGood()),
                names(head, Cases::unmatched),
                names(base, Cases::unmatched),
                names(head, Cases::newlyFailing),
                List.of(),
                Optional.empty(),
                tests(base).map(Report.Tests::took).reduce(Duration::plus),
                sources);
    }

    private static Optional<Census> census(List<Cases> parts) {
        List<Census> counted =
                parts.stream().flatMap(cases -> cases.census().stream()).toList();
        return counted.size() == parts.size() ? Census.of(counted) : Optional.empty();
    }

    private static List<String> names(List<Report> reports, Function<Cases, List<String>> list) {
        return tests(reports)
                .flatMap(report -> list.apply(report.cases()).stream())
                .sorted()
                .toList();
    }

    private Delta coverage(GateOutcome outcome) {
        Coverage then = GateJudge.coverage(base);
        Optional<Coverage> now = outcome.details().coverage();
        if (then.project().isEmpty() || now.isEmpty() || now.get().project().isEmpty()) {
            return Delta.unknown("no line was measured at the base or at the head", sources);
        }
        Measures measures = new Measures(
                shift(Coverage::project, then, now.get()).orElseThrow(),
                shift(Coverage::changedFiles, then, now.get()),
                shift(branches(Branches::project), then, now.get()),
                shift(branches(Branches::changedFiles), then, now.get()));
        return known(Map.of(), Optional.of(measures), Optional.empty());
    }

    private static Function<Coverage, Ratio> branches(Function<Branches, Ratio> part) {
        return coverage -> coverage.branches().map(part).orElse(Ratio.NONE);
    }

    private static Optional<Shift> shift(Function<Coverage, Ratio> part, Coverage then, Coverage now) {
        return part.apply(then).isEmpty() || part.apply(now).isEmpty()
                ? Optional.empty()
                : Optional.of(Shift.of(part.apply(then), part.apply(now)));
    }

    private Delta took() {
        Optional<Duration> took = base.stream().flatMap(Kinds::took).findFirst();
        return known(Map.of(), Optional.empty(), took);
    }

    private Delta known(Map<String, Long> counts, Optional<Measures> coverage, Optional<Duration> took) {
        return new Delta(Optional.empty(), counts, List.of(), List.of(), List.of(), List.of(), coverage, took, sources);
    }
}
