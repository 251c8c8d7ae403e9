package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Coverage.Uncovered;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.GateSetting.Minimum;
import io.github.evidencegate.gate.Measured.Doubt;
import io.github.evidencegate.gate.Report.FileLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a gate of coverage makes of its reports. A line that any report has covered is covered. */
final class CoverageGate {
    private CoverageGate() {}

    static Measured measure(List<Report> fresh, ChangedLines changed, Minimum minimum) {
        List<Report.Lines> reports = fresh.stream()
                .flatMap(report -> report.fold(tests -> none(), Stream::of, analysis -> none(), unread -> none()))
                .toList();
        Coverage coverage = coverage(reports, changed);
        List<String> unmet = unmet(coverage, minimum);
        Optional<Doubt> trouble = trouble(coverage, unmet);
        return new Measured(
                trouble.map(Doubt::state).orElse(State.PASS),
                trouble.map(Doubt::reason),
                Map.of(
                        "coveredLines", coverage.project().covered(),
                        "lines", coverage.project().total()),
                Optional.empty(),
                new Details(List.of(), List.of(), List.of(), List.of(), Optional.of(coverage)),
                unmet);
    }

    private static Stream<Report.Lines> none() {
        return Stream.empty();
    }

    private static Optional<Doubt> trouble(Coverage coverage, List<String> unmet) {
        if (coverage.project().isEmpty()) {
            return Optional.of(new Doubt(State.EMPTY, "no line was measured"));
        }
        return unmet.isEmpty() ? Optional.empty() : Optional.of(new Doubt(State.FAIL, String.join("; ", unmet)));
    }

    private static Coverage coverage(List<Report.Lines> reports, ChangedLines changed) {
        Ratio project = reports.stream().map(Report.Lines::project).reduce(Ratio.NONE, Ratio::plus);
        Ratio files = Ratio.NONE;
        Ratio lines = Ratio.NONE;
        List<Uncovered> uncovered = new ArrayList<>();
        for (Map.Entry<String, FileLines> file : merged(reports).entrySet()) {
            FileLines all = file.getValue();
            LineRanges added = changed.linesOf(file.getKey());
            LineRanges missed = all.uncovered().and(added);
            files = files.plus(ratio(all.covered(), all.uncovered()));
            lines = lines.plus(ratio(all.covered().and(added), missed));
            if (missed.count() > 0) {
                uncovered.add(new Uncovered(file.getKey(), missed));
            }
        }
        return new Coverage(project, files, lines, uncovered);
    }

    private static Map<String, FileLines> merged(List<Report.Lines> reports) {
        Map<String, FileLines> merged = new TreeMap<>();
        for (Report.Lines report : reports) {
            report.files().forEach((path, lines) -> merged.merge(path, lines, CoverageGate::union));
        }
        return merged;
    }

    private static FileLines union(FileLines left, FileLines right) {
        LineRanges covered = left.covered().or(right.covered());
        return new FileLines(covered, left.uncovered().or(right.uncovered()).without(covered));
    }

    private static Ratio ratio(LineRanges covered, LineRanges uncovered) {
        return new Ratio(covered.count(), (long) covered.count() + uncovered.count());
    }

    private static List<String> unmet(Coverage coverage, Minimum minimum) {
        return Stream.of(
                        unmet("project", coverage.project(), minimum.project()),
                        unmet("changed files", coverage.changedFiles(), minimum.changedFiles()),
                        unmet("changed lines", coverage.changedLines(), minimum.changedLines()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> unmet(String what, Ratio ratio, OptionalInt percent) {
        if (percent.isEmpty() || ratio.reaches(percent.getAsInt())) {
            return Optional.empty();
        }
        String reached = ratio.permille() / 10 + "." + ratio.permille() % 10;
        return Optional.of("coverage of the " + what + " is " + reached + " %; at least " + percent.getAsInt()
                + " % must be covered");
    }
}
