package io.github.evidencegate.setup;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.setup.Project.TextFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the pipeline's files show about results, and about how the history is fetched. They are read as lines of words. */
final class PipelineFiles {
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_PATH = 120;
    private static final int MOST_PLACES = 10;

    private PipelineFiles() {}

    /**
     * A result file that a pipeline names.
     *
     * @param where the pipeline file and its line
     */
    record Place(String pattern, Kind kind, String where) {}

    /** The first places of each kind of result, each pattern once. */
    static List<Place> places(List<TextFile> pipelines) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (TextFile pipeline : pipelines) {
            int number = 0;
            for (String line : pipeline.text().orElse("").lines().toList()) {
                number++;
                String where = PolicyDraft.named(pipeline.path()) + ":" + number;
                for (String path : paths(line)) {
                    kindOf(path).ifPresent(kind -> places.putIfAbsent(path, new Place(path, kind, where)));
                }
            }
        }
        List<Place> few = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            places.values().stream()
                    .filter(place -> place.kind() == kind)
                    .limit(MOST_PLACES)
                    .forEach(few::add);
        }
        return few;
    }

    /** The words of a line that can be the path of a file in the work tree. */
    private static List<String> paths(String line) {
        List<String> paths = new ArrayList<>();
        if (line.length() > LONGEST_LINE || line.stripLeading().startsWith("#")) {
            return paths;
        }
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= line.length(); i++) {
            if (i < line.length() && isOfPath(line.charAt(i))) {
                word.append(line.charAt(i));
            } else {
                path(word.toString()).ifPresent(paths::add);
                word.setLength(0);
            }
        }
        return paths;
    }

    private static Optional<String> path(String word) {
        int start = word.startsWith("{") && !word.startsWith("{{") ? 1 : 0;
        int end = word.length() - (word.endsWith("}") && !word.endsWith("}}") ? 1 : 0);
        String bare = start < end ? word.substring(start, end) : "";
        return Optional.of(bare.startsWith("./") ? bare.substring(2) : bare).filter(PipelineFiles::isPath);
    }

    private static boolean isOfPath(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "_./*-${}%~\\".indexOf(c) >= 0);
    }

    /** What holds a variable can be anything, and a braced one is part of a variable. */
    private static boolean isPath(String word) {
        return word.length() <= LONGEST_PATH
                && !word.isEmpty()
                && !word.startsWith("/")
                && !word.startsWith("-")
                && !word.contains("..")
                && word.chars().noneMatch(c -> "${}%~\\".indexOf(c) >= 0);
    }

    /** By the name alone: what the file says is known only once it is there. */
    private static Optional<Kind> kindOf(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml")) {
            return kindOfXml(name);
        }
        if (name.endsWith(".lcov") || name.endsWith("lcov.info") || name.endsWith("cover.out")) {
            return Optional.of(Kind.COVERAGE);
        }
        if (name.endsWith(".trx")) {
            return Optional.of(Kind.TESTS);
        }
        boolean isSarif = name.endsWith(".sarif") || (name.endsWith(".json") && name.contains("sarif"));
        return isSarif ? Optional.of(Kind.ANALYSIS) : Optional.empty();
    }

    private static Optional<Kind> kindOfXml(String name) {
        if (Stream.of("jacoco", "cobertura", "coverage", "opencover").anyMatch(name::contains)) {
            return Optional.of(Kind.COVERAGE);
        }
        if (name.contains("checkstyle")) {
            return Optional.of(Kind.ANALYSIS);
        }
        boolean isOfTests =
                Stream.of("test", "junit", "nunit", "xunit", "surefire").anyMatch(name::contains);
        return isOfTests ? Optional.of(Kind.TESTS) : Optional.empty();
    }

    /** Whether a pipeline runs this program. */
    static boolean runsThisProgram(TextFile pipeline) {
        return pipeline.text().filter(text -> text.contains("evidence-gate")).isPresent();
    }

    /** Whether a pipeline checks out a shallow clone: the default of GitHub's action, unless told otherwise. */
    static boolean fetchesShallow(TextFile pipeline) {
        String text = pipeline.text().orElse("");
        return text.contains("actions/checkout@") && !text.contains("fetch-depth: 0");
    }
}
