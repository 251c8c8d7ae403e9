package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Branches;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Coverage.Uncovered;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.GateSetting.Minimum;
import io.github.evidencegate.gate.Measured.Doubt;
import io.github.evidencegate.gate.Report.FileLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a gate of coverage makes of its reports. A line that any report has covered is covered. */
final class CoverageGate {
    /** What is measured if there is no report to ask: what JaCoCo measures. */
    private static final Set<String> MEASURED = Set.of("java", "kt", "groovy", "scala");

    private static final String CHANGED = "changed ";
    private static final Pattern BUILD_FOLDER = Pattern.compile("(?:^|/)(?:target|build|(coverage))/");

    private CoverageGate() {}

    static Measured measure(List<Report> fresh, ChangedLines changed, Limits limits) {
        Minimum minimum = limits.minimum();
        List<Report.Lines> reports = fresh.stream()
                .flatMap(report -> report.fold(
                        tests -> none(),
                        Stream::of,
                        analysis -> none(),
                        command -> none(),
                        job -> none(),
                        unread -> none()))
                .toList();
        boolean asksForChange = minimum.changedFiles().isPresent()
                || minimum.changedLines().isPresent()
                || minimum.changedFilesBranches().isPresent()
                || limits.setback().asksForChangedFiles();
        Coverage coverage = coverage(reports, changed, asksForChange);
        List<Unmet> unmet = unmet(coverage, minimum);
        Optional<Doubt> trouble = trouble(coverage, unmet);
        return new Measured(
                trouble.map(Doubt::state).orElse(State.PASS),
                trouble.map(Doubt::reason),
                Map.of(
                        "coveredLines", coverage.project().covered(),
                        "lines", coverage.project().total()),
                Optional.empty(),
                new Details(List.of(), List.of(), List.of(), List.of(), Optional.of(coverage)),
                failed(coverage, unmet));
    }

    /** A minimum that is not reached. */
    private record Unmet(String what, String reason) {
        boolean isOfChange() {
            return what.startsWith(CHANGED);
        }
    }

    /** Without the percentages, which are others each time: which minimum, and for want of tests of which files. */
    private static Failed failed(Coverage coverage, List<Unmet> unmet) {
        List<String> names = new ArrayList<>();
        unmet.forEach(minimum -> names.add(minimum.what()));
        if (unmet.stream().anyMatch(Unmet::isOfChange)) {
            coverage.uncovered().forEach(file -> names.add("file " + file.path()));
        }
        return Failed.each(names);
    }

    private static Stream<Report.Lines> none() {
        return Stream.empty();
    }

    private static Optional<Doubt> trouble(Coverage coverage, List<Unmet> unmet) {
        if (coverage.project().isEmpty()) {
            return Optional.of(new Doubt(State.EMPTY, "no line was measured"));
        }
        String reasons = unmet.stream().map(Unmet::reason).collect(Collectors.joining("; "));
        return unmet.isEmpty() ? Optional.empty() : Optional.of(new Doubt(State.FAIL, reasons));
    }

    private static Coverage coverage(List<Report.Lines> reports, ChangedLines changed, boolean asksForChange) {
        Ratio files = Ratio.NONE;
        Ratio lines = Ratio.NONE;
        List<Uncovered> uncovered = new ArrayList<>();
        Map<String, FileLines> measured = merged(reports);
        for (Map.Entry<String, FileLines> file : measured.entrySet()) {
            FileLines all = file.getValue();
            LineRanges added = changed.linesOf(file.getKey());
            LineRanges missed = all.uncovered().and(added);
            files = files.plus(ratio(all.covered(), all.uncovered()));
            lines = lines.plus(ratio(all.covered().and(added), missed));
            if (missed.count() > 0) {
                uncovered.add(new Uncovered(file.getKey(), missed));
            }
        }
        Set<String> languages = languages(reports);
        List<String> unmeasured = changed.sourcesWithNewLines().stream()
                .filter(path -> asksForChange && isMeasurable(path, languages) && !measured.containsKey(path))
                .toList();
        return new Coverage(
                project(reports, Report.Lines::project), files, lines, uncovered, unmeasured, branches(reports));
    }

