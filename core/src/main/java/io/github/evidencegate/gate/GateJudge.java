package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.Measured.Doubt;
import io.github.evidencegate.pattern.PathPatterns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Turns what result files say into what became of each gate. A report belongs to every declared gate that asks for it;
 * reports that no gate asks for make gates of their own, so that nothing that ran is left out. What fails in fresh
 * evidence comes before what is doubtful: it is the more useful news.
 */
public final class GateJudge {
    private final GateSetting setting;
    private final ChangedLines changed;
    private final Freshness freshness;

    /** A judge of one change. */
    public GateJudge(GateSetting setting, ChangedLines changed, Freshness freshness) {
        this.setting = setting;
        this.changed = changed;
        this.freshness = freshness;
    }

    /** The outcomes: the declared gates in the order of the policy, then the found ones by name. */
    public List<GateOutcome> judge(List<Report> reports) {
        List<GateOutcome> outcomes = new ArrayList<>();
        for (Group group : grouped(reports, report -> List.of(report.path()))) {
            outcomes.add(outcome(group));
        }
        return List.copyOf(outcomes);
    }

    /** A declared gate with its reports, of which there may be none; or a found one. */
    public record Group(Declared gate, List<Report> reports) {
        /** Copies the list. */
        public Group {
            reports = List.copyOf(reports);
        }
    }

    /**
     * Which reports belong to which gate: the declared gates in the order of the policy, then the found ones by name.
     *
     * @param places the paths that policy may know a report by
     */
    public List<Group> grouped(List<Report> reports, Function<Report, List<String>> places) {
        Set<Report> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Group> groups = new ArrayList<>();
        for (Declared gate : setting.declared()) {
            Claim claim = new Claim(gate, PathPatterns.of(gate.results()));
            List<Report> ofGate = reports.stream()
                    .filter(report -> claim.takes(report, places.apply(report)))
                    .toList();
            claimed.addAll(ofGate);
            groups.add(new Group(gate, ofGate));
        }
        Map<String, List<Report>> found = new TreeMap<>();
        for (Report report : reports) {
            if (!claimed.contains(report)) {
                found.computeIfAbsent(foundId(report), id -> new ArrayList<>()).add(report);
            }
        }
        found.forEach((id, ofId) -> groups.add(new Group(foundGate(id, ofId), ofId)));
        return List.copyOf(groups);
    }

    /** What became of one gate. */
    public GateOutcome outcome(Group group) {
        Declared gate = group.gate();
        List<Report> reports = group.reports();
        List<Report> fresh = reports.stream().filter(this::isFresh).toList();
        Measured measured = switch (gate.kind()) {
            case TESTS -> TestGate.measure(fresh, gate.limits().minimum());
            case COVERAGE -> CoverageGate.measure(fresh, changed, gate.limits());
            case ANALYSIS -> AnalysisGate.measure(fresh, gate.limits());
            case COMMAND -> CommandGate.measure(fresh);
            case JOB -> JobGate.measure(fresh);
        };
        Measured judged = measured.state() == State.FAIL
                ? measured
                : doubt(gate, reports).map(measured::instead).orElse(measured);
        return judged.outcome(gate, sources(reports));
    }

    /** Why the evidence of a gate as a whole cannot be trusted; empty if it can. */
    public Optional<String> doubt(Group group) {
        return doubt(group.gate(), group.reports()).map(Doubt::reason);
    }

    /** The coverage that these reports come to together, without regard to lines that changed. */
    public static Coverage coverage(List<Report> reports) {
        return CoverageGate.measure(reports, ChangedLines.of(List.of()), Limits.NONE)
                .details()
                .coverage()
                .orElseThrow();
    }

    /** The files of the reports in the order of their paths; a file of several reports once. */
    public static List<Source> sources(List<Report> reports) {
        Map<String, Source> byPath = new TreeMap<>();
        reports.forEach(report -> report.origin().ifPresent(source -> byPath.put(source.path(), source)));
        return List.copyOf(byPath.values());
    }

    private boolean isFresh(Report report) {
        return freshness.doubt(report).isEmpty();
    }

    /** Why the evidence as a whole cannot be trusted, whatever its fresh part says; empty if it can. */
    private Optional<Doubt> doubt(Declared gate, List<Report> reports) {
        if (reports.isEmpty()) {
            return Optional.of(new Doubt(State.MISSING, "no result file " + lookedFor(gate)));
        }
        List<Report.Unreadable> unreadable = reports.stream()
                .flatMap(report -> report.fold(
                        tests -> none(),
                        lines -> none(),
                        analysis -> none(),
                        command -> none(),
                        job -> none(),
                        Stream::of))
                .toList();
        if (!unreadable.isEmpty()) {
            Report.Unreadable first = unreadable.get(0);
            return Optional.of(new Doubt(State.UNREADABLE, first.reason() + andMore(unreadable.size() - 1)));
        }
        Optional<String> absent = gate.results().stream()
                .filter(pattern -> !pattern.startsWith("!") && isUnmatched(pattern, reports))
                .findFirst();
        if (absent.isPresent()) {
            return Optional.of(new Doubt(State.MISSING, "no result file matches " + absent.get()));
        }
        Set<String> stale = new TreeSet<>();
        for (Report report : reports) {
            freshness.doubt(report).ifPresent(stale::add);
        }
        return stale.isEmpty()
                ? Optional.empty()
                : Optional.of(new Doubt(State.STALE, stale.iterator().next() + andMore(stale.size() - 1)));
    }

