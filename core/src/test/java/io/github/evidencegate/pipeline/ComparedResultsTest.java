package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparedResultsTest {
    private static final String REPORT = "target/surefire-reports/TEST-a.xml";

    @TempDir
    private Path folder;

    private GitSandbox git;

    @BeforeEach
    void commit() {
        git = GitSandbox.create(folder.resolve("repository"));
        git.write("src/Old.java", lines("a", 40)).commit("Start");
        git.run("mv", "src/Old.java", "src/New.java");
        git.commit("Rename");
    }

    private static String lines(String text, int count) {
        return (text + "\n").repeat(count);
    }

    private static String junit(String... names) {
        return Arrays.stream(names)
                .map(name -> "<testcase classname='a.B' name='" + name + "' time='1'/>")
                .collect(Collectors.joining("", "<testsuite name='a.B'>", "</testsuite>"));
    }

    private static String sarif(String path, int... lines) {
        return Arrays.stream(lines)
                .mapToObj(line -> "{\"ruleId\":\"R1\",\"level\":\"warning\",\"locations\":[{\"physicalLocation\":"
                        + "{\"artifactLocation\":{\"uri\":\"" + path + "\"},\"region\":{\"startLine\":" + line
                        + "}}}]}")
                .collect(Collectors.joining(
                        ",",
                        "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"PMD\"}},\"results\":[",
                        "]}]}"));
    }

    private Outcome judge(String... baseResults) throws EvidenceException {
        CheckRequest request = new CheckRequest(
                git.top(),
                Optional.empty(),
                "HEAD",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(baseResults),
                "evidence-gate test");
        return new CheckRun(WorkTreeRunSource.open(request), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).judge();
    }

    private static GateOutcome only(Outcome outcome) {
        assertThat(outcome.record().gates()).hasSize(1);
        return outcome.record().gates().get(0);
    }

    private static Delta delta(Outcome outcome) {
        return only(outcome).details().delta().orElseThrow();
    }

    @Test
    void namesTheTestsThatAppearedAndDisappeared() throws EvidenceException {
        git.write(REPORT, junit("same", "grown")).write("base/" + REPORT, junit("same", "gone", "lost"));

        Outcome outcome = judge("base/**");

        assertThat(delta(outcome).appeared()).containsExactly("a.B.grown");
        assertThat(delta(outcome).disappeared()).containsExactly("a.B.gone", "a.B.lost");
        assertThat(delta(outcome).count("disappeared")).isEqualTo(2);
        assertThat(outcome.record().trust()).extracting(Provenance::part).contains("delta");
    }

    /** The base's files lie where results of the head are looked for. */
    @Test
    void takesNoResultOfTheBaseForOneOfTheHead() throws EvidenceException {
        git.write("base/" + REPORT, junit("same"));

        Outcome outcome = judge("base/**");

        assertThat(only(outcome).state()).isEqualTo(State.MISSING);
        assertThat(only(outcome).reason()).contains("the base has results of it, the head has none");
    }

    @Test
    void refusesToCompareResultsWithThemselves() throws EvidenceException {
        git.write(REPORT, junit("same"));

        Outcome outcome = judge(REPORT);

        assertThat(only(outcome).state()).isEqualTo(State.MISSING);
    }

    @Test
    void keepsTheFindingsOfARenamedFile() throws EvidenceException {
        git.write("target/pmd.sarif", sarif("src/New.java", 30, 31))
                .write("base/target/pmd.sarif", sarif("src/Old.java", 3));

        Outcome outcome = judge("base/target/pmd.sarif");

        assertThat(delta(outcome).counts()).containsEntry("new", 1L).containsEntry("unchanged", 1L);
        assertThat(delta(outcome).findings()).hasSize(1);
    }

    @Test
    void saysThatNoFileMatches() throws EvidenceException {
        git.write(REPORT, junit("same"));

        Outcome outcome = judge("base/**");

        assertThat(delta(outcome).unknown().orElseThrow()).contains("base/**: no file matches this pattern");
    }

    @Test
    void comparesNothingUnlessAsked() throws EvidenceException {
        git.write(REPORT, junit("same"));

        Outcome outcome = judge();

        assertThat(only(outcome).details().delta()).isEmpty();
    }
}
