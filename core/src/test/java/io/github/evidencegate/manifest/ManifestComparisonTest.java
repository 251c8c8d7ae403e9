package io.github.evidencegate.manifest;

import static io.github.evidencegate.manifest.Compared.added;
import static io.github.evidencegate.manifest.Compared.changed;
import static io.github.evidencegate.manifest.Compared.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.InstallScript;
import io.github.evidencegate.evidence.Dependencies.Kind;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.manifest.ManifestComparison.Side;
import io.github.evidencegate.manifest.ManifestComparison.Touched;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R109. */
class ManifestComparisonTest {
    @Test
    void tellsADependencyThatMovesToAnotherScopeAtBoth() {
        assertThat(lines(changed(
                        "package.json", "{\"devDependencies\": {\"a\": \"1\"}}", "{\"dependencies\": {\"a\": \"1\"}}")))
                .containsExactly("+ npm:a direct: ? -> 1", "- npm:a direct (dev): 1 -> ?");
    }

    @Test
    void tellsAllVersionsOfAPackage() {
        String before = "{\"packages\": {\"\": {}, \"node_modules/a\": {\"version\": \"1\"}}}";
        String after =
                "{\"packages\": {\"\": {\"dependencies\": {\"a\": \"*\"}}, \"node_modules/a\": {\"version\": \"1\"},"
                        + " \"node_modules/b\": {\"link\": true},"
                        + " \"node_modules/c/node_modules/a\": {\"version\": \"2\", \"hasInstallScript\": true}}}";

        Dependencies found = changed("package-lock.json", before, after);

        assertThat(lines(found)).containsExactly("~ npm:a direct: 1 -> 1, 2");
        assertThat(found.scripts())
                .containsExactly(new InstallScript(Kind.ADDED, "install script of a", "package-lock.json"));
    }

    @Test
    void tellsAScriptThatDoesSomethingElse() {
        assertThat(changed("package.json", "{\"scripts\": {\"prepare\": \"a\"}}", "{\"scripts\": {\"prepare\": \"b\"}}")
                        .scripts())
                .containsExactly(new InstallScript(Kind.CHANGED, "prepare", "package.json"));
    }

    @Test
    void tellsEverythingOfADeletedFileAsRemoved() {
        Side base = Side.of("six==1\n".getBytes(UTF_8));

        assertThat(lines(Compared.of("requirements.txt", base, Side.ABSENT)))
                .containsExactly("- pypi:six direct: ==1 -> ?");
    }

    @Test
    void comparesARenamedFileWithItsOldSelf() {
        Side side = Side.of("six==1\n".getBytes(UTF_8));

        assertThat(ManifestComparison.of(List.of(new Touched("b/requirements.txt", "requirements.txt", side, side)))
                        .isEmpty())
                .isTrue();
        assertThat(lines(ManifestComparison.of(List.of(new Touched("requirements.txt", "notes.md", side, side)))))
                .containsExactly("+ pypi:six direct: ? -> ==1");
    }

    @Test
    void findsAFileThatWasNotRead() {
        Dependencies found = Compared.of("go.mod", Side.ABSENT, Side.unread("a symbolic link"));

        assertThat(found.unread()).containsExactly(new Unread("go.mod", "at the head: a symbolic link"));
    }

    @Test
    void takesEverythingForNewIfTheBaseCannotBeRead() {
        Dependencies found = changed("package.json", "{", "{\"dependencies\": {\"a\": \"1\"}}");

        assertThat(lines(found)).containsExactly("+ npm:a direct: ? -> 1");
        assertThat(found.unread()).singleElement().returns("package.json", Unread::path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "package.json            | [1]x",
                "package.json            | {\"dependencies\": [\"a\"]}",
                "package-lock.json       | {\"packages\": 7}",
                "pnpm-lock.yaml          | packages: []",
                "yarn.lock               | this is not a lockfile",
                "pom.xml                 | <html/>",
                "pom.xml                 | <project><dependencies><dependency><groupId>a</groupId></dependency></dependencies></project>",
                "gradle.lockfile         | what",
                "libs.versions.toml      | [libraries",
                "libs.versions.toml      | libraries.a = ':'",
                "pyproject.toml          | project.dependencies = 'a'",
                "poetry.lock             | package = 1",
                "go.mod                  | requires a v1",
                "go.mod                  | require a",
                "go.mod                  | replace a b",
                "Cargo.toml              | dependencies = 1",
                "Cargo.lock              | package = 'x'",
                "Gemfile.lock            | <<<<<<< HEAD",
                "x.csproj                | <Project>&x;</Project>",
                "packages.config         | <packages><package/></packages>",
                "packages.lock.json      | {\"dependencies\": 1}",
            })
    void findsFilesThatCannotBeRead(String path, String text) {
        assertThat(added(path, text).unread()).extracting(Unread::path).containsExactly(path);
    }

    @Test
    void refusesMoreDependenciesThanAnyProductHas() {
        assertThat(added("requirements.txt", "a\n".repeat(50_001)).unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.reason()).contains("more than 50000 dependencies"));
    }

    @Test
    void refusesGradleLinesThatNobodyWrites() {
        assertThat(added("build.gradle", "x".repeat(10_001)).unread()).hasSize(1);
        assertThat(added("build.gradle", "/* never closed 'a").isEmpty()).isTrue();
        assertThat(added("build.gradle", "'never closed\\").isEmpty()).isTrue();
    }
}