    /** Each pattern of a gate stands for results that must be there: integration tests beside unit tests, say. */
    private static boolean isUnmatched(String pattern, List<Report> reports) {
        PathPatterns one = PathPatterns.of(List.of(pattern));
        return reports.stream().noneMatch(report -> one.matches(report.path()));
    }

    private static Stream<Report.Unreadable> none() {
        return Stream.empty();
    }

    private static String lookedFor(Declared gate) {
        if (gate.kind() == Kind.COMMAND) {
            return CommandGate.lookedFor(gate);
        }
        if (gate.kind() == Kind.JOB) {
            return JobGate.lookedFor(gate);
        }
        String ofTool = gate.tool().map(tool -> " of " + tool).orElse("");
        return gate.results().isEmpty()
                ? "of its kind" + ofTool
                : "matches " + String.join(", ", gate.results()) + ofTool;
    }

    private static String andMore(int others) {
        return others == 0 ? "" : "; and " + others + " more";
    }

    private Declared foundGate(String id, List<Report> reports) {
        Kind kind = kindOf(reports.get(0));
        boolean required = setting.requiresFound() && !(kind == Kind.JOB && JobGate.isUnfinished(reports));
        return new Declared(freeId(id), kind, required, List.of(), Optional.empty(), Limits.NONE);
    }

    /** A found gate must not hide behind the name of a declared one. */
    private String freeId(String id) {
        boolean taken = setting.declared().stream().anyMatch(gate -> gate.id().equals(id));
        return taken ? freeId("found-" + id) : id;
    }

    private static String foundId(Report report) {
        return report.fold(
                tests -> "tests",
                lines -> "coverage",
                analysis -> "analysis-" + slug(analysis.tool()),
                command -> CommandGate.foundId(command.run().id()),
                job -> JobGate.foundId(job.name()),
                GateJudge::foundId);
    }

    private static String foundId(Report.Unreadable unreadable) {
        return CommandGate.idOf(unreadable)
                .map(id -> CommandGate.foundId(slug(id)))
                .orElseGet(() -> kindOf(unreadable).name().toLowerCase(Locale.ROOT));
    }

    static String slug(String tool) {
        String slug =
                tool.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "unnamed" : slug;
    }

    private static Kind kindOf(Report report) {
        return report.fold(
                tests -> Kind.TESTS,
                lines -> Kind.COVERAGE,
                analysis -> Kind.ANALYSIS,
                command -> Kind.COMMAND,
                job -> Kind.JOB,
                GateJudge::kindOf);
    }

    private static boolean isNamedLikeBill(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.matches("(.*[-_.])?(s?bom|cdx|cyclonedx)([-_.].*)?\\.(json|xml)");
    }

    /** What an unreadable file was meant to be can only be told from its name. */
    private static Kind kindOf(Report.Unreadable unreadable) {
        if (CommandGate.isRecord(unreadable)) {
            return Kind.COMMAND;
        }
        String path = unreadable.path().toLowerCase(Locale.ROOT);
        if (JobGate.isList(path)) {
            return Kind.JOB;
        }
        if (Stream.of("sarif", "checkstyle", "eslint", "gitleaks", "trufflehog", "gl-", "mutation")
                        .anyMatch(path::contains)
                || isNamedLikeBill(path)) {
            return Kind.ANALYSIS;
        }
        return Stream.of("jacoco", "coverage", "cobertura", "lcov", "opencover", "cover.out")
                        .anyMatch(path::contains)
                ? Kind.COVERAGE
                : Kind.TESTS;
    }

    /** Which reports a declared gate asks for. */
    private record Claim(Declared gate, PathPatterns results) {
        boolean takes(Report report, List<String> places) {
            boolean ofPath = results.isEmpty() || places.stream().anyMatch(this::isAt);
            return ofPath && (ofKind(report) || (isUnreadable(report) && !results.isEmpty()));
        }

        /** A pattern that matched no file stands in for the file. */
        private boolean isAt(String path) {
            return results.matches(path) || gate.results().contains(path);
        }

        private boolean ofKind(Report report) {
            return kindOf(report) == gate.kind() && ofTool(report) && ofName(report);
        }

        private boolean ofTool(Report report) {
            return gate.tool().isEmpty()
                    || report.fold(
                            tests -> true,
                            lines -> true,
                            analysis ->
                                    analysis.tool().equalsIgnoreCase(gate.tool().get()),
                            command -> true,
                            job -> true,
                            unreadable -> true);
        }

        /**
         * A record of a command or a job belongs to the gate that it names. A record that cannot be read belongs to the
         * one that its file names; a list of jobs that cannot be read may name any.
         */
        private boolean ofName(Report report) {
            return report.fold(
                    tests -> true,
                    lines -> true,
                    analysis -> true,
                    command -> command.run().id().equals(gate.id()),
                    job -> JobGate.isNamed(job.name(), gate.id()),
                    unreadable -> gate.kind() != Kind.COMMAND
                            || CommandGate.idOf(unreadable).equals(Optional.of(gate.id())));
        }

        private static boolean isUnreadable(Report report) {
            return report.fold(
                    tests -> false,
                    lines -> false,
                    analysis -> false,
                    command -> false,
                    job -> false,
                    unreadable -> true);
        }
    }
}
