package io.github.evidencegate.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.setup.Project;
import io.github.evidencegate.setup.Project.ResultFile;
import io.github.evidencegate.setup.Project.TextFile;
import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.testkit.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectProbeTest {
    @TempDir
    private Path folder;

    private Project project() throws Exception {
        return new ProjectProbe(WorkTree.open(folder)).project();
    }

    @Test
    void findsResultsByWhatIsInThem() throws Exception {
        Scenarios.all().get(0).layOut(folder);

        assertThat(project().results())
                .extracting(ResultFile::kind)
                .containsExactlyInAnyOrder(Kind.TESTS, Kind.COVERAGE, Kind.ANALYSIS);
        assertThat(project().results()).extracting(ResultFile::name).contains(Optional.of("SpotBugs"));
    }

    @Test
    void takesNoCommittedFileForAResult() throws Exception {
        GitSandbox.create(folder)
                .write("target/surefire-reports/TEST-a.xml", "<testsuite name='a'><testcase name='b'/></testsuite>")
                .commit("Begin");

        assertThat(project().results()).isEmpty();
    }

    @Test
    void takesNoUnreadableFileForAResult() throws Exception {
        GitSandbox git = GitSandbox.create(folder).write("pom.xml", "<project/>");
        git.commit("Begin");
        git.write("target/surefire-reports/TEST-a.xml", "<testsuite");

        assertThat(project().results()).isEmpty();
    }

    @Test
    void takesNoListThatNamesNoToolForAnAnalysers() throws Exception {
        GitSandbox git = GitSandbox.create(folder).write("pom.xml", "<project/>");
        git.commit("Begin");
        git.write("gl-code-quality-report.json", "[]");

        assertThat(project().results()).isEmpty();
    }

    @Test
    void readsTheCommittedTextAndNotThatOfTheWorkTree() throws Exception {
        GitSandbox git = GitSandbox.create(folder).write("CODEOWNERS", "* @committed\n");
        git.commit("Begin");
        git.write("CODEOWNERS", "* @planted\n");

        assertThat(project().texts()).containsExactly(new TextFile("CODEOWNERS", Optional.of("* @committed\n")));
    }

    @Test
    void readsNoTextThatIsTooLarge() throws Exception {
        GitSandbox.create(folder)
                .write("CODEOWNERS", "#".repeat(300_000))
                .write("pom.xml", "<project/>")
                .commit("Begin");

        assertThat(project().texts())
                .isEqualTo(List.of(
                        new TextFile("CODEOWNERS", Optional.empty()),
                        new TextFile("pom.xml", Optional.of("<project/>"))));
    }
}