    /** Of the reports that measure any. Of a file in several of them the best counts, as of the project. */
    private static Optional<Branches> branches(List<Report.Lines> reports) {
        List<Report.Lines> measuring =
                reports.stream().filter(report -> report.branches().isPresent()).toList();
        if (measuring.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Ratio> files = new TreeMap<>();
        measuring.forEach(report ->
                branchesOf(report).files().forEach((path, ratio) -> files.merge(path, ratio, CoverageGate::better)));
        return Optional.of(new Branches(
                project(measuring, report -> branchesOf(report).project()),
                files.values().stream().reduce(Ratio.NONE, Ratio::plus)));
    }

    private static Report.Branches branchesOf(Report.Lines report) {
        return report.branches().orElseThrow();
    }

    private static Set<String> languages(List<Report.Lines> reports) {
        Set<String> languages = new HashSet<>(MEASURED);
        reports.forEach(report -> languages.addAll(report.languages()));
        return languages;
    }

    private static boolean isMeasurable(String path, Set<String> languages) {
        return languages.contains(path.substring(path.lastIndexOf('.') + 1)) && !path.endsWith("-info.java");
    }

    /**
     * The lines of the project. An aggregate holds those of all modules, so the modules' own reports are left out beside
     * it. Several reports of one module (unit and integration tests) tell of the same lines: the best of them counts,
     * which is at most what they cover together.
     */
    private static Ratio project(List<Report.Lines> reports, Function<Report.Lines, Ratio> part) {
        boolean aggregated = reports.stream().anyMatch(CoverageGate::isAggregate);
        Map<String, Ratio> byModule = new TreeMap<>();
        for (Report.Lines report : reports) {
            // What is in other languages is in no aggregate.
            if (!aggregated || isAggregate(report) || !MEASURED.containsAll(report.languages())) {
                byModule.merge(moduleOf(report.path()), part.apply(report), CoverageGate::better);
            }
        }
        return byModule.values().stream().reduce(Ratio.NONE, Ratio::plus);
    }

    private static boolean isAggregate(Report.Lines report) {
        return report.path().contains("jacoco-aggregate");
    }

    private static Ratio better(Ratio left, Ratio right) {
        long total = Math.max(left.total(), right.total());
        return new Ratio(Math.max(left.covered(), right.covered()), total);
    }

    /**
     * The folder that holds the build folder; the path itself if there is none. A folder "coverage" is Istanbul's,
     * beside which there may be another tool's build folder, with lines of other files.
     */
    private static String moduleOf(String path) {
        Matcher build = BUILD_FOLDER.matcher(path);
        if (!build.find()) {
            return path;
        }
        return path.substring(0, build.group(1) == null ? build.start() : build.end());
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

    private static List<Unmet> unmet(Coverage coverage, Minimum minimum) {
        return Stream.of(
                        unmet("project", coverage.project(), minimum.project()),
                        unmet(CHANGED + "files", coverage.changedFiles(), minimum.changedFiles()),
                        unmet(CHANGED + "lines", coverage.changedLines(), minimum.changedLines()),
                        unmet("project's branches", coverage, Branches::project, minimum.projectBranches()),
                        unmet(
                                CHANGED + "files' branches",
                                coverage,
                                Branches::changedFiles,
                                minimum.changedFilesBranches()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Unmet> unmet(
            String what, Coverage coverage, Function<Branches, Ratio> part, OptionalInt percent) {
        if (percent.isPresent() && coverage.branches().isEmpty()) {
            return Optional.of(new Unmet(
                    what,
                    "coverage of the " + what + " is not known: no report measures branches; let the tool do it"));
        }
        return unmet(what, coverage.branches().map(part).orElse(Ratio.NONE), percent);
    }

    private static Optional<Unmet> unmet(String what, Ratio ratio, OptionalInt percent) {
        if (percent.isEmpty() || ratio.reaches(percent.getAsInt())) {
            return Optional.empty();
        }
        String reached = ratio.permille() / 10 + "." + ratio.permille() % 10;
        String reason = "coverage of the " + what + " is " + reached + " %; at least " + percent.getAsInt()
                + " % must be covered";
        return Optional.of(new Unmet(what, reason));
    }
}
