package io.github.evidencegate.results;

import io.github.evidencegate.pattern.PathPatterns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where Maven and Gradle put results without configuration, in every module of a tree. Sources and copies of resources
 * are passed by: they are many, and some look like results, as the fixtures of this very project do.
 */
final class StandardPlaces {
    private static final Set<String> NEVER = Set.of(".git", ".gradle", "node_modules");

    /** What makes a folder a module, so that its {@code src} holds nothing that a build has made. */
    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    private static final Set<String> NO_RESULTS = Set.of(
            "apidocs",
            "build",
            "classes",
            "generated-sources",
            "generated-test-sources",
            "libs",
            "resources",
            "target",
            "test-classes",
            "tmp");

    private static final PathPatterns MAVEN = PathPatterns.of(List.of(
            "/surefire-reports/TEST-*.xml",
            "/failsafe-reports/TEST-*.xml",
            "/site/jacoco*/jacoco.xml",
            "/jacoco-report/jacoco.xml",
            "*.sarif",
            "/*[sS]arif*.json"));
    private static final PathPatterns GRADLE = PathPatterns.of(List.of(
            "/test-results/*/TEST-*.xml",
            "/reports/jacoco/**/*.xml",
            "/reports/**/*.sarif",
            "/reports/**/*[sS]arif*.json"));

    private final Path top;
    private Optional<Path> output = Optional.empty();

    StandardPlaces(Path top) {
        this.top = top;
    }

    /** Whether any result can be below the folder, in a standard place or not. */
    static boolean mayHoldAny(Path folder) {
        return !NEVER.contains(name(folder));
    }

    /** Whether a result can be below the folder. To be asked in the order of a walk. */
    boolean mayHold(Path folder) {
        String name = name(folder);
        if (output.filter(folder::startsWith).isPresent()) {
            return !NO_RESULTS.contains(name);
        }
        if (name.equals("target") || name.equals("build")) {
            output = Optional.of(folder);
        }
        return !name.startsWith(".")
                && mayHoldAny(folder)
                && !(name.equals("src") && isModule(folder.resolveSibling("")));
    }

    /** Whether the file lies where a result belongs. To be asked after {@link #mayHold} of its folder. */
    boolean hold(Path file) {
        return output.filter(file::startsWith)
                .filter(folder ->
                        (name(folder).equals("target") ? MAVEN : GRADLE).matches(ResultFiles.pathOf(folder, file)))
                .isPresent();
    }

    private boolean isModule(Path folder) {
        return folder.startsWith(top) && BUILD_FILES.stream().anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
