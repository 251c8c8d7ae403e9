package io.github.evidencegate.results.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Branches;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.TestReports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Branches of the project and of changed files. The numbers of the real files are the sums that their tools wrote. */
class BranchesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results");

    @TempDir
    private Path top;

    private Optional<Branches> read(String name, String text) {
        return lines(TestReports.read(top, name, text, TestReports.changed(Map.of("src/a.js", "1-9"))))
                .branches();
    }

    private static Report.Lines lines(List<Report> reports) {
        return TestReports.only(Report.Lines.class, reports);
    }

    @ParameterizedTest
    @CsvSource({
        "jacoco/maven-single/jacoco.xml, 6, 14",
        "jacoco/maven-aggregate/jacoco.xml, 6, 14",
        "jacoco/gradle/jacocoTestReport.xml, 3, 4",
        // Two tests of one file: 2 and 3 of the same 4.
        "lcov/merged.info, 3, 4",
        "lcov/node-test.info, 4, 7",
        "lcov/coverage-py.lcov, 2, 4",
        "lcov/jest.info, 2, 8",
        "cobertura/gcovr.xml, 3, 4",
        "cobertura/coverage-py.xml, 2, 4",
        "cobertura/jest.xml, 2, 8",
    })
    void readsTheBranchesThatToolsMeasured(String file, long taken, long all) {
        Report.Lines lines = lines(ResultReaders.read(FIXTURES, FIXTURES.resolve(file), TestReports.changed(Map.of())));

        assertThat(lines.branches().orElseThrow().project()).isEqualTo(new Ratio(taken, all));
    }

    @Test
    void readsTheBranchesOfChangedFiles() {
        String lcov = """
                SF:src/a.js
                DA:1,1
                BRDA:1,0,0,1
                BRDA:1,0,1,-
                end_of_record
                SF:src/b.js
                DA:1,1
                BRDA:1,0,(a, b),3
                end_of_record
                """;

        Branches branches = read("lcov.info", lcov).orElseThrow();

        assertThat(branches.project()).isEqualTo(new Ratio(2, 3));
        assertThat(branches.files()).containsExactly(Map.entry("src/a.js", new Ratio(1, 2)));
    }

    @Test
    void takesTheBestOfWhatLcovTellsTwice() {
        String record = "SF:src/a.js\nDA:1,1\nBRDA:1,0,0,%s\nBRDA:1,0,1,%s\nend_of_record\n";

        Branches branches = read("lcov.info", record.formatted("0", "0") + record.formatted("-", "2"))
                .orElseThrow();

        assertThat(branches.project()).isEqualTo(new Ratio(1, 2));
    }

    @Test
    void addsUpTheClassesThatCoberturaHasOfAFile() {
        String name = "<class filename='src/a.js'><lines><line number='%d' hits='1' condition-coverage='50%% (1/2)'/>"
                + "</lines></class>";

        Branches branches = read(
                        "c.xml",
                        "<coverage line-rate='1'><packages><package><classes>" + name.formatted(1) + name.formatted(2)
                                + "</classes></package></packages></coverage>")
                .orElseThrow();

        assertThat(branches.project()).isEqualTo(new Ratio(2, 4));
    }

    @Test
    void knowsNoBranchesWhereNoneAreMeasured() {
        assertThat(read("lcov.info", "SF:src/a.js\nDA:1,1\nend_of_record\n")).isEmpty();
        assertThat(read("c.out", "mode: set\nexample.org/m/a.go:1.1,2.2 1 1\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SF:a~DA:1,1~BRDA:1,0,0,~end_of_record|a branch without the number of times",
                "SF:a~DA:1,1~BRDA:1~end_of_record|a branch without the number of times",
                "TN:~BRDA:1,0,0,1~SF:a~end_of_record|BRDA stands outside of a record",
                "<coverage line-rate='1'><class filename='a'><line number='1' hits='1' condition-coverage='(3/2)'/>"
                        + "</class></coverage>|more covered than there are",
            })
    void refusesBranchesThatCannotBe(String text, String why) {
        List<Report> reports = TestReports.read(top, "coverage", text.replace('~', '\n') + "\n", TestReports.NO_CHANGE);

        assertThat(TestReports.only(Report.Unreadable.class, reports).reason()).contains(why, "run the step");
    }
}
