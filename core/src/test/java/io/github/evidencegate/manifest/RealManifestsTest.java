package io.github.evidencegate.manifest;

import static io.github.evidencegate.manifest.Compared.fixture;
import static io.github.evidencegate.manifest.Compared.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.InstallScript;
import io.github.evidencegate.evidence.Dependencies.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R109: what real tools write is read; see the fixtures' own README. */
class RealManifestsTest {
    @Test
    void readsWhatNpmWritesIntoItsManifest() {
        Dependencies found = fixture("npm3", "package.json");

        assertThat(lines(found))
                .containsExactly(
                        "+ npm:chalk direct: ? -> 4.1.2",
                        "+ npm:core-js direct: ? -> 3.30.0",
                        "~ npm:debug direct (dev): 4.3.4 -> 4.3.5",
                        "~ npm:left-pad direct: 1.1.3 -> 1.3.0",
                        "- npm:ms direct: ^2.1.0 -> ?");
        assertThat(found.scripts()).containsExactly(new InstallScript(Kind.ADDED, "postinstall", "package.json"));
        assertThat(found.unread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "npm2, package-lock.json, true",
        "npm3, package-lock.json, true",
        "pnpm, pnpm-lock.yaml, false",
        "berry, yarn.lock, false",
    })
    void tellsDirectFromTransitiveInLockfiles(String tool, String file, boolean tellsScripts) {
        Dependencies found = fixture(tool, file);

        assertThat(lines(found))
                .contains(
                        "+ npm:ansi-styles transitive: ? -> 4.3.0",
                        "+ npm:chalk direct: ? -> 4.1.2",
                        "+ npm:core-js direct: ? -> 3.30.0",
                        "~ npm:debug direct: 4.3.4 -> 4.3.5",
                        "~ npm:left-pad direct: 1.1.3 -> 1.3.0")
                .anyMatch(line -> line.contains(" npm:ms "));
        assertThat(found.unread()).isEmpty();
        assertThat(found.scripts()).hasSize(tellsScripts ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"npm1, package-lock.json", "yarn, yarn.lock"})
    void saysUnknownWhereTheLockfileDoesNotTellWhoAsked(String tool, String file) {
        Dependencies found = fixture(tool, file);

        assertThat(lines(found))
                .contains(
                        "+ npm:ansi-styles unknown: ? -> 4.3.0",
                        "+ npm:chalk unknown: ? -> 4.1.2",
                        "~ npm:left-pad unknown: 1.1.3 -> 1.3.0");
        assertThat(found.unread()).isEmpty();
    }

    @Test
    void readsCargo() {
        assertThat(lines(fixture("cargo", "Cargo.lock"))).containsExactly("~ cargo:tally direct: 0.1.0 -> 0.2.0");
        assertThat(lines(fixture("cargo", "Cargo.toml")))
                .containsExactly("~ cargo:tally direct: https://git.example.org/tally tag v0.1.0"
                        + " -> https://git.example.org/tally tag v0.2.0");
    }

    @Test
    void readsGo() {
        assertThat(lines(fixture("go", "go.mod")))
                .containsExactly(
                        "+ go:github.com/evil/errors direct (replaces github.com/pkg/errors): ? -> v0.9.2",
                        "~ go:github.com/google/uuid direct: v1.5.0 -> v1.6.0",
                        "+ go:github.com/pkg/errors direct: ? -> v0.9.1",
                        "- go:golang.org/x/text direct: v0.14.0 -> ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gemfile", "Gemfile.lock"})
    void readsBundler(String file) {
        Dependencies found = fixture("bundler", file);

        assertThat(lines(found))
                .singleElement()
                .asString()
                .startsWith("- gem:minitest direct: ")
                .endsWith(" -> ?");
        assertThat(found.unread()).isEmpty();
    }

    @Test
    void readsPip() {
        assertThat(lines(fixture("pip", "requirements.txt")))
                .containsExactly("+ pypi:idna direct: ? -> ==3.20", "+ pypi:six direct: ? -> ==1.17.0");
    }
}
