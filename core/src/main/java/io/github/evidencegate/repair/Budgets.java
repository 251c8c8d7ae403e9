package io.github.evidencegate.repair;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.Money;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine.Unit;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.rule.Finding.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a change may spend on repairs, and what it has spent (R083, R088, R119). What a person answered is counted no
 * more: letting a change go on grants the budget again, once.
 */
public final class Budgets {
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long MICROS_PER_CENT = 10_000;

    private final RepairSetting setting;
    private final List<Attempt> attempts;
    private final Answered answered;

    private Budgets(RepairSetting setting, List<Attempt> attempts, List<Transition> transitions) {
        this.setting = setting;
        this.attempts = attempts;
        this.answered = new Answered(attempts, transitions);
    }

    /** All budgets of a change, those without a limit included; of single gates only those that needed repairs. */
    public static List<BudgetLine> lines(
            RepairSetting setting, List<Attempt> attempts, Collection<Transition> transitions) {
        Budgets budgets = new Budgets(setting, List.copyOf(attempts), List.copyOf(transitions));
        List<BudgetLine> lines = new ArrayList<>();
        lines.add(budgets.attempts());
        budgets.gates().forEach(gate -> lines.add(budgets.attempts(gate)));
        lines.add(budgets.money());
        lines.add(budgets.ci());
        lines.add(budgets.wall());
        lines.add(budgets.withoutProgress());
        return List.copyOf(lines);
    }

    /** What a finding about this budget is about. */
    static Subject subject(BudgetLine line) {
        String budget = switch (line.unit()) {
            case ATTEMPTS -> "attempts";
            case MONEY_MICROS -> "money";
            case CI_SECONDS -> "ci-minutes";
            case WALL_SECONDS -> "wall-minutes";
            case SECONDS_WITHOUT_PROGRESS -> "minutes-without-progress";
        };
        return new Subject(
                List.of(),
                Stream.concat(Stream.of(budget), line.gate().stream()).toList());
    }

    private List<Attempt> counted(Unit unit, Optional<String> gate) {
        BudgetLine line = new BudgetLine(unit, gate, Optional.empty(), Optional.empty());
        return answered.since(RepairRule.of(unit), subject(line));
    }

    private BudgetLine attempts() {
        List<Attempt> counted = counted(Unit.ATTEMPTS, Optional.empty());
        long spent =
                Attempts.repairing(attempts).stream().filter(counted::contains).count();
        return new BudgetLine(Unit.ATTEMPTS, Optional.empty(), limit(setting.attempts(), 1), Optional.of(spent));
    }

    private BudgetLine attempts(String gate) {
        List<Attempt> counted = counted(Unit.ATTEMPTS, Optional.of(gate));
        long spent = 0;
        for (int i = 1; i < attempts.size(); i++) {
            Attempt before = attempts.get(i - 1);
            Attempt attempt = attempts.get(i);
            boolean isRepair = isBad(before, gate) && Attempts.isNewWork(before, attempt);
            spent += isRepair && counted.contains(attempt) ? 1 : 0;
        }
        return new BudgetLine(Unit.ATTEMPTS, Optional.of(gate), limit(setting.gateAttempts(), 1), Optional.of(spent));
    }

    /** Only asked for where policy limits them, or every gate that ever failed would have a line. */
    private List<String> gates() {
        return setting.gateAttempts().isEmpty()
                ? List.of()
                : attempts.stream()
                        .flatMap(attempt -> attempt.gates().stream())
                        .filter(gate -> !gate.state().isGood())
                        .map(JudgedGate::id)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Whether there is something left to spend the budget on: a gate that it is for does not hold. */
    public static boolean isNeeded(BudgetLine line, List<Attempt> attempts) {
        return current(attempts)
                .filter(attempt ->
                        line.gate().map(gate -> isBad(attempt, gate)).orElseGet(() -> Attempts.hasBadGate(attempt)))
                .isPresent();
    }

    /** The attempt that was judged last: mostly the one of the highest number, but a branch can be set back. */
    public static Optional<Attempt> current(List<Attempt> attempts) {
        return attempts.stream().max(Comparator.comparing(Budgets::judgedAt).thenComparing(Attempt::number));
    }

    private static Instant judgedAt(Attempt attempt) {
        return attempt.runs().get(attempt.runs().size() - 1).at();
    }

    private static boolean isBad(Attempt attempt, String gate) {
        return attempt.gates().stream().anyMatch(it -> it.id().equals(gate) && !it.isHeld());
    }

    private BudgetLine money() {
        Optional<Long> limit = limit(setting.money().cents(), MICROS_PER_CENT);
        String currency = setting.money().currency();
        Optional<Long> spent = sum(
                runs(Unit.MONEY_MICROS),
                it -> it.cost().filter(cost -> cost.currency().equals(currency)).map(Money::micros),
                limit);
        return new BudgetLine(Unit.MONEY_MICROS, Optional.empty(), limit, spent, Optional.of(currency));
    }

    private BudgetLine ci() {
        Optional<Long> limit = limit(setting.ciMinutes(), SECONDS_PER_MINUTE);
        Optional<Long> spent = sum(runs(Unit.CI_SECONDS), it -> it.ci().map(Duration::toSeconds), limit);
        return new BudgetLine(Unit.CI_SECONDS, Optional.empty(), limit, spent);
    }

    private List<JudgedRun> runs(Unit unit) {
        return counted(unit, Optional.empty()).stream()
                .flatMap(attempt -> attempt.runs().stream())
                .toList();
    }

    /** Empty if one run is not known, unless the others alone have spent it all. */
    private static Optional<Long> sum(
            List<JudgedRun> runs, Function<Spent, Optional<Long>> amount, Optional<Long> limit) {
        long sum = 0;
        boolean isWhole = true;
        for (JudgedRun run : runs) {
            Optional<Long> known = amount.apply(run.spent());
            isWhole &= known.isPresent();
            // What is kept of a change may have been edited: nobody gives anything back.
            sum += Math.min(Math.max(0, known.orElse(0L)), Long.MAX_VALUE - sum);
        }
        boolean isCertain = isWhole || (limit.isPresent() && limit.get() <= sum);
        return isCertain ? Optional.of(sum) : Optional.empty();
    }

    private BudgetLine wall() {
        List<Instant> times =
                runs(Unit.WALL_SECONDS).stream().map(JudgedRun::at).sorted().toList();
        Duration passed = times.isEmpty() ? Duration.ZERO : Duration.between(times.get(0), times.get(times.size() - 1));
        return time(Unit.WALL_SECONDS, setting.wallMinutes(), passed);
    }

    private BudgetLine withoutProgress() {
        List<Attempt> counted = counted(Unit.SECONDS_WITHOUT_PROGRESS, Optional.empty());
        Instant last = counted.stream()
                .flatMap(attempt -> attempt.runs().stream())
                .map(JudgedRun::at)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return time(
                Unit.SECONDS_WITHOUT_PROGRESS,
                setting.minutesWithoutProgress(),
                new Progress(counted).withoutProgress(last));
    }

    private static BudgetLine time(Unit unit, OptionalInt minutes, Duration spent) {
        return new BudgetLine(
                unit, Optional.empty(), limit(minutes, SECONDS_PER_MINUTE), Optional.of(spent.toSeconds()));
    }

    private static Optional<Long> limit(OptionalInt most, long factor) {
        return most.isPresent() ? Optional.of(most.getAsInt() * factor) : Optional.empty();
    }
}
