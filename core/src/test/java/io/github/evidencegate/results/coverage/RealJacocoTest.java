package io.github.evidencegate.results.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.FileLines;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.TestReports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** R076, R096: files that JaCoCo wrote; the numbers were counted without product code, see {@code results/README.md}. */
class RealJacocoTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results/jacoco");
    private static final String BASKET = "basket/src/main/java/shop/basket/Basket.java";
    private static final String TILL = "till/src/main/java/shop/till/Till.java";

    @Test
    void readsTheReportOfAModule() {
        Report.Lines lines = read("maven-single/jacoco.xml", Map.of(BASKET, "1", TILL, "1"));

        assertThat(lines.project()).isEqualTo(new Ratio(17, 21));
        assertThat(lines.files()).containsOnlyKeys(BASKET);
        assertThat(missed(lines, BASKET)).isEqualTo(LineRanges.parse("12,22,38"));
        assertThat(linesOf(lines, BASKET).covered().count()).isEqualTo(14);
        assertThat(lines.source().producedAt()).isEqualTo(Instant.ofEpochMilli(1795358604544L));
    }

    @Test
    void readsAnAggregateReport() {
        String marker = "till/src/main/java/shop/till/Marker.java";

        Report.Lines lines = read("maven-aggregate/jacoco.xml", Map.of(BASKET, "1", TILL, "1", marker, "1"));

        assertThat(lines.project()).isEqualTo(new Ratio(19, 30));
        assertThat(missed(lines, TILL)).isEqualTo(LineRanges.parse("14,16,20-21,26-27"));
        assertThat(missed(lines, marker)).isEqualTo(LineRanges.parse("8"));
        assertThat(lines.files()).containsOnlyKeys(BASKET, marker, TILL);
        assertThat(lines.source().producedAt()).isEqualTo(Instant.ofEpochMilli(1795358609058L));
    }

    @Test
    void readsGradlesReport() {
        String basket = "src/main/java/sample/Basket.java";

        Report.Lines lines = read("gradle/jacocoTestReport.xml", Map.of(basket, "1"));

        assertThat(lines.project()).isEqualTo(new Ratio(4, 5));
        assertThat(missed(lines, basket)).isEqualTo(LineRanges.parse("12"));
    }

    private static LineRanges missed(Report.Lines lines, String path) {
        return linesOf(lines, path).uncovered();
    }

    private static FileLines linesOf(Report.Lines lines, String path) {
        return lines.files().getOrDefault(path, new FileLines(LineRanges.NONE, LineRanges.NONE));
    }

    private static Report.Lines read(String file, Map<String, String> changed) {
        return TestReports.only(
                Report.Lines.class, ResultReaders.read(FIXTURES, FIXTURES.resolve(file), TestReports.changed(changed)));
    }
}
