package io.github.evidencegate.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.Money;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine.Unit;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.rendering.TextPacket;
import io.github.evidencegate.verdict.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistorySectionTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Spent SPENT = new Spent(
            Optional.of(Duration.ofMinutes(7)),
            Optional.of(Duration.ofMinutes(5)),
            Optional.of(new Money("USD", 1_234_001)));

    private static Revision head(int number) {
        return new Revision(Integer.toString(number % 10).repeat(40));
    }

    private static Attempt attempt(int number, State state, Succession.Kind kind) {
        JudgedGate gate = new JudgedGate(
                "unit-tests", Kind.TESTS, state, state == State.FAIL ? 3 : 0, Optional.<Digest>empty(), List.of());
        Optional<Succession> follows =
                number == 1 ? Optional.empty() : Optional.of(new Succession(head(number - 1), kind));
        return new Attempt(
                number,
                List.of(new JudgedRun(
                        "run-" + number,
                        NOON,
                        head(number),
                        Optional.empty(),
                        Optional.empty(),
                        follows,
                        List.of(gate),
                        SPENT,
                        List.of())));
    }

    private static RepairHistory history(List<Attempt> attempts, List<Repair> repairs) {
        return new RepairHistory("shop#1", attempts, repairs, List.of(), List.of(), StopState.RUNNING, List.of());
    }

    private static String rendered(RepairHistory history) {
        return TextPacket.render(
                new ReviewPacket(Phrase.of("Title"), List.of(), List.of(HistorySection.of(Optional.of(history)))), 160);
    }

    @Test
    void saysNothingOfAChangeThatWasJudgedOnce() {
        RepairHistory once = history(List.of(attempt(1, State.FAIL, Succession.Kind.ADDED)), List.of());

        assertThat(HistorySection.of(Optional.of(once)).blocks()).isEmpty();
        assertThat(HistorySection.of(Optional.empty()).blocks()).isEmpty();
        assertThat(HistorySection.standing(once, Decision.BLOCKED)).isEmpty();
    }

    @Test
    void saysThatThisRunStopsTheChange() {
        RepairHistory once = history(List.of(attempt(1, State.FAIL, Succession.Kind.ADDED)), List.of());

        assertThat(HistorySection.standing(once, Decision.STOPPED).orElseThrow().spans())
                .extracting(Phrase.Span::text)
                .contains(" attempt 1, stopped by this run");
    }

    /** R083, R088: what failed, what was done about it, what it took. */
    @Test
    void tellsEachAttempt() {
        RepairHistory history = history(
                List.of(attempt(1, State.FAIL, Succession.Kind.ADDED), attempt(2, State.PASS, Succession.Kind.ADDED)),
                List.of(new Repair("unit-tests", 1, 2, List.of(head(2)), List.of(), Optional.empty())));

        assertThat(rendered(history))
                .containsPattern(
                        "1 +1111111111 +unit-tests 3 failed +first judged +CI 5 min 0 s, 7 min 0 s in all, 1.24 USD")
                .containsPattern("2 +2222222222 +nothing +new commits; repaired unit-tests")
                .contains("CI time of attempts that failed: 5 min 0 s.");
    }

    @Test
    void foldsOlderAttempts() {
        List<Attempt> attempts = IntStream.rangeClosed(1, 8)
                .mapToObj(number -> attempt(number, State.FAIL, Succession.Kind.REBASED))
                .toList();

        assertThat(rendered(history(attempts, List.of())))
                .contains("Earlier attempts: 3")
                .contains("rebased, nothing changed");
    }

    @Test
    void showsWhatWasOnlyMadeQuietFirst() {
        Weakening skipped = new Weakening(
                Weakening.Kind.TEST_SKIPPED, "src/BasketTest.java", 12, Weakening.Side.HEAD, "junit-disabled");
        Weakening deleted =
                new Weakening(Weakening.Kind.TEST_DELETED, "src/SumTest.java", 0, Weakening.Side.BASE, "test-file");
        RepairHistory history = history(
                List.of(attempt(1, State.FAIL, Succession.Kind.ADDED), attempt(2, State.PASS, Succession.Kind.ADDED)),
                List.of(new Repair(
                        "unit-tests",
                        1,
                        2,
                        List.of(head(2)),
                        List.of(skipped, deleted),
                        Optional.of("one file is binary"))));

        String text = rendered(history);

        assertThat(text)
                .contains("unit-tests is green since attempt 2, red in attempt 1, and perhaps only made quiet: 2 signs")
                .contains("src/BasketTest.java:12 test skipped junit-disabled")
                .contains("src/SumTest.java test deleted (line before the change) test-file")
                .contains("made quiet unit-tests")
                .contains("The history may not be whole:", "unit-tests: one file is binary");
        assertThat(text.indexOf("2 signs")).isLessThan(text.indexOf("What it took"));
    }

    /** R119: what is spent, what is left, and what may still come. */
    @Test
    void tellsTheBudget() {
        RepairHistory told = history(
                        List.of(
                                attempt(1, State.FAIL, Succession.Kind.ADDED),
                                attempt(2, State.FAIL, Succession.Kind.ADDED)),
                        List.of())
                .with(
                        List.of(attempt(1, State.FAIL, Succession.Kind.ADDED)),
                        List.of(
                                new BudgetLine(Unit.ATTEMPTS, Optional.empty(), Optional.of(3L), Optional.of(2L)),
                                new BudgetLine(Unit.CI_SECONDS, Optional.empty(), Optional.empty(), Optional.of(90L)),
                                new BudgetLine(
                                        Unit.WALL_SECONDS, Optional.empty(), Optional.empty(), Optional.of(90L))),
                        StopState.RUNNING);

        assertThat(rendered(told))
                .contains("Budget: repair attempts 2 of 3, one repair attempt left; CI time 1 min 30 s, no limit")
                .doesNotContain("time since the first run");
    }

    /** R119. */
    @Test
    void foretellsTheAttemptsOfTheWholeChangeAtTheTop() {
        RepairHistory told = twoAttempts(
                new BudgetLine(Unit.WALL_SECONDS, Optional.empty(), Optional.of(90L), Optional.of(1L)),
                new BudgetLine(Unit.ATTEMPTS, Optional.of("lint"), Optional.of(9L), Optional.of(1L)),
                new BudgetLine(Unit.ATTEMPTS, Optional.empty(), Optional.of(3L), Optional.of(2L)));
        RepairHistory unlimited =
                twoAttempts(new BudgetLine(Unit.ATTEMPTS, Optional.empty(), Optional.empty(), Optional.of(2L)));

        assertThat(standing(told)).isEqualTo("Work: attempt 2, running · one repair attempt left");
        assertThat(standing(unlimited)).isEqualTo("Work: attempt 2, running");
    }

    @Test
    void tellsTheBudgetOfAGateOnlyIfSomethingOfItIsSpent() {
        RepairHistory told = twoAttempts(
                new BudgetLine(Unit.ATTEMPTS, Optional.of("lint"), Optional.of(2L), Optional.of(0L)),
                new BudgetLine(Unit.ATTEMPTS, Optional.of("unit"), Optional.of(2L), Optional.of(1L)));

        assertThat(rendered(told))
                .contains("gate unit 1 of 2, one repair attempt left")
                .doesNotContain("lint");
    }

    private static RepairHistory twoAttempts(BudgetLine... budget) {
        List<Attempt> attempts =
                List.of(attempt(1, State.FAIL, Succession.Kind.ADDED), attempt(2, State.FAIL, Succession.Kind.ADDED));
        return history(attempts, List.of()).with(attempts, List.of(budget), StopState.RUNNING);
    }

    private static String standing(RepairHistory history) {
        return HistorySection.standing(history, Decision.BLOCKED).orElseThrow().spans().stream()
                .map(Phrase.Span::text)
                .collect(Collectors.joining());
    }

    private static Transition decision(Action action, Optional<String> to, Optional<Instant> until) {
        return new Transition(
                action, new Actor("ada", "stop.deciders: ada"), NOON, head(1), "freeze", List.of(), to, until);
    }

    /** R114: who has the work now, and for how long a waiver holds. */
    @Test
    void tellsToWhomTheWorkWentAndWhenAWaiverEnds() {
        RepairHistory history = new RepairHistory(
                "shop#1",
                List.of(attempt(1, State.FAIL, Succession.Kind.ADDED)),
                List.of(),
                List.of(),
                List.of(
                        decision(Action.REROUTE, Optional.of("grace"), Optional.empty()),
                        decision(Action.WAIVE, Optional.empty(), Optional.of(NOON.plusSeconds(60)))),
                StopState.RUNNING,
                List.of());

        assertThat(rendered(history)).contains("reroute to grace", "waive until 2026-01-05T12:01:00Z");
    }

    /** R113, R114: who decided what, at the top and in full. */
    @Test
    void tellsDecisions() {
        Transition paused = decision(Action.PAUSE, Optional.empty(), Optional.empty());
        RepairHistory history = new RepairHistory(
                "shop#1",
                List.of(attempt(1, State.FAIL, Succession.Kind.ADDED)),
                List.of(),
                List.of(),
                List.of(paused),
                new StopState(StopState.Kind.PAUSED, List.of(paused.name()), Optional.of(paused)),
                List.of("one entry is damaged; restore it"));

        assertThat(rendered(history))
                .contains("Decisions: 1", "freeze", "2026-01-05T12:00:00Z", "one entry is damaged; restore it");
        assertThat(HistorySection.standing(history, Decision.STOPPED)
                        .orElseThrow()
                        .spans())
                .extracting(Phrase.Span::text)
                .containsSequence(" attempt 1, paused", " by ", "ada", " (freeze)");
    }
}
