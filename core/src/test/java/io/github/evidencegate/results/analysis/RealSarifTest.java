package io.github.evidencegate.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Analysis;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.TestReports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R076, R096: files that real tools wrote; the numbers were counted without product code, see {@code results/README.md}. */
class RealSarifTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results/sarif");
    private static final Path SHOP = Path.of("/build/sample/shop");
    private static final Path LINT = Path.of("/build/sample/node/lint");

    /** File, then: errors, warnings, notes, none (without suppressed and absent ones), suppressed. */
    static Stream<Arguments> files() {
        return Stream.of(
                arguments("spotbugs/basket.json", List.of(1L, 1L, 1L, 0L, 0L)),
                arguments("spotbugs/basket-full-path.json", List.of(1L, 1L, 1L, 0L, 0L)),
                arguments("spotbugs/till.json", List.of(0L, 1L, 4L, 0L, 0L)),
                arguments("pmd/till.sarif.json", List.of(0L, 2L, 0L, 0L, 0L)),
                arguments("pmd/no-findings.sarif.json", List.of(0L, 0L, 0L, 0L, 0L)),
                arguments("checkstyle/checkstyle-9.3.sarif", List.of(11L, 0L, 0L, 0L, 0L)),
                arguments("checkstyle/checkstyle-12.sarif", List.of(11L, 0L, 0L, 0L, 0L)),
                arguments("eslint/before.sarif", List.of(2L, 3L, 0L, 0L, 2L)),
                arguments("eslint/after.sarif", List.of(3L, 3L, 0L, 0L, 1L)),
                arguments("multitool/uri-base-ids.sarif", List.of(2L, 3L, 0L, 0L, 2L)),
                arguments("multitool/baseline.sarif", List.of(3L, 3L, 0L, 0L, 1L)),
                arguments("multitool/baseline-again.sarif", List.of(3L, 3L, 0L, 0L, 1L)),
                arguments("multitool/accepted.sarif", List.of(3L, 3L, 0L, 0L, 1L)),
                arguments("multitool/under-review.sarif", List.of(3L, 3L, 0L, 0L, 1L)),
                arguments("multitool/minified.sarif", List.of(2L, 3L, 0L, 0L, 2L)),
                arguments("multitool/level-from-rule.sarif", List.of(1L, 2L, 2L, 1L, 0L)),
                arguments("multitool/validate.sarif", List.of(1L, 2L, 0L, 0L, 0L)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void countsWhatRealToolsWrote(String file, List<Long> expected) {
        Analysis analysis = (Analysis) read(SHOP, file, Map.of()).get(0);

        assertThat(List.of(
                        analysis.count(Level.ERROR),
                        analysis.count(Level.WARNING),
                        analysis.count(Level.NOTE),
                        analysis.count(Level.NONE),
                        analysis.suppressed()))
                .isEqualTo(expected);
    }

    @Test
    void givesOneAnalysisForEachTool() {
        List<Report> reports = read(SHOP, "multitool/merged.sarif", Map.of());

        assertThat(reports).hasSize(4);
        assertThat(reports.subList(0, 3))
                .extracting(report -> ((Analysis) report).tool())
                .containsExactly("PMD", "SpotBugs", "ESLint");
        assertThat(reports.get(3)).isInstanceOf(Unreadable.class);
    }

    @Test
    void saysWhenAnAnalyserDidNotSucceed() {
        List<Report> reports = read(LINT, "eslint/before.sarif", Map.of());

        assertThat(reports).hasSize(2);
        assertThat(((Unreadable) reports.get(1)).reason()).contains("\"ESLint\" says that it did not succeed");
    }

    @Test
    void countsWhatIsNewSinceTheBaseline() {
        Analysis compared =
                (Analysis) read(LINT, "multitool/baseline.sarif", Map.of()).get(0);
        Analysis unchanged = (Analysis)
                read(LINT, "multitool/baseline-again.sarif", Map.of()).get(0);
        Analysis without = (Analysis) read(LINT, "eslint/after.sarif", Map.of()).get(0);

        assertThat(compared.added()).isEqualTo(Optional.of(2L));
        assertThat(unchanged.added()).isEqualTo(Optional.of(0L));
        assertThat(without.added()).isEmpty();
    }

    @Test
    void findsAChangedFileBelowASourceRootThatTheToolDoesNotName() {
        String basket = "basket/src/main/java/shop/basket/Basket.java";

        Analysis analysis = (Analysis)
                read(SHOP, "spotbugs/basket.json", Map.of(basket, "18,22")).get(0);

        assertThat(analysis.onChangedLines()).isEqualTo(1);
        assertThat(analysis.located())
                .containsExactly(
                        new Located("SpotBugs", "ES_COMPARING_STRINGS_WITH_EQ", Level.WARNING, basket, 18, true),
                        new Located("SpotBugs", "EI_EXPOSE_REP", Level.NOTE, basket, 22, true),
                        new Located("SpotBugs", "NP_NULL_ON_SOME_PATH", Level.ERROR, basket, 30, false));
    }

    static Stream<Arguments> tillReports() {
        return Stream.of(
                arguments("pmd/till.sarif.json", 2),
                arguments("checkstyle/checkstyle-9.3.sarif", 9),
                arguments("checkstyle/checkstyle-12.sarif", 9),
                arguments("spotbugs/till.json", 5));
    }

    @ParameterizedTest
    @MethodSource("tillReports")
    void understandsEveryWayToWriteAUri(String file, int findings) {
        Map<String, String> change = Map.of("till/src/main/java/shop/till/Till.java", "9");

        Analysis analysis = (Analysis) read(SHOP, file, change).get(0);

        assertThat(analysis.located()).hasSize(findings);
    }

    @Test
    void decodesUris() {
        Map<String, String> change = Map.of("src/till & co.js", "1-99");

        Analysis direct = (Analysis) read(LINT, "eslint/after.sarif", change).get(0);
        Analysis based =
                (Analysis) read(LINT, "multitool/uri-base-ids.sarif", change).get(0);

        assertThat(direct.located()).isNotEmpty();
        assertThat(based.located()).isNotEmpty();
        assertThat(direct.onChangedLines()).isEqualTo(direct.located().size());
    }

    private static List<Report> read(Path top, String file, Map<String, String> lines) {
        ChangedLines changed = TestReports.changed(lines);
        return ResultReaders.read(top, FIXTURES.resolve(file), changed);
    }
}
