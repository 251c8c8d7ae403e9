package io.github.evidencegate.results.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.FileLines;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JacocoReaderTest {
    private static final String LINES = "<sourcefile name='Foo.java'><line nr='1' mi='0' ci='2'/>"
            + "<line nr='2' mi='3' ci='0'/><line nr='3' mi='1' ci='1'/><line nr='4' mi='0' ci='0'/>"
            + "<counter type='LINE' missed='90' covered='9'/></sourcefile>";

    @TempDir
    Path top;

    @Test
    void countsLinesIfTheReportHasNoCounter() {
        Report.Lines lines =
                read("target/jacoco.xml", "<package name='a'>" + LINES + "</package>", "src/main/java/a/Foo.java");

        assertThat(lines.project()).isEqualTo(new Ratio(2, 3));
        assertThat(lines.files())
                .isEqualTo(Map.of(
                        "src/main/java/a/Foo.java", new FileLines(LineRanges.parse("1,3"), LineRanges.parse("2"))));
    }

    @Test
    void believesTheCounterOfTheReport() {
        String content = "<package name='a'>" + LINES + "</package><counter type='BRANCH' missed='1' covered='1'/>"
                + "<counter type='LINE' missed='7' covered='3'/>";

        assertThat(read("jacoco.xml", content, "x").project()).isEqualTo(new Ratio(3, 10));
    }

    @Test
    void takesAReportWithoutLines() {
        Report.Lines lines = read("jacoco.xml", "<sessioninfo id='x' start='1' dump='never'/>", "x");

        assertThat(lines.project()).isEqualTo(Ratio.NONE);
        assertThat(lines.files()).isEmpty();
    }

    @Test
    void countsALineOfAFileThatIsThereTwiceOnlyIfBothCoverIt() {
        String second = "<sourcefile name='Foo.java'><line nr='2' mi='0' ci='3'/><line nr='3' mi='0' ci='3'/>"
                + "<line nr='9' mi='1' ci='0'/></sourcefile>";
        String content = "<group name='g'><package name='a'>" + LINES + "</package></group><group name='h'>"
                + "<package name='a'>" + second + "</package></group>";

        Report.Lines lines = read("jacoco.xml", content, "x/a/Foo.java");

        assertThat(lines.files())
                .isEqualTo(Map.of("x/a/Foo.java", new FileLines(LineRanges.parse("3"), LineRanges.parse("2,9"))));
    }

    @Test
    void findsFilesOfTheDefaultPackage() {
        assertThat(read("jacoco.xml", "<package name=''>" + LINES + "</package>", "src/main/java/Foo.java")
                        .files())
                .containsOnlyKeys("src/main/java/Foo.java");
    }

    @Test
    void prefersTheModuleOfTheReport() {
        String[] twins = {"one/src/main/java/a/Foo.java", "two/src/main/java/a/Foo.java", "src/main/java/a/Foo.java"};
        String content = "<package name='a'>" + LINES + "</package>";

        assertThat(read("one/target/site/jacoco/jacoco.xml", content, twins).files())
                .containsOnlyKeys("one/src/main/java/a/Foo.java");
        assertThat(read("two/build/reports/jacoco/test/x.xml", content, twins).files())
                .containsOnlyKeys("two/src/main/java/a/Foo.java");
        assertThat(read("target/site/jacoco/jacoco.xml", content, twins).files())
                .containsOnlyKeys("src/main/java/a/Foo.java");
    }

    @Test
    void prefersTheModuleThatAnAggregateReportNames() {
        String[] twins = {"one/src/main/java/a/Foo.java", "two/src/main/java/a/Foo.java"};
        String content = "<group name='two'><package name='a'>" + LINES + "</package></group>";

        assertThat(read("report/target/site/jacoco-aggregate/jacoco.xml", content, twins)
                        .files())
                .containsOnlyKeys("two/src/main/java/a/Foo.java");
    }

    @Test
    void doesNotTakeTheModuleOfAnAggregateReportForOneThatItNames() {
        String[] twins = {"one/src/main/java/a/Foo.java", "two/src/main/java/a/Foo.java"};
        String content = "<group name='two'><package name='a'>" + LINES + "</package></group>";

        assertThat(read("one/target/site/jacoco-aggregate/jacoco.xml", content, twins)
                        .files())
                .containsOnlyKeys("two/src/main/java/a/Foo.java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one/src/main/java/a/Foo.java", "one/java/a/Foo.java", "one/a/Foo.java"})
    void creditsNoChangedFileWithWhatAnotherModuleRanOfItsOwn(String twin) throws IOException {
        Files.createDirectories(top.resolve(twin).resolveSibling(""));
        Files.writeString(top.resolve(twin), "class Foo {}");
        String content = "<package name='a'>" + LINES + "</package>";
        String changed = "two/src/main/java/a/Foo.java";

        Report.Lines maven = read("one/target/site/jacoco/jacoco.xml", content, changed);
        Report.Lines gradle = read("one/build/reports/jacoco/test/jacocoTestReport.xml", content, changed);

        assertThat(maven.files()).isEmpty();
        assertThat(gradle.files()).isEmpty();
        assertThat(maven.project()).isEqualTo(new Ratio(2, 3));
    }

    @Test
    void creditsNoChangedFileOutsideAMavenModule() throws IOException {
        Files.createDirectories(top.resolve("one"));
        Files.writeString(top.resolve("one/pom.xml"), "<project/>");
        String content = "<package name='a'>" + LINES + "</package>";
        String changed = "two/src/main/java/a/Foo.java";

        assertThat(read("one/target/site/jacoco/jacoco.xml", content, changed).files())
                .isEmpty();
        assertThat(read("one/build/jacoco.xml", content, changed).files()).containsOnlyKeys(changed);
    }

    @Test
    void takesAReportWhoseModuleHasNoSuchFileForOneOfSeveralModules() {
        String[] twins = {"one/src/main/java/Foo.java", "two/src/main/java/Foo.java"};

        assertThat(read("report/build/x.xml", "<package name=''>" + LINES + "</package>", twins)
                        .files())
                .containsOnlyKeys(twins);
    }

    @Test
    void doubtsTwinsThatNothingTellsApart() {
        String[] twins = {"one/src/main/java/a/Foo.java", "two/src/main/java/a/Foo.java"};
        String tested = "<sourcefile name='Foo.java'><line nr='1' mi='0' ci='1'/><line nr='2' mi='0' ci='1'/>"
                + "</sourcefile>";
        String content = "<group name='shop-two'><package name='a'>" + tested + "</package></group>"
                + "<group name='shop-one'><package name='a'>" + LINES + "</package></group>";

        Report.Lines both = read("one/target/jacoco.xml", content, twins);
        Report.Lines single = read("one/target/jacoco.xml", content, twins[1]);

        FileLines sure = new FileLines(LineRanges.parse("1"), LineRanges.parse("2"));
        assertThat(both.files()).isEqualTo(Map.of(twins[0], sure, twins[1], sure));
        assertThat(single.files()).isEqualTo(Map.of(twins[1], sure));
    }

    @ParameterizedTest
    @CsvSource({
        "0, between 1 and 65535",
        "65536, between 1 and 65535",
        "-1, is no count",
        "many, is no count",
        "99999999999, is no count",
    })
    void refusesLineNumbersThatNoClassFileHas(String number, String reason) {
        String text = "<report>\n<package name='a'><sourcefile name='F.java'><line nr='" + number
                + "' ci='1'/></sourcefile></package></report>";

        List<Report> reports = TestReports.read(top, "jacoco.xml", text, TestReports.NO_CHANGE);

        assertThat(TestReports.only(Report.Unreadable.class, reports).reason())
                .startsWith("jacoco.xml:2:")
                .contains("\"" + number + "\"")
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<package><sourcefile><line nr='1' ci='0' mi='1.0'/></sourcefile></package>",
                "<counter type='LINE' missed='1000000001' covered='1'/>",
            })
    void refusesCountsThatAreNone(String content) {
        List<Report> reports =
                TestReports.read(top, "jacoco.xml", "<report>" + content + "</report>", TestReports.NO_CHANGE);

        assertThat(TestReports.only(Report.Unreadable.class, reports).reason()).contains("is no count");
    }

    private Report.Lines read(String file, String content, String... changed) {
        Map<String, String> lines = new TreeMap<>();
        for (String path : changed) {
            lines.put(path, "1");
        }
        return TestReports.only(
                Report.Lines.class,
                TestReports.read(top, file, "<report name='x'>" + content + "</report>", TestReports.changed(lines)));
    }
}
