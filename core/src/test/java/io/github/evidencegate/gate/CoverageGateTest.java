package io.github.evidencegate.gate;

import static io.github.evidencegate.gate.Reports.declared;
import static io.github.evidencegate.gate.Reports.judge;
import static io.github.evidencegate.gate.Reports.only;
import static io.github.evidencegate.gate.Reports.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.GateSetting.Maximum;
import io.github.evidencegate.gate.GateSetting.Minimum;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageGateTest {
    private static final OptionalInt NONE = OptionalInt.empty();

    @Test
    void measuresCoverageOfProjectChangedFilesAndChangedLines() {
        Report unit = Reports.lines("a/jacoco.xml", new Ratio(80, 100), Map.of("src/A.java", "1-4/5-8,10"));
        Report it = Reports.lines("b/jacoco.xml", new Ratio(10, 100), Map.of("src/A.java", "5/1,8"));

        GateOutcome gate = only(judge(GateSetting.DEFAULT, unit, it));

        Coverage coverage = gate.details().coverage().orElseThrow();
        assertThat(coverage.project()).isEqualTo(new Ratio(90, 200));
        assertThat(coverage.changedFiles()).isEqualTo(new Ratio(5, 9));
        assertThat(coverage.changedLines()).isEqualTo(new Ratio(3, 5));
        assertThat(coverage.uncovered())
                .containsExactly(new Coverage.Uncovered("src/A.java", LineRanges.parse("6,10")));
        assertThat(gate.state()).isEqualTo(State.PASS);
        assertThat(gate.counts()).containsEntry("coveredLines", 90L).containsEntry("lines", 200L);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            46 | -  | -  | coverage of the project is 45.0 %; at least 46 % must be covered
            -  | 56 | -  | coverage of the changed files is 55.5 %; at least 56 % must be covered
            -  | -  | 61 | coverage of the changed lines is 60.0 %; at least 61 % must be covered
            45 | 55 | 60 | -
            """)
    void failsBelowAMinimum(Integer project, Integer files, Integer lines, String reason) {
        Report unit = Reports.lines("jacoco.xml", new Ratio(90, 200), Map.of("src/A.java", "1-5/6-8,10"));
        Minimum minimum = new Minimum(NONE, percent(project), percent(files), percent(lines));

        GateOutcome gate = only(judge(declared(Kind.COVERAGE, new Limits(minimum, Maximum.NONE)), unit));

        assertThat(gate.reason()).isEqualTo(Optional.ofNullable(reason));
        assertThat(gate.state()).isEqualTo(reason == null ? State.PASS : State.FAIL);
    }

    private static Report withBranches(String path, Ratio project, Map<String, Ratio> files) {
        Report.Lines lines = Reports.lines(path, new Ratio(9, 9), Map.of("src/A.java", "1-5/6"));
        return new Report.Lines(
                lines.source(),
                lines.project(),
                lines.files(),
                lines.languages(),
                Optional.of(new Report.Branches(project, files)));
    }

    @Test
    void addsUpBranchesOfTheProjectAndOfTheChangedFiles() {
        GateOutcome gate = only(judge(
                GateSetting.DEFAULT,
                withBranches("m/target/jacoco.xml", new Ratio(6, 20), Map.of("src/A.java", new Ratio(1, 4))),
                withBranches("m/target/jacoco-it.xml", new Ratio(8, 20), Map.of("src/A.java", new Ratio(2, 4))),
                withBranches("n/target/jacoco.xml", new Ratio(1, 2), Map.of("src/B.java", new Ratio(1, 2))),
                Reports.lines("cover.out", new Ratio(1, 1), Map.of())));

        assertThat(gate.details().coverage().orElseThrow().branches())
                .contains(new Coverage.Branches(new Ratio(9, 22), new Ratio(3, 6)));
    }

    @Test
    void failsBelowAMinimumOfBranches() {
        Minimum minimum = new Minimum(NONE, NONE, NONE, NONE, OptionalInt.of(50), OptionalInt.of(80));
        GateSetting setting = declared(Kind.COVERAGE, new Limits(minimum, Maximum.NONE));
        Map<String, Ratio> files = Map.of("src/A.java", new Ratio(3, 4));

        GateOutcome gate = only(judge(setting, withBranches("jacoco.xml", new Ratio(1, 2), files)));
        GateOutcome none = only(judge(setting, Reports.lines("cover.out", new Ratio(1, 1), Map.of())));

        assertThat(gate.reason())
                .contains("coverage of the changed files' branches is 75.0 %; at least 80 % must be covered");
        assertThat(none.state()).isEqualTo(State.FAIL);
        assertThat(none.reason().orElseThrow())
                .startsWith("coverage of the project's branches is not known: no report measures branches");
    }

    @Test
    void callsCoverageOfNothingEmpty() {
        GateOutcome gate = only(judge(GateSetting.DEFAULT, Reports.lines("jacoco.xml", Ratio.NONE, Map.of())));

        assertThat(gate.state()).isEqualTo(State.EMPTY);
        assertThat(gate.reason()).contains("no line was measured");
    }

    @Test
    void leavesModulesOutBesideTheirAggregate() {
        GateOutcome gate = only(judge(
                GateSetting.DEFAULT,
                Reports.lines("m/target/site/jacoco/jacoco.xml", new Ratio(100, 100), Map.of()),
                Reports.lines("all/target/site/jacoco-aggregate/jacoco.xml", new Ratio(100, 200), Map.of())));

        assertThat(gate.details().coverage().orElseThrow().project()).isEqualTo(new Ratio(100, 200));
    }

    @Test
    void countsAModuleOnceHoweverManyReportsItHas() {
        GateOutcome gate = only(judge(
                GateSetting.DEFAULT,
                Reports.lines("m/target/site/jacoco/jacoco.xml", new Ratio(60, 100), Map.of()),
                Reports.lines("m/target/site/jacoco-it/jacoco.xml", new Ratio(40, 90), Map.of()),
                Reports.lines("n/build/reports/jacoco/x.xml", new Ratio(1, 10), Map.of())));

        assertThat(gate.details().coverage().orElseThrow().project()).isEqualTo(new Ratio(61, 110));
    }

    @Test
    void namesChangedSourcesThatNoReportKnows() {
        Report other = Reports.lines("jacoco.xml", new Ratio(9, 9), Map.of());
        Minimum minimum = new Minimum(NONE, NONE, NONE, OptionalInt.of(80));

        GateOutcome asked = only(judge(declared(Kind.COVERAGE, new Limits(minimum, Maximum.NONE)), other));
        GateOutcome unasked = only(judge(GateSetting.DEFAULT, other));

        assertThat(asked.details().coverage().orElseThrow().unmeasured()).containsExactly("src/A.java");
        assertThat(unasked.details().coverage().orElseThrow().unmeasured()).isEmpty();
    }

    @Test
    void addsUpToolsOfOneFolderThatMeasureOtherFiles() {
        GateOutcome gate = only(judge(
                GateSetting.DEFAULT,
                Reports.lines("coverage.xml", new Ratio(1, 10), "py"),
                Reports.lines("target/site/jacoco/jacoco.xml", new Ratio(20, 100), "java"),
                Reports.lines("web/coverage/lcov.info", new Ratio(300, 1000), "js"),
                Reports.lines("web/coverage/cobertura-coverage.xml", new Ratio(299, 999), "js"),
                Reports.lines("coverage/lcov.info", new Ratio(4000, 10_000), "ts")));

        assertThat(gate.details().coverage().orElseThrow().project()).isEqualTo(new Ratio(4321, 11_110));
    }

    @Test
    void keepsOtherLanguagesBesideAnAggregate() {
        GateOutcome gate = only(judge(
                GateSetting.DEFAULT,
                Reports.lines("m/target/site/jacoco/jacoco.xml", new Ratio(100, 100), "java", "kt"),
                Reports.lines("all/target/site/jacoco-aggregate/jacoco.xml", new Ratio(100, 200), "java"),
                Reports.lines("web/coverage/lcov.info", new Ratio(1, 10), "js")));

        assertThat(gate.details().coverage().orElseThrow().project()).isEqualTo(new Ratio(101, 210));
    }

    @Test
    void asksForChangedSourcesInTheLanguagesThatItsReportsMeasure() {
        Minimum minimum = new Minimum(NONE, NONE, NONE, OptionalInt.of(80));
        ChangedLines changed = ChangedLines.of(List.of(newFile("a.py"), newFile("b.rb")), List.of("a.py", "b.rb"));
        Freshness freshness = new Freshness(Reports.REVISION, Reports.HEAD, true, changed);
        GateJudge judge = new GateJudge(declared(Kind.COVERAGE, new Limits(minimum, Maximum.NONE)), changed, freshness);

        List<GateOutcome> gates = judge.judge(List.of(Reports.lines("coverage.xml", new Ratio(9, 9), "py")));

        assertThat(only(gates).details().coverage().orElseThrow().unmeasured()).containsExactly("a.py");
    }

    private static ChangedFile newFile(String path) {
        LineRanges lines = LineRanges.parse("1-3");
        return new ChangedFile(
                path,
                Optional.empty(),
                ChangedFile.Status.ADDED,
                ChangedFile.Content.TEXT,
                "000000",
                "100644",
                new ChangedFile.Lines(3, 0, lines, LineRanges.NONE));
    }
}
