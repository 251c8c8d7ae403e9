package io.github.evidencegate.setup;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.setup.PipelineFiles.Place;
import io.github.evidencegate.setup.Project.ResultFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The gates, from the best that is known of each kind: result files that are there, else those that the pipeline names,
 * else what the build tool does by itself.
 */
final class GateProposal {
    private static final int MOST_GATES = 10;
    private static final String IN_IDS = "abcdefghijklmnopqrstuvwxyz0123456789-";

    private final Project project;
    private final ProjectFiles files;
    private final List<Place> named;

    GateProposal(Project project, ProjectFiles files, List<Place> named) {
        Set<String> committed = new HashSet<>(project.files());
        this.project = project;
        this.files = files;
        // What is committed is no result: a configuration, say.
        this.named = named.stream()
                .filter(place -> !committed.contains(place.pattern()))
                .toList();
    }

    void write(PolicyDraft draft) {
        List<Gate> gates = new ArrayList<>(tests());
        gates.addAll(coverage());
        gates.addAll(analyses());
        gates.addAll(commands());
        if (gates.isEmpty()) {
            draft.remark(
                    0,
                    "No gates: neither the work tree nor the pipeline's files show results. Run the tests and \"evidence-gate"
                            + " init --force\" again, or name the gates here. Until then every gate that turns up counts.");
        } else {
            draft.line(0, "gates:", "what must have run and passed; a gate that is not named here is still judged");
            gates.forEach(gate -> gate.write(draft));
            if (gates.stream().anyMatch(gate -> gate.kind() == Kind.COVERAGE)) {
                draft.remark(1, "Demand coverage of what a change adds, once packets show what is usual:");
                draft.example(1, "coverage: {kind: coverage, minimum: {changedLines: 80}}");
            }
        }
        advise(draft);
    }

    /** How the tools that leave no results by themselves can be made to. */
    private void advise(PolicyDraft draft) {
        boolean isKnown = !of(Kind.TESTS).isEmpty() || !namedOf(Kind.TESTS).isEmpty();
        if (isKnown || files.of(FileClass.TEST).isEmpty()) {
            return;
        }
        for (BuildTool tool : files.tools()) {
            if (!tool.hasStandardPlaces()) {
                draft.remark(
                        0,
                        PolicyDraft.named(files.manifests(tool).get(0)) + ": " + tool.label()
                                + " leaves no JUnit XML by itself. Let the pipeline run it like this, then name the file:");
                draft.example(0, tool.advice());
                draft.example(0, "gates: {unit-tests: {kind: tests, results: reports/junit.xml}}");
            }
        }
    }

    private List<Gate> tests() {
        List<ResultFile> found = of(Kind.TESTS);
        if (found.isEmpty()) {
            return expected(Kind.TESTS, "unit-tests");
        }
        Map<String, List<String>> suites = new TreeMap<>();
        for (ResultFile file : found) {
            suites.computeIfAbsent(Suite.idOf(file.path()), unused -> new ArrayList<>())
                    .add(file.path());
        }
        if (suites.size() > MOST_GATES) {
            return List.of(Gate.plain("unit-tests", Kind.TESTS, Count.of(suites.size(), "suite") + " of tests found"));
        }
        List<Gate> gates = new ArrayList<>();
        suites.forEach((id, paths) -> gates.add(new Gate(
                id,
                Kind.TESTS,
                Count.of(paths.size(), "file") + " of test results found, such as " + paths.get(0),
                Optional.empty(),
                // One suite alone takes whatever tests there are.
                suites.size() == 1 ? List.of() : Suite.patternsOf(paths),
                "its own results, so that the one suite cannot stand in for the other")));
        return gates;
    }

    private List<Gate> coverage() {
        List<ResultFile> found = of(Kind.COVERAGE);
        if (found.isEmpty()) {
            return expected(Kind.COVERAGE, "coverage");
        }
        return List.of(Gate.plain(
                "coverage",
                Kind.COVERAGE,
                Count.of(found.size(), "file") + " of coverage found, such as "
                        + found.get(0).path()));
    }

    private List<Gate> analyses() {
        List<ResultFile> found = of(Kind.ANALYSIS);
        if (found.isEmpty()) {
            return expected(Kind.ANALYSIS, "analysis");
        }
        Map<String, ResultFile> byTool = new TreeMap<>();
        for (ResultFile file : found) {
            file.name().filter(PolicyDraft::isPlain).ifPresent(tool -> byTool.putIfAbsent(slug(tool), file));
        }
        List<Gate> gates = new ArrayList<>();
        byTool.forEach((id, file) ->
                gates.add(new Gate(id, Kind.ANALYSIS, "found in " + file.path(), file.name(), List.of(), "")));
        return gates.subList(0, Math.min(MOST_GATES, gates.size()));
    }

