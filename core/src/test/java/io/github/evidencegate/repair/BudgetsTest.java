package io.github.evidencegate.repair;

import static io.github.evidencegate.testkit.ChangeLife.by;
import static io.github.evidencegate.testkit.ChangeLife.gate;
import static io.github.evidencegate.testkit.ChangeLife.head;
import static io.github.evidencegate.testkit.ChangeLife.rerun;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static io.github.evidencegate.testkit.ChangeLife.says;
import static io.github.evidencegate.testkit.ChangeLife.spending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.Money;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine.Unit;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.rule.BudgetWords;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R119: what a change may spend on repairs, and what it has. */
class BudgetsTest {
    private static final List<JudgedGate> RED = List.of(gate("unit", "a"));
    private static final List<JudgedGate> GREEN = List.of(gate("unit"));
    private static final String SPENT = Finding.idOf(RepairRule.REPAIR_BUDGET_SPENT, Subject.of("attempts"));
    private static final RepairSetting ALL = new RepairSetting(
            OptionalInt.of(3),
            OptionalInt.of(2),
            new RepairSetting.Limit(OptionalInt.of(500), "USD"),
            OptionalInt.of(30),
            OptionalInt.of(60),
            OptionalInt.of(45),
            2);

    @Test
    void spendsOneOnNewWorkAfterAGateThatDidNotHold() {
        assertThat(attempts(run(0, RED))).isZero();
        assertThat(attempts(run(0, RED), run(1, RED))).isEqualTo(1);
        assertThat(attempts(run(0, RED), run(1, GREEN), run(2, RED))).isEqualTo(1);
        assertThat(attempts(run(0, GREEN), run(1, GREEN))).isZero();
    }

