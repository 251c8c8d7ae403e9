package io.github.evidencegate.results.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Job;
import io.github.evidencegate.gate.Report.Job.Ending;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R031, R076, R096. The samples are written by hand, see {@code results/README.md}. */
class JobReadersTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results/jobs");

    @TempDir
    Path top;

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(
                        "needs.json",
                        List.of("build PASSED ", "unit-tests FAILED ", "deploy_preview SKIPPED ", "e2e CANCELLED ")),
                arguments(
                        "gitlab.json",
                        List.of(
                                "evidence-gate UNFINISHED running",
                                "rspec 1/2 FAILED script_failure",
                                "rubocop TOLERATED script_failure",
                                "deploy UNFINISHED manual",
                                "build PASSED ",
                                "docs SKIPPED ")),
                arguments(
                        "jenkins-stages.json",
                        List.of(
                                "Build PASSED ",
                                "Unit Tests FAILED UNSTABLE",
                                "Deploy SKIPPED ",
                                "Lint FAILED ",
                                "Evidence UNFINISHED IN_PROGRESS")),
                arguments(
                        "sonarqube.json",
                        List.of("sonarqube FAILED new_coverage is 82.50562381034781, fails if LT 85;"
                                + " new_reliability_rating is 4, fails if GT 1")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void tellHowEachJobEnded(String file, List<String> expected) throws IOException {
        List<Report> reports = read(Files.readString(FIXTURES.resolve(file)));

        assertThat(reports.stream().map(Job.class::cast).map(job -> job.name() + " " + job.ending() + " " + job.told()))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void tellRevisionAndTimeWhereTheListDoes() throws IOException {
        Job gitlab =
                (Job) read(Files.readString(FIXTURES.resolve("gitlab.json"))).get(1);
        Job jenkins = (Job)
                read(Files.readString(FIXTURES.resolve("jenkins-stages.json"))).get(0);

        assertThat(gitlab.revision()).contains(new Revision("a".repeat(40)));
        assertThat(gitlab.took()).contains(Duration.ofMillis(61_250));
        assertThat(jenkins.revision()).isEmpty();
        assertThat(jenkins.took()).contains(Duration.ofMillis(30_500));
    }

    /** R213: outputs, messages and titles can carry secrets and prompts. */
    @ParameterizedTest
    @ValueSource(strings = {"needs.json", "gitlab.json", "jenkins-stages.json", "sonarqube.json"})
    void keepNoOutputAndNoMessage(String file) throws IOException {
        String text = Files.readString(FIXTURES.resolve(file));
        assertThat(text).contains("planted-secret");

        for (int end = text.length(); end > 0; end -= 5) {
            assertThat(read(text.substring(0, end)).toString()).doesNotContain("planted-secret");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':{'result':'neutral'}}|UNKNOWN|neutral",
                "{'a':{'result':null}}|UNKNOWN|''",
                "{'a':{'result':'some words of a log'}}|UNKNOWN|''",
                "[{'name':'a','allow_failure':true}]|UNKNOWN|''",
                "[{'name':'a','status':'success','allow_failure':true}]|PASSED|''",
                "[{'name':'a','status':'canceling','allow_failure':true}]|CANCELLED|''",
                "[{'name':'a','status':'created','allow_failure':false}]|UNFINISHED|created",
                "[{'name':'a','status':'failed','failure_reason':null,'pipeline':{}}]|FAILED|''",
                "{'stages':[{'name':'a','status':'PAUSED_PENDING_INPUT'}]}|UNFINISHED|PAUSED_PENDING_INPUT",
                "{'stages':[{'name':'a','status':'ABORTED'}]}|CANCELLED|''",
                "{'stages':[{'name':'a','status':'NEW_STATUS'}]}|UNKNOWN|NEW_STATUS",
                "{'projectStatus':{'status':'OK'}}|PASSED|''",
                "{'projectStatus':{'status':'WARN'}}|FAILED|WARN",
                "{'projectStatus':{'status':'NONE'}}|EMPTY|no quality gate judged this analysis",
                "{'projectStatus':{}}|UNKNOWN|''",
                "{'projectStatus':null}|UNKNOWN|''",
            })
    void takeOnlyAKnownWordForAPass(String text, Ending ending, String told) {
        Job job = TestReports.only(Job.class, read(text));

        assertThat(job.ending()).isEqualTo(ending);
        assertThat(job.told()).isEqualTo(told);
    }

    @Test
    void tellThreeUnmetConditionsAtMost() {
        String condition =
                "{'status':'ERROR','metricKey':'m','actualValue':'1','comparator':'GT','errorThreshold':'0'}";
        String text =
                "{'projectStatus':{'status':'ERROR','conditions':[" + (condition + ",").repeat(4) + condition + "]}}";

        assertThat(TestReports.only(Job.class, read(text)).told())
                .isEqualTo("m is 1, fails if GT 0; m is 1, fails if GT 0; m is 1, fails if GT 0; and 2 more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'stages':[]}|there is no job in this list",
                "{'stages':null}|there is no job in this list",
                "{'a':{'result':'success'},'b':'success'}|expected an object",
                "{'':{'result':'success'}}|a job has no name",
                "[{'status':'success','pipeline':{}}]|a job has no name",
                "[{'name':'a','commit':{'id':'main'},'pipeline':{}}]|x.json:1:29: commit.id is no full object name",
                "[{'name':'a','duration':'long','pipeline':{}}]|expected a number",
                "{'projectStatus':{'status':'OK'}} {}|after the end",
            })
    void refuseWhatIsNoList(String text, String reason) {
        assertThat(TestReports.only(Unreadable.class, read(text)).reason())
                .startsWith("x.json")
                .contains(reason);
    }

    @Test
    void refuseMoreJobsThanAnybodyHas() {
        String members = IntStream.rangeClosed(0, JobList.LIMIT)
                .mapToObj(i -> "'j" + i + "':{'result':'success'}")
                .collect(Collectors.joining(","));

        assertThat(TestReports.only(Unreadable.class, read("{" + members + "}")).reason())
                .contains("more than 1000 jobs");
    }

    @Test
    void refuseANameThatIsTooLong() {
        String text = "{'" + "n".repeat(301) + "':{'result':'success'}}";

        assertThat(TestReports.only(Unreadable.class, read(text)).reason()).contains("more than 300");
    }

    private List<Report> read(String text) {
        return TestReports.read(top, "x.json", text.replace('\'', '"'), TestReports.NO_CHANGE);
    }
}
