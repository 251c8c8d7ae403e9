package io.github.evidencegate.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Analysis;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.TestReports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R076, R096: mutants that no test noticed. */
class StrykerReaderTest {
    private static final String KILLED = "{'status':'Killed'}";

    @TempDir
    Path top;

    @Test
    void showsAMutantThatNobodyNoticedAtItsLine() {
        Analysis analysis = only(read(file("{'id':'1','mutatorName':'BooleanLiteral','replacement':'planted-secret',"
                + "'status':'Survived','location':{'end':{'line':4},'start':{'column':2,'line':3}}}")));

        assertThat(analysis.located())
                .containsExactly(new Located("Stryker", "BooleanLiteral", Level.WARNING, "src/a.js", 3, true));
        assertThat(analysis.toString()).doesNotContain("planted-secret");
    }

    /** How many warnings and how many suppressed findings each status comes to, beside a mutant that was killed. */
    @ParameterizedTest
    @CsvSource({
        "Killed, 0, 0",
        "Timeout, 0, 0",
        "Survived, 1, 0",
        "NoCoverage, 1, 0",
        "Ignored, 0, 1",
        "CompileError, 0, 0",
        "RuntimeError, 0, 0",
    })
    void takesEachStatusForWhatItIs(String status, long warnings, long suppressed) {
        Analysis analysis = only(read(file(KILLED + ",{'status':'" + status + "'}")));

        assertThat(analysis.count(Level.WARNING)).isEqualTo(warnings);
        assertThat(analysis.suppressed()).isEqualTo(suppressed);
    }

    @Test
    void callsItByTheNameOfTheTool() {
        String files = file(KILLED);
        String named = files.substring(0, files.length() - 1) + ",'framework':{'version':'1','name':'Stryker.NET'}}";

        assertThat(only(read(named)).tool()).isEqualTo("Stryker.NET");
        assertThat(only(read(named.replace("Stryker.NET", ""))).tool()).isEqualTo("Stryker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{'status':'Ignored'}", "{'status':'CompileError'},{'status':'RuntimeError'}"})
    void refusesAReportOfARunThatTriedNothing(String mutants) {
        assertThat(reason(file(mutants))).startsWith("m.json:1:").contains("no mutant was tried");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'status':'Pending'}|still pending; let the tool run to its end",
                "{'status':'survived'}|the status \"survived\" of a mutant is none that is known; expected Killed, ",
                "{}|the status \"\" of a mutant",
                "{'status':null}|the status \"\" of a mutant",
                "{'status':1}|expected a string",
                "7|expected an object",
            })
    void refusesAMutantOfWhichNobodyKnowsWhatBecameOfIt(String mutant, String reason) {
        assertThat(reason(file(KILLED + "," + mutant))).startsWith("m.json:1:").contains(reason);
    }

    @Test
    void refusesAnythingAfterTheEnd() {
        assertThat(reason(file(KILLED) + "{}")).contains("after the end of the JSON value");
    }

    private static String file(String mutants) {
        return "{'schemaVersion':'1.0','thresholds':{'high':80,'low':60},'files':{'src/a.js':{'language':'javascript',"
                + "'mutants':[" + mutants + "],'source':'const planted-secret'}}}";
    }

    private List<Report> read(String text) {
        return TestReports.read(top, "m.json", text.replace('\'', '"'), TestReports.changed(Map.of("src/a.js", "3")));
    }

    private static Analysis only(List<Report> reports) {
        return TestReports.only(Analysis.class, reports);
    }

    private String reason(String text) {
        return TestReports.only(Unreadable.class, read(text)).reason();
    }
}
