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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoCoverReaderTest {
    private static final String BLOCK = "example.com/shop/basket/basket.go:3.20,5.2 1 1";

    @TempDir
    Path top;

    @Test
    void countsTheLinesOfBlocks() throws IOException {
        module("", "module example.com/shop");

        Report.Lines lines = read(
                "mode: count; example.com/shop/a.go:3.20,5.12 2 4; example.com/shop/a.go:5.12,7.3 1 0;"
                        + " example.com/shop/a.go:9.1,9.3 0 0",
                "a.go");

        assertThat(lines.files()).containsEntry("a.go", fileLines("3-5", "6-7"));
        assertThat(lines.project()).isEqualTo(new Ratio(3, 5));
        assertThat(lines.languages()).containsExactly("go");
    }

    @Test
    void addsUpTheProfilesOfSeveralPackages() throws IOException {
        module("", "module example.com/shop");

        Report.Lines lines = read(
                "mode: atomic; example.com/shop/a.go:1.1,2.2 1 0; example.com/shop/b.go:1.1,1.2 1 0; mode: atomic;"
                        + " example.com/shop/a.go:1.1,2.2 1 3; ",
                "a.go");

        assertThat(lines.files()).containsEntry("a.go", fileLines("1-2", ""));
        assertThat(lines.project()).isEqualTo(new Ratio(2, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module example.com/shop",
                "\n// why\nmodule   \"example.com/shop\" // Deprecated: x\n\ngo 1.22\n",
                "module\texample.com/shop\r\n",
            })
    void takesThePathOfTheModuleOffAName(String goMod) throws IOException {
        module("", goMod);

        assertThat(read("mode: set; " + BLOCK, "basket/basket.go").files()).containsOnlyKeys("basket/basket.go");
    }

    @Test
    void takesTheNearestModuleAboveAFile() throws IOException {
        module("", "module example.com");
        module("services/shop/", "module example.com/shop");

        Report.Lines lines = read("mode: set; " + BLOCK, "services/shop/basket/basket.go");

        assertThat(lines.files()).containsOnlyKeys("services/shop/basket/basket.go");
    }

    @Test
    void takesTheFileItselfForOneThatHasATwin() throws IOException {
        module("", "module example.com/shop");
        Files.createDirectories(top.resolve("out/basket"));
        Files.writeString(top.resolve("out/basket/basket.go"), "not changed");

        assertThat(read("mode: set; " + BLOCK, "basket/basket.go").files()).containsOnlyKeys("basket/basket.go");
    }

    @ParameterizedTest
    @ValueSource(strings = {"module example.com/other", "module example.com/shop/x", "go 1.22", ""})
    void creditsNoFileOfAnotherModule(String goMod) throws IOException {
        module("", goMod);

        assertThat(read("mode: set; " + BLOCK, "basket/basket.go").files()).isEmpty();
    }

    @Test
    void readsAProfileOfNoBlockAndOneOfWindows() {
        assertThat(read("mode: set", "a.go").project()).isEqualTo(Ratio.NONE);
        assertThat(read("\uFEFFmode: set\r; a.go:1.1,2.2 1 1\r", "a.go").project())
                .isEqualTo(new Ratio(2, 2));
    }

    @Test
    void findsAFileByItsPlainPathToo() {
        assertThat(read("mode: set; basket/basket.go:1.1,2.2 1 1", "basket/basket.go")
                        .files())
                .containsOnlyKeys("basket/basket.go");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: set;a.go:1.1,2.2 1|2: \"a.go:1.1,2.2 1\" is no block",
                "mode: set;a.go:1.1,2.2 1 x|2: \"a.go:1.1,2.2 1 x\" is no block",
                "mode: set;a.go:1.1,2.2 -1 1|2: \"a.go:1.1,2.2 -1 1\" is no block",
                "mode: set;a.go:1.1,2 1 1|2: \"a.go:1.1,2 1 1\" is no block",
                "mode: set;a.go:1.1 1 1|2: \"a.go:1.1 1 1\" is no block",
                "mode: set;:1.1,2.2 1 1|2: \":1.1,2.2 1 1\" is no block",
                "mode: set;a.go:2.1,1.2 1 1|2: \"a.go:2.1,1.2 1 1\" is no block",
                "mode: set;a.go:0.1,1.2 1 1|2: \"a.go:0.1,1.2 1 1\" is no block",
                "mode: set;BUILD SUCCESS|2: \"BUILD SUCCESS\" is no block",
                "mode: set;mode: sideways|2: \"mode: sideways\" is no block",
                "mode: set;a.go:1.1,10000001.2 1 1|2: line number \"10000001\"",
                "mode: set;a.go:x.1,2.2 1 1|2: line number \"x\"",
            })
    void refusesWhatIsBroken(String lines, String reason) {
        assertThat(reason(lines.replace(';', '\n')))
                .startsWith("out/cover.out:" + reason)
                .contains("; it may be cut off");
    }

    @Test
    void refusesBlocksThatTogetherHaveTooManyLines() {
        String text = "mode: set\n" + "a.go:1.1,10000000.2 1 1\n".repeat(201);

        assertThat(reason(text)).startsWith("out/cover.out:202:").contains("more than 2000000000 lines");
    }

    @Test
    void refusesAProfileOfAnUnknownMode() {
        assertThat(reason("mode: sideways\n" + BLOCK)).contains("neither XML, JSON, LCOV nor a cover profile of Go");
        assertThat(reason("mode: set\r" + BLOCK)).contains("neither XML, JSON, LCOV nor a cover profile of Go");
    }

    private void module(String folder, String goMod) throws IOException {
        Files.createDirectories(top.resolve(folder));
        Files.writeString(top.resolve(folder + "go.mod"), goMod);
    }

    private static FileLines fileLines(String covered, String uncovered) {
        return new FileLines(LineRanges.parse(covered), LineRanges.parse(uncovered));
    }

    /** Each line ends with a semicolon and a blank. */
    private Report.Lines read(String lines, String changed) {
        String text = lines.replace("; ", "\n").replace(";\n", "\n") + "\n";
        return TestReports.only(
                Report.Lines.class,
                TestReports.read(top, "out/cover.out", text, TestReports.changed(Map.of(changed, "1"))));
    }

    private String reason(String text) {
        return TestReports.only(Unreadable.class, TestReports.read(top, "out/cover.out", text, TestReports.NO_CHANGE))
                .reason();
    }
}