    /** What {@code evidence-gate gate} has recorded here, by the ids that it was given. */
    private List<Gate> commands() {
        return of(Kind.COMMAND).stream()
                .flatMap(file -> file.name().stream())
                .filter(GateProposal::isFreeId)
                .distinct()
                .limit(MOST_GATES)
                .map(id -> Gate.plain(id, Kind.COMMAND, "\"evidence-gate gate --id " + id + "\" has run here"))
                .toList();
    }

    /** Whether no other gate of the draft can have this id. */
    private static boolean isFreeId(String id) {
        boolean isPlain = id.length() <= 64
                && !id.isEmpty()
                && !id.startsWith("-")
                && id.chars().allMatch(c -> IN_IDS.indexOf(c) >= 0);
        return isPlain && !id.equals("coverage") && !id.startsWith("analysis") && !id.contains("test");
    }

    /** Where no result lies: what the pipeline's files name, else what the build does by itself. */
    private List<Gate> expected(Kind kind, String id) {
        Optional<Gate> ofBuild = ofBuild(kind, id);
        List<Place> places = namedOf(kind);
        if (ofBuild.isPresent() || places.isEmpty()) {
            return ofBuild.stream().toList();
        }
        String where = places.stream().map(Place::where).distinct().collect(Collectors.joining(", "));
        List<String> patterns = places.stream().map(Place::pattern).toList();
        return List.of(new Gate(
                id,
                kind,
                "none lies in a standard place, but " + where + " names such results",
                Optional.empty(),
                patterns,
                "as " + where + " has it; each pattern must match, so correct what is not a result"));
    }

    private Optional<Gate> ofBuild(Kind kind, String id) {
        for (BuildTool tool : List.of(BuildTool.MAVEN, BuildTool.GRADLE)) {
            Optional<String> sign = files.manifests(tool).isEmpty() ? Optional.empty() : sign(kind, tool);
            if (sign.isPresent()) {
                return Optional.of(Gate.plain(id, kind, sign.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> sign(Kind kind, BuildTool tool) {
        if (kind == Kind.TESTS) {
            return files.of(FileClass.TEST).stream()
                    .filter(path -> ("/" + path).contains("/src/test/"))
                    .findFirst()
                    .map(path -> "none lies in a standard place yet; "
                            + files.manifests(tool).get(0) + ": " + tool.label()
                            + " leaves them in a standard place, and there are tests such as "
                            + PolicyDraft.named(path));
        }
        return kind != Kind.COVERAGE
                ? Optional.empty()
                : project.texts().stream()
                        .filter(file -> files.manifests(tool).contains(file.path())
                                && file.text()
                                        .filter(text -> text.contains("jacoco"))
                                        .isPresent())
                        .findFirst()
                        .map(file -> "none lies in a standard place yet; " + PolicyDraft.named(file.path())
                                + " uses JaCoCo");
    }

    private List<ResultFile> of(Kind kind) {
        return project.results().stream().filter(file -> file.kind() == kind).toList();
    }

    private List<Place> namedOf(Kind kind) {
        return named.stream().filter(place -> place.kind() == kind).toList();
    }

    private static String slug(String tool) {
        StringBuilder slug = new StringBuilder("analysis");
        boolean isGap = true;
        for (int i = 0; i < tool.length(); i++) {
            char c = Character.toLowerCase(tool.charAt(i));
            boolean isKept = c != '-' && IN_IDS.indexOf(c) >= 0;
            if (isKept && slug.length() < 50) {
                slug.append(isGap ? "-" : "").append(c);
            }
            isGap = !isKept;
        }
        return slug.toString();
    }

    /**
     * One gate of the draft.
     *
     * @param why it is there
     * @param whyThere why its results are bounded
     */
    private record Gate(
            String id, Kind kind, String why, Optional<String> tool, List<String> results, String whyThere) {
        static Gate plain(String id, Kind kind, String why) {
            return new Gate(id, kind, why, Optional.empty(), List.of(), "");
        }

        void write(PolicyDraft draft) {
            draft.line(1, id + ":", why);
            draft.line(2, "kind: " + kind.name().toLowerCase(Locale.ROOT), "what its results hold");
            tool.ifPresent(name -> draft.line(2, "tool: " + PolicyDraft.quoted(name), "who wrote them"));
            if (!results.isEmpty()) {
                String list = results.stream().map(PolicyDraft::quoted).collect(Collectors.joining(", ", "[", "]"));
                draft.line(2, "results: " + list, whyThere);
            }
        }
    }
}
