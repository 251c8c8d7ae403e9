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
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoberturaReaderTest {
    @TempDir
    Path top;

    @Test
    void addsUpTheClassesOfOneFile() {
        String classes = "<class filename='A.cs'><methods><method><lines><line number='1' hits='1'/></lines></method>"
                + "</methods><lines><line number='1' hits='1'/><line number='2' hits='0'/></lines></class>"
                + "<class name='A/Inner' filename='A.cs'><lines><line number='2' hits='3'/><line number='3' hits='0'/>"
                + "</lines></class>";

        Report.Lines lines = read("", classes, "A.cs");

        assertThat(lines.project()).isEqualTo(new Ratio(2, 3));
        assertThat(lines.files()).containsEntry("A.cs", new FileLines(LineRanges.parse("1-2"), LineRanges.parse("3")));
    }

    @ParameterizedTest
    @CsvSource({
        "TOP/src, a.py, src/a.py",
        "TOP/src/, a.py, src/a.py",
        "src, a.py, src/a.py",
        "., src/a.py, src/a.py",
        "'', src/a.py, src/a.py",
        "/, WITHOUT/src/a.py, src/a.py",
        "TOP/other, TOP/src/a.py, src/a.py",
        "src/main/java, com/acme/A.java, src/main/java/com/acme/A.java",
    })
    void findsTheChangedFileBelowItsSource(String source, String name, String changed) {
        String sources = "<source>" + placed(source) + "</source>";

        assertThat(read(sources, classOf(placed(name)), changed).files()).containsOnlyKeys(changed);
    }

    @ParameterizedTest
    @CsvSource({
        "/elsewhere, src/a.py",
        "TOP/.., src/a.py",
        "TOP/other, src/a.py",
        "TOP, ../src/a.py",
        "src, /src/a.py",
        "http://src, a.py"
    })
    void matchesNoPathThatLeavesTheTreeOrMayMeanAnotherFile(String source, String name) {
        String sources = "<source>" + placed(source) + "</source>";

        assertThat(read(sources, classOf(placed(name)), "src/a.py").files()).isEmpty();
    }

    @Test
    void creditsNoChangedFileWithWhatItsTwinMayHaveRun() throws IOException {
        Files.createDirectories(top.resolve("two"));
        Files.writeString(top.resolve("two/a.py"), "not changed");
        String sources = "<source>one</source><source>two</source>";

        assertThat(read(sources, classOf("a.py"), "one/a.py").files()).isEmpty();
        assertThat(read("<source>one</source><source>three</source>", classOf("a.py"), "one/a.py")
                        .files())
                .containsOnlyKeys("one/a.py");
    }

    @Test
    void findsSourcesThatStandAfterTheClasses() {
        String text = "<coverage line-rate='1'><packages>" + classOf("a.py")
                + "</packages><sources><source>src</source>" + "</sources></coverage>";

        assertThat(read(text, "src/a.py").files()).containsOnlyKeys("src/a.py");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "18446744073709551615, true", "0, false", "-1, false", "'', false"})
    void takesCountsThatAreNoneForLinesThatDidNotRun(String hits, boolean ran) {
        String text = "<class filename='a'><lines><line number='1' hits='" + hits + "'/></lines></class>";

        assertThat(read("", text, "a").project()).isEqualTo(new Ratio(ran ? 1 : 0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "yesterday", "1795369387501000000"})
    void takesTheFilesOwnTimeIfTheReportHasNone(String timestamp) {
        String text = "<coverage line-rate='1' timestamp='" + timestamp + "'/>";

        assertThat(read(text, "a").source().producedAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    }

    /** The dialect of VectorCAST, after files in the tests of coverage-model. */
    @Test
    void readsWhatVectorcastWrites() {
        String text = """
                <coverage branch-rate="0.9" line-rate="0.66" timestamp="0" version="VectorCAST 23.sp4 (10/23/23)"><sources>
                <source>./</source></sources><packages><package name="src" line-rate="0.66"><classes><class name="till"
                filename="src/till.c" line-rate="0.66" mcdcpair-coverage="0.5" functioncall-coverage="1.0"><methods/>
                <lines><line number="9" hits="0" branch="false"/><line number="3" hits="1" branch="true"
                condition-coverage="50.0% (1/2)" mcdcpair-coverage="0.0% (0/1)"><conditions><condition number="0"
                type="jump" coverage="50.0%"/></conditions></line><line number="7" hits="1" branch="false"/></lines>
                </class></classes></package></packages></coverage>""";

        assertThat(read(text, "src/till.c").files())
                .containsEntry("src/till.c", new FileLines(LineRanges.parse("3,7"), LineRanges.parse("9")));
    }

    @Test
    void doesNotFetchADocumentType() {
        String text = "<!DOCTYPE coverage SYSTEM 'file:///no/such/coverage-04.dtd'><coverage line-rate='1'/>";

        assertThat(read(text, "a").project()).isEqualTo(Ratio.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "10000001", "99999999999"})
    void refusesALineNumberThatIsNone(String number) {
        String text = "<coverage line-rate='1'><class filename='a'><lines>\n<line number='" + number
                + "' hits='1'/></lines></class></coverage>";

        assertThat(reason(text)).startsWith("coverage.xml:2:").contains("line number \"" + number + "\"");
    }

    @Test
    void refusesMoreSourcesThanAnybodyHas() {
        String text = "<coverage line-rate='1'><sources>" + "<source>a</source>".repeat(101) + "</sources></coverage>";

        assertThat(reason(text)).contains("more than 100 sources");
    }

    /** With the top of the work tree in it. */
    private String placed(String path) {
        String folder = top.toString().replace('\\', '/');
        return path.replace("TOP", folder).replace("WITHOUT", folder.substring(folder.indexOf('/') + 1));
    }

    private static String classOf(String name) {
        return "<class filename='" + name + "'><lines><line number='1' hits='1'/></lines></class>";
    }

    private Report.Lines read(String sources, String classes, String changed) {
        return read(
                "<coverage line-rate='1'><sources>" + sources + "</sources><packages><package><classes>" + classes
                        + "</classes></package></packages></coverage>",
                changed);
    }

    private Report.Lines read(String text, String changed) {
        return TestReports.only(
                Report.Lines.class,
                TestReports.read(top, "coverage.xml", text, TestReports.changed(Map.of(changed, "1"))));
    }

    private String reason(String text) {
        return TestReports.only(Unreadable.class, TestReports.read(top, "coverage.xml", text, TestReports.NO_CHANGE))
                .reason();
    }
}
