package io.github.evidencegate.github.run;

import static java.util.stream.Collectors.joining;

import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.github.action.ActionOutput;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.publication.Published;
import io.github.evidencegate.rule.BudgetWords;
import io.github.evidencegate.verdict.Decision;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a workflow can read of an outcome. What is not known is never zero. */
final class OutcomeOutputs {
    private static final String UNKNOWN = "unknown";

    private OutcomeOutputs() {}

    /**
     * All outputs.
     *
     * @param out the folder with the files
     */
    static Map<ActionOutput, String> of(Outcome outcome, Path out, Published published) {
        Map<ActionOutput, String> outputs = new EnumMap<>(ActionOutput.class);
        Decision decision = outcome.verdict().decision();
        Optional<RepairHistory> history = outcome.record().history();
        outputs.put(ActionOutput.DECISION, word(decision));
        outputs.put(ActionOutput.STOP_STATE, word(state(decision, history)));
        Optional<BudgetLine> attempts = line(history, BudgetLine.Unit.ATTEMPTS);
        outputs.put(ActionOutput.ATTEMPTS_USED, number(attempts.flatMap(BudgetLine::spent)));
        boolean isUnlimited = attempts.flatMap(BudgetLine::limit).isEmpty();
        outputs.put(ActionOutput.ATTEMPTS_LEFT, isUnlimited ? "unlimited" : number(attempts.flatMap(BudgetLine::left)));
        outputs.put(ActionOutput.COST, cost(history));
        outputs.put(ActionOutput.RECORD, out.resolve("record.json").toString());
        outputs.put(ActionOutput.VERDICT, out.resolve("verdict.json").toString());
        outputs.put(ActionOutput.PACKET, out.resolve("packet.md").toString());
        outputs.put(ActionOutput.PACKET_HTML, out.resolve("packet.html").toString());
        outputs.put(ActionOutput.COMMENT_URL, published.comment().orElse(""));
        outputs.put(ActionOutput.CHECK_URL, published.check().orElse(""));
        return outputs;
    }

    /** Only the stop state is known. */
    static Map<ActionOutput, String> of(StopState state) {
        return Map.of(ActionOutput.STOP_STATE, word(state.kind()));
    }

    /** What this run found is in its verdict; what was before, in the history. */
    private static StopState.Kind state(Decision decision, Optional<RepairHistory> history) {
        StopState.Kind before =
                history.map(RepairHistory::state).map(StopState::kind).orElse(StopState.Kind.RUNNING);
        return decision == Decision.STOPPED && before.goesOn() ? StopState.Kind.STOPPED : before;
    }

    private static String cost(Optional<RepairHistory> history) {
        Stream<String> money = line(history, BudgetLine.Unit.MONEY_MICROS).filter(OutcomeOutputs::isKnown).stream()
                .map(BudgetWords::spent);
        Stream<String> time = line(history, BudgetLine.Unit.CI_SECONDS).filter(OutcomeOutputs::isKnown).stream()
                .map(line -> BudgetWords.subject(line) + " " + BudgetWords.spent(line));
        String known = Stream.concat(money, time).collect(joining("; "));
        return known.isEmpty() ? UNKNOWN : known;
    }

    private static boolean isKnown(BudgetLine line) {
        return line.spent().isPresent();
    }

    private static Optional<BudgetLine> line(Optional<RepairHistory> history, BudgetLine.Unit unit) {
        return history.stream()
                .flatMap(known -> known.budget().stream())
                .filter(line -> line.unit() == unit && line.gate().isEmpty())
                .findFirst();
    }

    private static String number(Optional<Long> number) {
        return number.map(String::valueOf).orElse(UNKNOWN);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
