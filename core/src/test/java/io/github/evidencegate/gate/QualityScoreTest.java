package io.github.evidencegate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Quality;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R011: the score can be derived from the gate table. */
class QualityScoreTest {
    @Test
    void isTheWeightedMeanOfTheGates() {
        GateOutcome tests = tests(State.FAIL, 8, 1, 0, 10);
        GateOutcome coverage = coverage(new Ratio(1, 2), new Ratio(3, 4));
        GateOutcome analysis = analysis(Level.ERROR, Level.WARNING, Level.NOTE, Level.NONE);

        Quality quality = QualityScore.of(List.of(tests, coverage, analysis)).orElseThrow();

        assertThat(quality.parts())
                .extracting(Quality.Part::gate, Quality.Part::weight, Quality.Part::score)
                .containsExactly(tuple("tests", 4, 85), tuple("coverage", 3, 75), tuple("analysis", 3, 86));
        assertThat(quality.score()).isEqualTo((4 * 85 + 3 * 75 + 3 * 86) / 10);
    }

    @ParameterizedTest
    @CsvSource({"10,0,0,10,100", "8,0,2,10,100", "0,10,0,10,50", "0,0,10,10,0", "0,0,0,5,0"})
    void countsTestsThatRanAndFlakyOnesHalf(long passed, long flaky, long skipped, long total, int score) {
        assertThat(scoreOf(tests(State.PASS, passed, flaky, skipped, total))).isEqualTo(score);
    }

    @Test
    void fallsBackToTheProjectWhenNoChangedLineCanBeRun() {
        assertThat(scoreOf(coverage(new Ratio(999, 1000), Ratio.NONE))).isEqualTo(99);
    }

    @Test
    void neverFallsBelowZero() {
        GateOutcome analysis = analysis(Collections.nCopies(11, Level.ERROR).toArray(Level[]::new));

        assertThat(scoreOf(analysis)).isZero();
    }

    @Test
    void ignoresFindingsOnOtherLines() {
        Details elsewhere = new Details(
                List.of(),
                List.of(),
                List.of(),
                List.of(Reports.located(Level.ERROR, "a", 1, false)),
                Optional.empty());

        assertThat(scoreOf(gate(Kind.ANALYSIS, State.PASS, true, Map.of(), elsewhere)))
                .isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"MISSING", "STALE", "EMPTY", "UNREADABLE"})
    void givesNothingForWhatWasNotShown(State state) {
        assertThat(scoreOf(tests(state, 10, 0, 0, 10))).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIP", "WAIVED"})
    void leavesOutWhatDoesNotCount(State state) {
        assertThat(QualityScore.of(List.of(tests(state, 10, 0, 0, 10)))).isEmpty();
    }

    @Test
    void leavesOutAnOptionalGateThatDidNotRun() {
        GateOutcome optional = gate(Kind.TESTS, State.MISSING, false, Map.of(), Details.NONE);

        assertThat(QualityScore.of(List.of(optional))).isEmpty();
        assertThat(QualityScore.of(List.of())).isEmpty();
    }

    private static int scoreOf(GateOutcome gate) {
        return QualityScore.of(List.of(gate)).orElseThrow().score();
    }

    private static GateOutcome tests(State state, long passed, long flaky, long skipped, long total) {
        return gate(
                Kind.TESTS,
                state,
                true,
                Map.of("passed", passed, "flaky", flaky, "skipped", skipped, "tests", total),
                Details.NONE);
    }

    private static GateOutcome coverage(Ratio project, Ratio changedLines) {
        Coverage coverage = new Coverage(project, Ratio.NONE, changedLines, List.of(), List.of());
        return gate(
                Kind.COVERAGE,
                State.PASS,
                true,
                Map.of(),
                new Details(List.of(), List.of(), List.of(), List.of(), Optional.of(coverage)));
    }

    private static GateOutcome analysis(Level... levels) {
        List<GateOutcome.Located> located = Arrays.stream(levels)
                .map(level -> Reports.located(level, "a", 1, true))
                .toList();
        return gate(
                Kind.ANALYSIS,
                State.PASS,
                true,
                Map.of(),
                new Details(List.of(), List.of(), List.of(), located, Optional.empty()));
    }

    private static GateOutcome gate(
            Kind kind, State state, boolean required, Map<String, Long> counts, Details details) {
        return new GateOutcome(
                kind.name().toLowerCase(Locale.ROOT),
                kind,
                required,
                state,
                state == State.PASS ? Optional.empty() : Optional.of("because"),
                counts,
                Optional.empty(),
                List.of(),
                details,
                Optional.empty());
    }
}
