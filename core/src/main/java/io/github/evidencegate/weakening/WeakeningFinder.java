package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Side;
import io.github.evidencegate.patch.TextPatch;
import io.github.evidencegate.scope.FileClassifier;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.test.TestWeakenings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what a patch did to make a gate quiet instead of its subject better. It sees the patch and nothing else, takes
 * time in proportion to its size, and prefers to miss one to naming an honest change.
 *
 * <p>{@code docs/weakening.md} lists what is found, by which pattern, and what is not.
 */
public final class WeakeningFinder {
    /** No more findings of one kind in one file. */
    public static final int MOST_OF_A_KIND = 100;

    private static final Comparator<Weakening> ORDER = Comparator.comparing(Weakening::path)
            .thenComparingInt(Weakening::line)
            .thenComparing(Weakening::kind)
            .thenComparing(Weakening::side)
            .thenComparing(Weakening::pattern);

    private final FileClassifier classes;

    /** A finder that tells tests, product and configuration apart by these classes. */
    public WeakeningFinder(FileClassifier classes) {
        this.classes = classes;
    }

    /**
     * What was found, by path, line and kind. What a patch does not have is not found, so that nothing found in one that
     * is not whole says nothing.
     *
     * @param patch from the last head whose gate failed to the head whose gate passed
     */
    public List<Weakening> find(TextPatch patch) {
        List<ChangedSource> sources = patch.files().stream()
                .filter(file -> file.status() != Status.COPIED || !file.hunks().isEmpty())
                .map(file -> ChangedSource.of(file, classes))
                .filter(WeakeningFinder::isJudged)
                .toList();
        List<Weakening> found = Stream.of(
                        TestWeakenings.find(sources),
                        Suppressions.find(sources),
                        ConfiguredExceptions.find(sources),
                        Thresholds.find(sources),
                        Switches.find(sources),
                        EditedFiles.find(sources))
                .flatMap(List::stream)
                .toList();
        Map<String, Set<Integer>> told = new HashMap<>();
        found.stream()
                .filter(each -> each.side() == Side.HEAD)
                .forEach(each -> told.computeIfAbsent(each.path(), path -> new HashSet<>())
                        .add(each.line()));
        GateEdits edits = new GateEdits(sources);
        Stream<Weakening> gates = sources.stream()
                .flatMap(source ->
                        edits.find(source, told.getOrDefault(source.patch().path(), Set.of())).stream());
        return bounded(
                Stream.concat(found.stream(), gates).distinct().sorted(ORDER).toList());
    }

    /** Docs prove nothing, and what others wrote or a program made is not repaired by hand. */
    private static boolean isJudged(ChangedSource source) {
        return switch (source.fileClass()) {
            case DOCS, GENERATED, VENDORED, LOCKFILE, CODING_AGENT_CONFIGURATION -> false;
            case SOURCE, TEST, BUILD, PIPELINE_CONFIGURATION, GATE_CONFIGURATION -> true;
        };
    }

    private static List<Weakening> bounded(List<Weakening> all) {
        Map<List<Object>, Integer> counts = new HashMap<>();
        return all.stream()
                .filter(found -> counts.merge(List.of(found.kind(), found.path()), 1, Integer::sum) <= MOST_OF_A_KIND)
                .toList();
    }
}
