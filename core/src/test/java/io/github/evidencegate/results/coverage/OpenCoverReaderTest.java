package io.github.evidencegate.results.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.FileLines;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenCoverReaderTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results");

    @TempDir
    Path top;

    @Test
    void readsTheLinesOfSequencePoints() throws IOException {
        String text =
                Files.readString(FIXTURES.resolve("opencover/opencover.xml")).replace("/build/sample", top.toString());

        Report.Lines lines = TestReports.only(Report.Lines.class, read(text, "src/Basket.cs"));

        assertThat(lines.project()).isEqualTo(new Ratio(5, 8));
        assertThat(lines.files())
                .containsExactly(
                        Map.entry("src/Basket.cs", new FileLines(LineRanges.parse("4,6-8,10"), LineRanges.parse("9"))));
        assertThat(lines.languages()).containsExactly("cs");
    }

    @Test
    void creditsNoFileOfAnotherCheckout() throws IOException {
        String text = Files.readString(FIXTURES.resolve("opencover/opencover.xml"));

        assertThat(TestReports.only(Report.Lines.class, read(text, "src/Basket.cs"))
                        .files())
                .isEmpty();
    }

    @Test
    void takesALineForRunIfAnyOfItsPointsRan() {
        String points = "<File uid='1' fullPath='a.cs'/><Method><FileRef uid='1'/><SequencePoint vc='0' sl='3' el='1'/>"
                + "<SequencePoint vc='2' sl='3' el='3'/><SequencePoint sl='4'/><SequencePoint vc='9' sl='0'/></Method>";

        Report.Lines lines = TestReports.only(Report.Lines.class, read(session(points), "a.cs"));

        assertThat(lines.files()).containsEntry("a.cs", new FileLines(LineRanges.parse("3"), LineRanges.parse("4")));
    }

    @Test
    void countsPointsOfAFileThatNobodyNamesForTheProjectAlone() {
        String points = "<File uid='1' fullPath='a.cs'/><SequencePoint vc='0' sl='3' fileid='7'/>";

        Report.Lines lines = TestReports.only(Report.Lines.class, read(session(points), "a.cs"));

        assertThat(lines.project()).isEqualTo(new Ratio(0, 1));
        assertThat(lines.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sl='x'", "sl='-1'", "sl='1' el='x'", "sl='10000001'", "sl='99999999999'"})
    void refusesALineThatIsNone(String attributes) {
        assertThat(reason(session("<SequencePoint vc='1' " + attributes + "/>")))
                .startsWith("cover.xml:1:")
                .contains("line number \"");
    }

    @Test
    void refusesNamesThatTogetherAreTooLong() {
        String file = "<File uid='%d' fullPath='" + "x".repeat(1 << 20) + "'/>";
        StringBuilder files = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            files.append(file.formatted(i));
        }

        assertThat(reason(session(files.toString()))).contains("more than 250000 files");
    }

    private static String session(String content) {
        return "<CoverageSession><Modules><Module>" + content + "</Module></Modules></CoverageSession>";
    }

    private List<Report> read(String text, String changed) {
        return TestReports.read(top, "cover.xml", text, TestReports.changed(Map.of(changed, "1")));
    }

    private String reason(String text) {
        return TestReports.only(Unreadable.class, read(text, "a.cs")).reason();
    }
}
