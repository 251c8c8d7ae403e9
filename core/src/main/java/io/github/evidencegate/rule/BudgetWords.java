package io.github.evidencegate.rule;

import io.github.evidencegate.evidence.Money;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** How a budget reads, the same everywhere. */
public final class BudgetWords {
    private static final int MICRO_DIGITS = 6;
    private static final int CENT_DIGITS = 2;

    private BudgetWords() {}

    /** What the budget counts: {@code repair attempts of gate lint}. */
    public static String subject(BudgetLine line) {
        String subject = switch (line.unit()) {
            case ATTEMPTS -> "repair attempts";
            case MONEY_MICROS -> "money";
            case CI_SECONDS -> "CI time";
            case WALL_SECONDS -> "time since the first run";
            case SECONDS_WITHOUT_PROGRESS -> "time without progress";
        };
        return subject + line.gate().map(gate -> " of gate " + gate).orElse("");
    }

    /** What was spent out of what: {@code 2 of 3}, {@code not known, of at most 20.00 USD}. */
    public static String spent(BudgetLine line) {
        String limit =
                line.limit().map(most -> amount(line, most, RoundingMode.DOWN)).orElse("no limit");
        return line.spent()
                .map(used -> amount(line, used, RoundingMode.UP) + (line.limit().isPresent() ? " of " : ", ") + limit)
                .orElse("not known, " + (line.limit().isPresent() ? "of at most " : "") + limit);
    }

    /** An amount of money, rounded up to cents: {@code 1.25 USD}. */
    public static String money(Money money) {
        return decimal(money.micros(), RoundingMode.UP) + " " + money.currency();
    }

    /** What may still come: {@code one repair attempt left}. */
    public static String forecast(BudgetLine line) {
        if (line.limit().isEmpty()) {
            return "no limit";
        }
        if (line.left().isEmpty()) {
            return "nobody knows how much is left";
        }
        long left = line.left().get();
        if (line.unit() == Unit.ATTEMPTS) {
            return attempts(left) + " left"
                    + line.gate().map(gate -> " for gate " + gate).orElse("");
        }
        return (left == 0 ? "nothing" : amount(line, left, RoundingMode.DOWN)) + " left";
    }

    private static String attempts(long number) {
        return switch ((int) Math.min(number, 2)) {
            case 0 -> "no repair attempt";
            case 1 -> "one repair attempt";
            default -> number + " repair attempts";
        };
    }

    /** Money is rounded against the spender, to cents. */
    private static String amount(BudgetLine line, long amount, RoundingMode rounding) {
        return switch (line.unit()) {
            case ATTEMPTS -> Long.toString(amount);
            case MONEY_MICROS ->
                decimal(amount, rounding)
                        + line.currency().map(code -> " " + code).orElse("");
            case CI_SECONDS, WALL_SECONDS, SECONDS_WITHOUT_PROGRESS -> time(Duration.ofSeconds(amount));
        };
    }

    private static String decimal(long micros, RoundingMode rounding) {
        return BigDecimal.valueOf(micros, MICRO_DIGITS)
                .setScale(CENT_DIGITS, rounding)
                .toPlainString();
    }

    private static String time(Duration time) {
        String hours = time.toHours() == 0 ? "" : time.toHours() + " h ";
        String minutes = time.toMinutes() == 0 ? "" : time.toMinutesPart() + " min ";
        String seconds = time.toHours() > 0 ? "" : time.toSecondsPart() + " s";
        return (hours + minutes + seconds).strip();
    }
}
