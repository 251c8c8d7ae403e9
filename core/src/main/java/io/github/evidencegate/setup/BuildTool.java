package io.github.evidencegate.setup;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What builds a project, and how its tests leave results that can be read. */
enum BuildTool {
    MAVEN("Maven", "pom.xml", ""),
    GRADLE("Gradle", "build.gradle build.gradle.kts settings.gradle settings.gradle.kts", ""),
    NPM(
            "npm",
            "package.json",
            "vitest run --reporter=junit --outputFile=reports/junit.xml (jest: jest-junit; mocha: mocha-junit-reporter)"),
    PYTHON(
            "Python",
            "pyproject.toml setup.py setup.cfg tox.ini",
            "pytest --junitxml=reports/junit.xml --cov --cov-report=xml"),
    GO("Go", "go.mod", "gotestsum --junitfile reports/junit.xml"),
    CARGO("Cargo", "Cargo.toml", "cargo nextest run --profile ci, with junit.path in .config/nextest.toml"),
    DOTNET(".NET", ".sln .slnx .csproj .fsproj .vbproj", "dotnet test --logger junit, with JunitXml.TestLogger"),
    BUNDLER(
            "Bundler",
            "Gemfile",
            "rspec --format RspecJunitFormatter --out reports/junit.xml, with rspec_junit_formatter");

    private final String label;
    private final String manifests;
    private final String advice;

    BuildTool(String label, String manifests, String advice) {
        this.label = label;
        this.manifests = manifests;
        this.advice = advice;
    }

    /** How people call it. */
    String label() {
        return label;
    }

    /** The tool that reads a manifest of this path. */
    static Optional<BuildTool> of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Arrays.stream(values()).filter(tool -> tool.reads(name)).findFirst();
    }

    private boolean reads(String name) {
        return Stream.of(manifests.split(" ", -1))
                .anyMatch(known -> known.startsWith(".") ? name.endsWith(known) : name.equals(known));
    }

    /** Whether it leaves results in a place that is looked into without being told. */
    boolean hasStandardPlaces() {
        return advice.isEmpty();
    }

    /** How its tests are made to leave JUnit XML; empty if they do anyway. */
    String advice() {
        return advice;
    }
}
