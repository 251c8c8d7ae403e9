package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.codec.RecordCodec;
import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.verdict.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R109: from the commits of a change to its verdict. */
class DependencySourceTest {
    private static final String POLICY =
            "version: 1\nscope: {allowed: [\"*\"]}\ndependencies: {forbidden: [\"npm:left-pad\"]}\n";

    @TempDir
    Path folder;

    private GitSandbox git;

    @BeforeEach
    void startRepository() {
        git = GitSandbox.create(folder);
        git.write(".evidence-gate.yml", POLICY)
                .write("package.json", "{\"dependencies\": {\"ms\": \"1\"}}")
                .write("go.mod", "module example.org/shop\n")
                .write("vendor/x/package.json", "{")
                .write("notes.md", "x\n");
        git.commit("First");
    }

    @Test
    void blocksAForbiddenDependency() throws Exception {
        git.write("package.json", "{\"dependencies\": {\"ms\": \"2\", \"left-pad\": \"1\"}}");
        git.commit("Pad");

        Outcome outcome = judge("");

        assertThat(outcome.verdict().decision()).isEqualTo(Decision.BLOCKED);
        assertThat(outcome.verdict().findings(Mode.BLOCK))
                .extracting(Finding::message)
                .contains("1 dependency is forbidden: \"npm:left-pad\" (by \"npm:left-pad\").");
        assertThat(outcome.record().scope().dependencies().changes())
                .extracting(DependencyChange::coordinates)
                .containsExactly("npm:left-pad", "npm:ms");
        assertThat(RecordCodec.encode(outcome.record(), outcome.verdict()))
                .contains("\"changes\":[{\"ecosystem\":\"npm\",\"kind\":\"added\"");
    }

    @Test
    void takesTheOwnersWordFromTheWorkItem() throws Exception {
        git.write("package.json", "{\"dependencies\": {\"ms\": \"1\", \"chalk\": \"4\"}}");
        git.commit("Colours");

        assertThat(rules(judge("SHOP-1: Colours\n"))).contains("dependency-added");
        assertThat(rules(judge("SHOP-1: Colours\n\n## Dependencies\n- `npm:chalk` for the report\n")))
                .doesNotContain("dependency-added");
    }

    @Test
    void blocksWhatCannotBeRead() throws Exception {
        git.write("package.json", "{ broken");
        Files.delete(folder.resolve("go.mod"));
        Files.createSymbolicLink(folder.resolve("go.mod"), Path.of("notes.md"));
        git.commit("Break");

        Outcome outcome = judge("");

        assertThat(rules(outcome)).contains("dependency-unreadable");
        assertThat(outcome.record().scope().dependencies().unread())
                .extracting(Unread::path)
                .containsExactly("go.mod", "package.json");
    }

    @Test
    void asksNothingOfVendoredAndOtherFiles() throws Exception {
        git.write("vendor/x/package.json", "{ also broken").write("notes.md", "y\n");
        git.commit("Vendor");

        assertThat(judge("").record().scope().dependencies()).isEqualTo(Dependencies.NONE);
    }

    private static List<String> rules(Outcome outcome) {
        return outcome.verdict().findings().stream().map(Finding::rule).toList();
    }

    private Outcome judge(String workItem) throws Exception {
        CheckRequest request = new CheckRequest(
                folder,
                Optional.empty(),
                "HEAD",
                Optional.empty(),
                Optional.of(workItem).filter(text -> !text.isEmpty()),
                List.of(),
                List.of(),
                "test");
        return new CheckRun(WorkTreeRunSource.open(request), Clock.systemUTC()).judge();
    }
}
