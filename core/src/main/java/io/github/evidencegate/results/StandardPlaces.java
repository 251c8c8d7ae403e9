package io.github.evidencegate.results;

import io.github.evidencegate.pattern.PathPatterns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where Maven, Gradle and the usual tools of other languages put results without configuration, in every module of a
 * tree. Sources and copies of resources are passed by: they are many, and some look like results, as the fixtures of
 * this very project do.
 */
final class StandardPlaces {
    private static final Set<String> NEVER = Set.of(".git", ".gradle", "node_modules");

    /** What makes a folder a module, so that its {@code src} holds nothing that a build has made. */
    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    /** Other such files. The top of the tree is always a module. */
    private static final List<String> OTHER_BUILD_FILES = List.of(
            "package.json",
            "pyproject.toml",
            "setup.cfg",
            "setup.py",
            "tox.ini",
            "Cargo.toml",
            "CMakeLists.txt",
            "Makefile",
            "composer.json",
            "go.mod",
            "pubspec.yaml");

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
            "/site/cobertura/coverage.xml",
            "/checkstyle-result.xml",
            "*.sarif",
            "/*[sS]arif*.json"));
    private static final PathPatterns GRADLE = PathPatterns.of(List.of(
            "/test-results/*/TEST-*.xml",
            "/reports/jacoco/**/*.xml",
            "/reports/checkstyle/*.xml",
            "/reports/detekt/*.xml",
            "/reports/ktlint/**/*.xml",
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
        Optional<Path> folder = output.filter(file::startsWith);
        if (folder.isEmpty()) {
            return holdNamed(file);
        }
        return (name(folder.get()).equals("target") ? MAVEN : GRADLE).matches(ResultFiles.pathOf(folder.get(), file));
    }

    /** Coverage beside the sources, or in a folder that tools name so; mutants; what jobs of GitLab leave. */
    private boolean holdNamed(Path file) {
        return switch (name(file)) {
            case "cobertura.xml", "cobertura-coverage.xml", "coverage.lcov", "coverage.xml", "lcov.info" -> {
                Path folder = file.resolveSibling("");
                yield isAnyModule(name(folder).equals("coverage") ? folder.resolveSibling("") : folder);
            }
            case "cover.out", "coverage.out" -> Files.exists(file.resolveSibling("go.mod"));
            case "mutation.json" -> {
                Path folder = file.resolveSibling("");
                Path reports = folder.resolveSibling("");
                yield name(folder).equals("mutation")
                        && name(reports).equals("reports")
                        && isAnyModule(reports.resolveSibling(""));
            }
            case "gl-code-quality-report.json",
                    "gl-container-scanning-report.json",
                    "gl-dast-report.json",
                    "gl-dependency-scanning-report.json",
                    "gl-sast-report.json",
                    "gl-secret-detection-report.json" -> isAnyModule(file.resolveSibling(""));
            default -> false;
        };
    }

    private boolean isAnyModule(Path folder) {
        return folder.equals(top)
                || isModule(folder)
                || (folder.startsWith(top)
                        && OTHER_BUILD_FILES.stream().anyMatch(file -> Files.exists(folder.resolve(file))));
    }

    private boolean isModule(Path folder) {
        return folder.startsWith(top) && BUILD_FILES.stream().anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