    @Test
    void spendsNothingOnARerun() {
        JudgedRun first = run(0, RED);

        assertThat(attempts(first, rerun(first, 1), rerun(first, 5_000))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void spendsNothingOnTheSameWorkInOtherCommits(Succession.Kind kind) {
        long spent = attempts(run(0, RED), by(kind, run(1, RED)));

        assertThat(spent).isEqualTo(new Succession(head(0), kind).isNewWork() ? 1 : 0);
    }

    @Test
    void foretellsWhatIsLeft() {
        assertThat(forecasts(run(0, RED))).contains("3 repair attempts left");
        assertThat(forecasts(run(0, RED), run(1, RED), run(2, RED)))
                .contains("one repair attempt left", "no repair attempt left for gate unit");
        assertThat(forecasts(run(0, RED), run(1, RED), run(2, RED), run(3, RED), run(4, RED)))
                .contains("no repair attempt left");
        assertThat(Budgets.lines(RepairSetting.DEFAULT, List.of(), List.of()))
                .extracting(BudgetWords::forecast)
                .containsExactly("3 repair attempts left", "no limit", "no limit", "no limit", "no limit");
    }

    @Test
    void countsForEachGateOnlyItsOwnRepairs() {
        JudgedRun both = run(0, List.of(gate("lint", "x"), gate("unit", "a")));
        JudgedRun lintRepaired = run(1, List.of(gate("lint"), gate("unit", "a")));

        List<BudgetLine> lines = lines(both, lintRepaired, run(2, RED));

        assertThat(lines)
                .filteredOn(line -> line.gate().isPresent())
                .extracting(BudgetLine::gate, BudgetLine::spent)
                .containsExactly(
                        tuple(Optional.of("lint"), Optional.of(1L)), tuple(Optional.of("unit"), Optional.of(2L)));
    }

    @Test
    void limitsNoGateThatNeverFailed() {
        assertThat(lines(run(0, List.of(gate("lint"), gate("unit", "a")))))
                .flatExtracting(line -> line.gate().stream().toList())
                .containsExactly("unit");
    }

    @Test
    void needsTheBudgetOfAGateOnlyWhileThatGateDoesNotHold() {
        List<Attempt> attempts =
                Attempts.of(List.of(run(0, List.of(gate("lint", "x"), gate("unit", "a"))), run(1, RED)));

        List<BudgetLine> needed = Budgets.lines(ALL, attempts, List.of()).stream()
                .filter(line -> line.unit() == Unit.ATTEMPTS && Budgets.isNeeded(line, attempts))
                .toList();

        assertThat(needed)
                .extracting(BudgetLine::gate)
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of("unit"));
    }

    @Test
    void grantsNothingForAWordThatLiftsNoStop() {
        Transition pause = says(Action.PAUSE, 3, 35, JudgedRun.stopName(SPENT, head(3)));

        assertThat(attempts(run(0, RED), run(1, RED), run(2, RED), run(3, RED, SPENT), pause))
                .isEqualTo(3);
    }

    @Test
    void countsAnewFromTheAttemptThatThePersonHadBeforeThem() {
        Transition resume = says(Action.RESUME, 4, 45, JudgedRun.stopName(SPENT, head(3)));

        assertThat(attempts(run(0, RED), run(1, RED), run(2, RED), run(3, RED, SPENT), run(4, RED), resume))
                .isZero();
    }

    @Test
    void grantsTheBudgetAgainOnceForEachAnswer() {
        JudgedRun stopping = run(3, RED, SPENT);
        Transition resume = says(Action.RESUME, 3, 35, JudgedRun.stopName(SPENT, head(3)));
        Stream<HistoryEntry> before = Stream.of(run(0, RED), run(1, RED), run(2, RED), stopping, resume);
        HistoryEntry[] resumed =
                Stream.concat(before, Stream.of(run(4, RED), run(5, RED))).toArray(HistoryEntry[]::new);

        assertThat(attempts(run(0, RED), run(1, RED), run(2, RED), stopping)).isEqualTo(3);
        assertThat(attempts(run(0, RED), run(1, RED), run(2, RED), stopping, resume))
                .isZero();
        assertThat(attempts(resumed)).isEqualTo(2);
    }

    @Test
    void grantsNothingForAnAnswerToAStopThatWasNotRaised() {
        Transition early = says(Action.RESUME, 2, 25, JudgedRun.stopName(SPENT, head(2)));
        Transition other = says(Action.RESUME, 2, 25, JudgedRun.stopName("0123456789ab", head(2)));

        assertThat(attempts(run(0, RED), run(1, RED), run(2, RED, "0123456789ab"), early, other))
                .isEqualTo(2);
    }

    @Test
    void grantsNoMoneyForAnAnswerAboutAttempts() {
        JudgedRun dear = spending(cost("USD", 4_000_000), run(1, RED, SPENT));
        Transition resume = says(Action.RESUME, 1, 15, JudgedRun.stopName(SPENT, head(1)));

        assertThat(line(Unit.MONEY_MICROS, dear, resume).spent()).contains(4_000_000L);
    }

    @Test
    void knowsNoSumWhereOneRunIsNotKnown() {
        JudgedRun known = spending(cost("USD", 1_000_000), run(0, RED));

        BudgetLine line = line(Unit.MONEY_MICROS, known, run(1, RED));

        assertThat(line.spent()).isEmpty();
        assertThat(line.isDoubtful()).isTrue();
        assertThat(BudgetWords.spent(line)).isEqualTo("not known, of at most 5.00 USD");
        assertThat(BudgetWords.forecast(line)).isEqualTo("nobody knows how much is left");
    }

    @Test
    void isSpentWhereWhatIsKnownIsAlreadyTooMuch() {
        JudgedRun known = spending(cost("USD", 6_000_001), run(0, RED));

        BudgetLine line = line(Unit.MONEY_MICROS, known, run(1, RED));

        assertThat(line.isSpent()).isTrue();
        assertThat(BudgetWords.spent(line)).isEqualTo("6.01 USD of 5.00 USD");
    }

    @Test
    void isSpentWhereWhatIsKnownIsAllThereWas() {
        JudgedRun known = spending(cost("USD", 5_000_000), run(0, RED));

        assertThat(line(Unit.MONEY_MICROS, known, run(1, RED)).isSpent()).isTrue();
    }

    @Test
    void knowsNothingOfAnotherCurrency() {
        assertThat(line(Unit.MONEY_MICROS, spending(cost("EUR", 1), run(0, RED)))
                        .spent())
                .isEmpty();
    }

    @Test
    void countsTheJobsOfReruns() {
        JudgedRun run = spending(ci(Duration.ofMinutes(12)), run(0, RED));

        BudgetLine line = line(Unit.CI_SECONDS, run, rerun(run, 3));

        assertThat(line.spent()).contains(24 * 60L);
        assertThat(BudgetWords.forecast(line)).isEqualTo("6 min 0 s left");
    }

    @Test
    void givesNothingBackForTimesAndCostsThatCannotBe() {
        JudgedRun back = spending(ci(Duration.ofHours(-5)), run(0, RED));
        JudgedRun endless = spending(cost("USD", Long.MAX_VALUE), run(0, RED));

        assertThat(line(Unit.CI_SECONDS, back).spent()).contains(0L);
        assertThat(line(Unit.MONEY_MICROS, endless, rerun(endless, 1)).spent()).contains(Long.MAX_VALUE);
    }

    @Test
    void countsFromTheFirstRunToTheLast() {
        BudgetLine line = line(Unit.WALL_SECONDS, run(0, RED), run(7, RED));

        assertThat(line.spent()).contains(70 * 60L);
        assertThat(BudgetWords.spent(line)).isEqualTo("1 h 10 min of 1 h 0 min");
        assertThat(line.isSpent()).isTrue();
    }

    @Test
    void countsFromTheLastProgress() {
        JudgedRun worse = run(0, List.of(gate("unit", "a", "b")));

        assertThat(line(Unit.SECONDS_WITHOUT_PROGRESS, worse, run(1, RED), run(3, RED))
                        .spent())
                .contains(20 * 60L);
        assertThat(line(Unit.SECONDS_WITHOUT_PROGRESS, worse, run(1, RED), run(3, GREEN))
                        .spent())
                .contains(0L);
    }

    private static Spent cost(String currency, long micros) {
        return new Spent(Optional.empty(), Optional.empty(), Optional.of(new Money(currency, micros)));
    }

    private static Spent ci(Duration time) {
        return new Spent(Optional.empty(), Optional.of(time), Optional.empty());
    }

    private static long attempts(HistoryEntry... entries) {
        return line(Unit.ATTEMPTS, entries).spent().orElseThrow();
    }

    private static List<String> forecasts(HistoryEntry... entries) {
        return lines(entries).stream().map(BudgetWords::forecast).toList();
    }

    /** The line of the whole change. */
    private static BudgetLine line(Unit unit, HistoryEntry... entries) {
        return lines(entries).stream()
                .filter(line -> line.unit() == unit && line.gate().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static List<BudgetLine> lines(HistoryEntry... entries) {
        List<Transition> transitions = Stream.of(entries)
                .flatMap(entry -> entry.<Stream<Transition>>fold(run -> Stream.empty(), Stream::of))
                .toList();
        return Budgets.lines(ALL, Attempts.of(List.of(entries)), transitions);
    }
}
