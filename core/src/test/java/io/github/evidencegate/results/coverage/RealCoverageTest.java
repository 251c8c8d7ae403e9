package io.github.evidencegate.results.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.FileLines;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R076, R096: files that real tools wrote; the numbers were counted without product code, see {@code results/README.md}. */
class RealCoverageTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results");
    private static final String JS = "src/basket.js";

    @TempDir
    Path elsewhere;

    /** The report, where it lay; a changed file, its missed lines and how many were covered; covered and all lines. */
    static Stream<Arguments> files() {
        return Stream.of(
                arguments("lcov/geninfo.info", "c/unit.info", "c/basket.c", "5,8,13-14", 4, new Ratio(9, 13)),
                arguments("lcov/merged.info", "c/lcov.info", "c/basket.c", "5,13-14", 5, new Ratio(12, 15)),
                arguments(
                        "lcov/coverage-py.lcov",
                        "py/coverage.lcov",
                        "py/src/shop/basket.py",
                        "6,8,13",
                        6,
                        new Ratio(6, 9)),
                arguments("lcov/jest.info", "coverage/lcov.info", JS, "3,6,12", 4, new Ratio(4, 14)),
                arguments("lcov/vitest.info", "coverage/lcov.info", JS, "3,6,12", 3, new Ratio(3, 12)),
                arguments("lcov/nyc.info", "web/coverage/lcov.info", "web/" + JS, "3,6,12", 4, new Ratio(4, 14)),
                arguments("lcov/node-test.info", "lcov.info", JS, "3-4,6-7,11-13", 8, new Ratio(11, 18)),
                arguments(
                        "cobertura/coverage-py.xml",
                        "py/coverage.xml",
                        "py/src/shop/basket.py",
                        "6,8,13",
                        5,
                        new Ratio(5, 8)),
                arguments("cobertura/gcovr.xml", "c/gcovr.xml", "c/basket.c", "5,13-14", 5, new Ratio(9, 12)),
                arguments("cobertura/jest.xml", "jest/coverage/c.xml", "jest/" + JS, "3,6,12", 4, new Ratio(4, 14)),
                arguments(
                        "cobertura/vitest.xml", "vitest/coverage/c.xml", "vitest/" + JS, "3,6,12", 3, new Ratio(3, 12)),
                arguments("cobertura/nyc.xml", "nyc/coverage/c.xml", "nyc/" + JS, "3,6,12", 4, new Ratio(4, 14)));
    }

    @ParameterizedTest
    @CsvSource({
        "go/cover.out, '11-12,19-23', 6, 11, 19",
        "go/coverpkg.out, 19-23, 8, 13, 19",
    })
    void readsProfilesOfGoBesideTheirModule(String file, String missed, int covered, int allCovered, int all)
            throws IOException {
        Files.writeString(
                Files.createDirectories(elsewhere.resolve("shop")).resolve("go.mod"), "module example.com/shop\n");

        Report.Lines lines = read(file, "shop/cover.out", "/build/sample", "shop/basket/basket.go");

        assertThat(lines.project()).isEqualTo(new Ratio(allCovered, all));
        FileLines ofFile =
                lines.files().getOrDefault("shop/basket/basket.go", new FileLines(LineRanges.NONE, LineRanges.NONE));
        assertThat(ofFile.uncovered()).isEqualTo(LineRanges.parse(missed));
        assertThat(ofFile.covered().count()).isEqualTo(covered);
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatRealToolsWrote(String file, String place, String changed, String missed, int covered, Ratio all)
            throws IOException {
        Report.Lines lines = read(file, place, "/build/sample", changed);

        assertThat(lines.project()).isEqualTo(all);
        assertThat(lines.files()).containsOnlyKeys(changed);
        FileLines ofFile = lines.files().getOrDefault(changed, new FileLines(LineRanges.NONE, LineRanges.NONE));
        assertThat(ofFile.uncovered()).isEqualTo(LineRanges.parse(missed));
        assertThat(ofFile.covered().count()).isEqualTo(covered);
    }

    @ParameterizedTest
    @MethodSource("files")
    void creditsNoFileOfAnotherCheckout(
            String file, String place, String changed, String missed, int covered, Ratio all) throws IOException {
        boolean absolute = Files.readString(FIXTURES.resolve(file)).contains("/build/sample");

        Report.Lines lines = read(file, place, "/another/checkout", changed);

        assertThat(lines.project()).isEqualTo(all);
        assertThat(lines.files().keySet()).hasSize(absolute ? 0 : 1);
    }

    @Test
    void takesTheTimeInSecondsOrMilliseconds() throws IOException {
        Report.Lines seconds = read("cobertura/gcovr.xml", "c/gcovr.xml", "/build/sample", "c/basket.c");
        Report.Lines milliseconds = read("cobertura/coverage-py.xml", "py/coverage.xml", "/build/sample", "py/x.py");

        assertThat(seconds.source().producedAt()).isEqualTo(Instant.ofEpochSecond(1795369385L));
        assertThat(milliseconds.source().producedAt()).isEqualTo(Instant.ofEpochMilli(1795369387501L));
    }

    /** Puts the report to its place in a work tree, whose name then stands in it instead of {@code from}. */
    private Report.Lines read(String file, String place, String from, String changed) throws IOException {
        String text = Files.readString(FIXTURES.resolve(file)).replace(from, elsewhere.toString());
        return TestReports.only(
                Report.Lines.class,
                TestReports.read(elsewhere, place, text, TestReports.changed(Map.of(changed, "1"))));
    }
}
