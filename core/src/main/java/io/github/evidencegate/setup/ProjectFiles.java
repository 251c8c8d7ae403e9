package io.github.evidencegate.setup;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.scope.FileClassifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The committed files by what they are for. Build files among tests, fixtures and vendored code do not count. */
public final class ProjectFiles {
    /** Folders of tests that the built-in patterns do not know. A name that is also a word of products is not here. */
    private static final Set<String> TEST_FOLDERS = Set.of(
            "acceptance-test",
            "acceptance-tests",
            "acceptance_tests",
            "functional-test",
            "functional-tests",
            "functional_tests",
            "inttest",
            "integration-test",
            "integration-tests",
            "integration_test",
            "integration_tests",
            "integrationtest",
            "integrationtests",
            "itest",
            "itests",
            "load-tests",
            "performance-tests",
            "qa",
            "regression-tests",
            "smoke-test",
            "smoke-tests",
            "specs",
            "system-tests",
            "testsuite",
            "unit-tests",
            "unit_tests",
            "unittests");

    private static final int MOST_TEXTS = 100;

    private final Map<FileClass, List<String>> byClass = new EnumMap<>(FileClass.class);
    private final Map<BuildTool, List<String>> manifests = new EnumMap<>(BuildTool.class);
    private final Map<String, Integer> testFolders = new TreeMap<>();

    /** Sorts these committed paths. */
    public ProjectFiles(List<String> paths) {
        FileClassifier classifier = new FileClassifier(Map.of());
        List<String> byDepth = new ArrayList<>(paths);
        byDepth.sort(Comparator.comparing(ProjectFiles::depth));
        for (String path : byDepth) {
            FileClass fileClass = classifier.classOf(committed(path));
            byClass.computeIfAbsent(fileClass, unused -> new ArrayList<>()).add(path);
            if (fileClass == FileClass.BUILD) {
                BuildTool.of(path)
                        .ifPresent(tool -> manifests
                                .computeIfAbsent(tool, unused -> new ArrayList<>())
                                .add(path));
            } else if (fileClass == FileClass.SOURCE) {
                testFolder(path).ifPresent(folder -> testFolders.merge(folder, 1, Integer::sum));
            }
        }
    }

    private static long depth(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    private static ChangedFile committed(String path) {
        return new ChangedFile(path, Optional.empty(), Status.ADDED, Content.TEXT, "000000", "100644", Lines.NONE);
    }

    /** The folder by its own name, as it is written. */
    private static Optional<String> testFolder(String path) {
        String[] names = path.split("/", -1);
        for (int i = 0; i < names.length - 1; i++) {
            if (TEST_FOLDERS.contains(names[i].toLowerCase(Locale.ROOT))) {
                return Optional.of(names[i]);
            }
        }
        return Optional.empty();
    }

    /** The files whose texts a {@link Project} should have, the most telling first. */
    public List<String> toRead() {
        List<String> owners = Owners.PLACES.stream()
                .filter(of(FileClass.GATE_CONFIGURATION)::contains)
                .toList();
        List<String> read = new ArrayList<>(owners);
        read.addAll(of(FileClass.PIPELINE_CONFIGURATION));
        for (BuildTool tool : List.of(BuildTool.MAVEN, BuildTool.GRADLE)) {
            read.addAll(manifests(tool));
        }
        return List.copyOf(read.subList(0, Math.min(MOST_TEXTS, read.size())));
    }

    /** The files of a class, those nearest to the top first. */
    List<String> of(FileClass fileClass) {
        return byClass.getOrDefault(fileClass, List.of());
    }

    /** The tools that build the project in a fixed order, not those of an example deep in it. */
    List<BuildTool> tools() {
        return manifests.keySet().stream()
                .filter(tool -> depth(manifests(tool).get(0)) <= 1)
                .toList();
    }

    /** The manifests of a tool, the one nearest to the top first. */
    List<String> manifests(BuildTool tool) {
        return manifests.getOrDefault(tool, List.of());
    }

    /** Folders that hold tests by their names and would count as product code, with the number of their files. */
    Map<String, Integer> testFolders() {
        return testFolders;
    }
}
