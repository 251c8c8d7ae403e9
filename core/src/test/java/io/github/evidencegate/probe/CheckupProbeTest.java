package io.github.evidencegate.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.pipeline.CheckRequest;
import io.github.evidencegate.setup.Checkup;
import io.github.evidencegate.setup.FeatureState;
import io.github.evidencegate.setup.FeatureState.State;
import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.testkit.Scenario;
import io.github.evidencegate.testkit.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckupProbeTest {
    private static final long PLENTY = 512L << 20;

    @TempDir
    private Path folder;

    private final Surroundings surroundings = new Surroundings(Set.of(), 17, PLENTY, Optional.empty());

    private Checkup examine(Path where) throws EvidenceException {
        return examine(where, surroundings);
    }

    private static Checkup examine(Path where, Surroundings surroundings) throws EvidenceException {
        CheckRequest request = new CheckRequest(
                where, Optional.empty(), "HEAD", Optional.empty(), Optional.empty(), List.of(), List.of(), "test");
        return CheckupProbe.examine(request, surroundings, Scenario.NOW);
    }

    private static FeatureState feature(Checkup checkup, String name) {
        return checkup.features().stream()
                .filter(feature -> feature.feature().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + checkup.text()));
    }

    private Path scenario(String name) {
        return Scenarios.all().stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow()
                .layOut(folder.resolve("shop"))
                .top();
    }

    @ParameterizedTest
    @CsvSource({
        "blocked-by-missing-tests,MISSING,run the step that writes it",
        "blocked-by-stale-tests,MISSING,run the step again on the head",
        "blocked-by-zero-tests,MISSING,let the step run something",
        "blocked-by-an-unreadable-file,MISSING,run the step to its end",
        "blocked-by-failed-tests,OK,''"
    })
    void tellsWhetherAGateHasItsEvidence(String scenario, State expected, String remedy) throws EvidenceException {
        Checkup checkup = examine(scenario(scenario));

        FeatureState gate = feature(checkup, "gate unit-tests");
        assertThat(gate.state()).isEqualTo(expected);
        assertThat(gate.remedy().orElse("")).startsWith(remedy);
        assertThat(checkup.state() == State.MISSING).isEqualTo(expected == State.MISSING);
    }

    @Test
    void isOnlyLimitedWithoutPolicyAndResults() throws EvidenceException {
        GitSandbox git = GitSandbox.create(folder).write("a.txt", "a\n");
        git.commit("Begin");

        Checkup checkup = examine(folder);

        assertThat(checkup.state()).isEqualTo(State.LIMITED);
        assertThat(feature(checkup, "policy").remedy().orElseThrow()).contains("evidence-gate init");
        assertThat(feature(checkup, "base").state()).isEqualTo(State.LIMITED);
        assertThat(feature(checkup, "gates").state()).isEqualTo(State.LIMITED);
        assertThat(feature(checkup, "work item").state()).isEqualTo(State.LIMITED);
    }

    @Test
    void tellsAWrittenPolicyFromOneThatHolds() throws EvidenceException {
        GitSandbox git = GitSandbox.create(folder).write("a.txt", "a\n");
        git.commit("Begin");
        git.write("b.txt", "b\n").commit("Go on");
        git.write(".evidence-gate.yml", "version: 1\n");

        assertThat(feature(examine(folder), "policy").remedy().orElseThrow()).contains("into the base");
    }

    @Test
    void missesAPolicyThatCanBeRead() throws EvidenceException {
        GitSandbox git = GitSandbox.create(folder).write(".evidence-gate.yml", "gatez: {}\n");
        git.commit("Begin");
        git.write("b.txt", "b\n").commit("Go on");

        Checkup checkup = examine(folder);

        assertThat(feature(checkup, "policy").state()).isEqualTo(State.MISSING);
        assertThat(feature(checkup, "policy").says()).contains("did you mean \"gates\"?");
        assertThat(feature(checkup, "gates").state()).isEqualTo(State.LIMITED);
    }

    @Test
    void missesTheHistoryThatAShallowCloneLacks() throws EvidenceException {
        GitSandbox origin = GitSandbox.create(folder.resolve("origin")).write("a.txt", "a\n");
        origin.commit("Begin");
        origin.write("a.txt", "b\n").commit("Go on");
        Path clone = origin.clone(folder.resolve("clone"), "--depth=1").top();

        Checkup checkup = examine(
                clone, new Surroundings(Set.of("GITHUB_ACTIONS", "GITHUB_TOKEN"), 17, PLENTY, Optional.empty()));

        assertThat(feature(checkup, "base").state()).isEqualTo(State.MISSING);
        assertThat(feature(checkup, "base").remedy().orElseThrow()).contains("fetch-depth: 0");
        assertThat(feature(checkup, "fetch-depth").remedy().orElseThrow()).contains("fetch-depth: 0");
        assertThat(feature(checkup, "ci").says()).startsWith("GitHub Actions");
    }

    @Test
    void tellsWhatTheMachineLacks() throws Exception {
        GitSandbox.create(folder).write("a.txt", "a\n").commit("Begin");
        Path file = Files.writeString(folder.resolve("file"), "");

        Checkup checkup =
                examine(folder, new Surroundings(Set.of(), 16, 64L << 20, Optional.of(file.resolve("evidence-gate"))));

        assertThat(feature(checkup, "java").state()).isEqualTo(State.MISSING);
        assertThat(feature(checkup, "memory").remedy().orElseThrow()).contains("EVIDENCE_GATE_HEAP");
        assertThat(feature(checkup, "cache").remedy().orElseThrow()).contains("XDG_CACHE_HOME");
    }

    @Test
    void findsAFolderForTheArchive() throws EvidenceException {
        GitSandbox.create(folder.resolve("shop")).write("a.txt", "a\n").commit("Begin");
        Path cache = folder.resolve("cache/evidence-gate");

        Checkup checkup = examine(folder.resolve("shop"), new Surroundings(Set.of(), 17, PLENTY, Optional.of(cache)));

        assertThat(feature(checkup, "cache").state()).isEqualTo(State.OK);
        assertThat(cache).doesNotExist();
    }

    @Test
    void refusesAFolderWithoutAWorkTree() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> examine(empty)).isInstanceOf(EvidenceException.class);
    }
}
