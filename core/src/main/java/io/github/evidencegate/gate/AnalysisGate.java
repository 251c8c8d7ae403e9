package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.GateSetting.Maximum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a gate of analysers makes of its reports. */
final class AnalysisGate {
    private static final Comparator<Located> CHANGED_FIRST = Comparator.comparing(Located::onChangedLine)
            .reversed()
            .thenComparing(Located::level)
            .thenComparing(Located::path)
            .thenComparing(Located::line)
            .thenComparing(Located::rule);

    private final List<Report.Analysis> reports;

    private AnalysisGate(List<Report.Analysis> reports) {
        this.reports = reports;
    }

    static Measured measure(List<Report> fresh, Limits limits) {
        return new AnalysisGate(fresh.stream()
                        .flatMap(report -> report.fold(
                                tests -> none(),
                                lines -> none(),
                                Stream::of,
                                command -> none(),
                                job -> none(),
                                unread -> none()))
                        .toList())
                .measure(limits);
    }

    private static Stream<Report.Analysis> none() {
        return Stream.empty();
    }

    private Measured measure(Limits limits) {
        Map<String, Long> counts = counts();
        List<String> exceeded = exceeded(counts, limits);
        List<Located> located = reports.stream()
                .flatMap(report -> report.located().stream())
                .sorted(CHANGED_FIRST)
                .toList();
        return new Measured(
                exceeded.isEmpty() ? State.PASS : State.FAIL,
                exceeded.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", exceeded)),
                counts,
                Optional.empty(),
                new Details(List.of(), List.of(), List.of(), located, Optional.empty()),
                exceeded.isEmpty() ? Failed.NONE : Failed.all(failing()));
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("errors", sum(report -> report.count(Level.ERROR)));
        counts.put("warnings", sum(report -> report.count(Level.WARNING)));
        counts.put("notes", sum(report -> report.count(Level.NOTE)));
        counts.put("suppressed", sum(Report.Analysis::suppressed));
        counts.put("inChangedFiles", sum(Report.Analysis::inChangedFiles));
        counts.put("onChangedLines", sum(Report.Analysis::onChangedLines));
        reports.stream()
                .flatMap(report -> report.added().stream())
                .reduce(Long::sum)
                .ifPresent(added -> counts.put("new", added));
        return counts;
    }

    private long sum(ToLongFunction<Report.Analysis> count) {
        return reports.stream().mapToLong(count).sum();
    }

    private static List<String> exceeded(Map<String, Long> counts, Limits limits) {
        Maximum maximum = limits.maximum();
        boolean ofChange = maximum.onChangedLines().isPresent()
                || maximum.inChangedFiles().isPresent()
                || limits.setback().added().isPresent();
        boolean onlyOfChange = ofChange && maximum.warnings().isEmpty();
        OptionalInt errors = maximum.errors().isPresent() || onlyOfChange ? maximum.errors() : OptionalInt.of(0);
        List<String> exceeded = new ArrayList<>();
        exceeded(counts, "errors", "of level error", errors).ifPresent(exceeded::add);
        exceeded(counts, "warnings", "of level warning", maximum.warnings()).ifPresent(exceeded::add);
        exceeded(counts, "inChangedFiles", "in changed files", maximum.inChangedFiles())
                .ifPresent(exceeded::add);
        exceeded(counts, "onChangedLines", "on changed lines", maximum.onChangedLines())
                .ifPresent(exceeded::add);
        return exceeded;
    }

    private static Optional<String> exceeded(Map<String, Long> counts, String name, String what, OptionalInt most) {
        long count = counts.getOrDefault(name, 0L);
        return most.isEmpty() || count <= most.getAsInt()
                ? Optional.empty()
                : Optional.of(count + (count == 1 ? " finding " : " findings ") + what + "; at most " + most.getAsInt()
                        + " may be");
    }

    private List<FailingSet> failing() {
        return reports.stream().flatMap(report -> report.failingSet().stream()).toList();
    }
}
