package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.ReviewPacket.Section;
import io.github.evidencegate.rule.BudgetWords;
import io.github.evidencegate.verdict.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of the change so far: what was only made quiet, what was tried and what that took, what is left, and who
 * decided what (R083, R088, R101). Older attempts are folded.
 */
final class HistorySection {
    private static final int WORTH = 85;
    private static final int OPEN_ATTEMPTS = 5;
    private static final int MOST_WEAKENINGS = 10;
    private static final int MOST_GATES = 4;
    private static final List<String> HEADER = List.of("Attempt", "Head", "What failed", "What it did", "What it took");

    private final RepairHistory history;

    private HistorySection(RepairHistory history) {
        this.history = history;
    }

    /** Nothing without a history, and nothing if the change was judged once and nothing happened besides. */
    static Section of(Optional<RepairHistory> history) {
        return new Section(
                "Repair history",
                WORTH,
                history.map(known -> new HistorySection(known).blocks()).orElse(List.of()));
    }

    /** Where the change stands, in one line for the top of a packet; empty if it was judged once and nothing happened. */
    static Optional<Phrase> standing(RepairHistory history, Decision decision) {
        int attempts = history.attempts().size();
        StopState state = history.state();
        boolean stopsNow = decision == Decision.STOPPED && state.kind().goesOn();
        if (attempts < 2 && state.kind() == StopState.Kind.RUNNING && !stopsNow) {
            return Optional.empty();
        }
        String now = stopsNow ? "stopped by this run" : Words.word(state.kind());
        Phrase line = Phrase.EMPTY.strong("Work:").text(" attempt " + Words.number(attempts) + ", " + now);
        Phrase said = state.last()
                .filter(word -> !stopsNow)
                .map(word -> (state.kind() == StopState.Kind.WAIVED ? until(line, word) : line)
                        .text(" by ")
                        .code(word.by().name())
                        .text(" (" + word.reason() + ")"))
                .orElse(line);
        return Optional.of(history.budget().stream()
                .filter(budget -> budget.unit() == BudgetLine.Unit.ATTEMPTS
                        && budget.gate().isEmpty())
                .filter(budget -> budget.limit().isPresent())
                .findFirst()
                .map(budget -> said.text(" · " + BudgetWords.forecast(budget)))
                .orElse(said));
    }

    private static Phrase until(Phrase line, Transition word) {
        return word.until()
                .map(end -> line.text(" until ").code(end.toString()))
                .orElse(line);
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        history.repairs().stream()
                .filter(Repair::byWeakening)
                .map(HistorySection::weakened)
                .forEach(blocks::addAll);
        blocks.addAll(attempts());
        budget().ifPresent(blocks::add);
        if (!history.transitions().isEmpty()) {
            String summary = "Decisions: " + Words.number(history.transitions().size());
            blocks.add(new Details(summary, List.of(transitions())));
        }
        List<Phrase> unread = new ArrayList<>();
        history.doubts().forEach(doubt -> unread.add(Phrase.of(doubt)));
        history.repairs()
                .forEach(repair -> repair.unread()
                        .ifPresent(
                                why -> unread.add(Phrase.ofCode(repair.gate()).text(": " + why))));
        if (!unread.isEmpty()) {
            blocks.add(new Paragraph(Phrase.EMPTY.mark("⚠️").strong("The history may not be whole:")));
            blocks.add(new Items(unread, 0));
        }
        return blocks;
    }

    private static List<Block> weakened(Repair repair) {
        List<Phrase> places = new ArrayList<>();
        for (Weakening weakening : repair.weakenings()) {
            String line = weakening.line() == 0 ? "" : ":" + weakening.line();
            places.add(Phrase.ofCode(weakening.path() + line)
                    .text(" " + Words.word(weakening.kind())
                            + (weakening.side() == Weakening.Side.BASE ? " (line before the change) " : " "))
                    .code(weakening.pattern()));
        }
        Phrase summary = Phrase.EMPTY
                .mark("⚠️")
                .code(repair.gate())
                .text(" is green since attempt " + repair.toAttempt() + ", red in attempt " + repair.fromAttempt()
                        + ", and perhaps ")
                .strong("only made quiet")
                .text(": " + Words.count(places.size(), "sign"));
        return List.of(new Paragraph(summary), Items.first(MOST_WEAKENINGS, places));
    }

    private List<Block> attempts() {
        List<Attempt> all = history.attempts();
        if (all.size() < 2 && history.transitions().isEmpty()) {
            return List.of();
        }
        int older = Math.max(0, all.size() - OPEN_ATTEMPTS);
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(all.subList(older, all.size())));
        if (older > 0) {
            blocks.add(new Details("Earlier attempts: " + Words.number(older), List.of(table(all.subList(0, older)))));
        }
        history.ciOfFailed()
                .ifPresent(time -> blocks.add(new Paragraph(
                        Phrase.EMPTY.strong("CI time of attempts that failed:").text(" " + Words.time(time) + "."))));
        return blocks;
    }

    private Table table(List<Attempt> attempts) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Attempt attempt : attempts) {
            int reruns = attempt.runs().size() - 1;
            Phrase number = Phrase.of(Words.number(attempt.number()));
            rows.add(List.of(
                    reruns == 0 ? number : number.text(" and " + Words.count(reruns, "rerun")),
                    Phrase.ofCode(attempt.head().abbreviated()),
                    failed(attempt.gates()),
                    did(attempt),
                    Phrase.of(took(attempt))));
        }
        return new Table(HEADER, rows, 0);
    }

    private static Phrase failed(List<JudgedGate> gates) {
        List<Phrase> bad = new ArrayList<>();
        for (JudgedGate gate : gates) {
            if (!gate.state().isGood()) {
                String count = gate.state() == State.FAIL && gate.failed() > 0
                        ? " " + Words.number(gate.failed()) + " failed"
                        : " " + Words.word(gate.state());
                bad.add(Phrase.ofCode(gate.id()).text(count + (gate.waived().isPresent() ? ", waived" : "")));
            }
        }
        if (bad.isEmpty()) {
            return gates.isEmpty()
                    ? Phrase.of("no gate reported")
                    : Phrase.EMPTY.mark("✅").text("nothing");
        }
        Phrase shown = Phrase.EMPTY.mark("⛔").then(Phrase.join(", ", bad.subList(0, Math.min(MOST_GATES, bad.size()))));
        int more = bad.size() - MOST_GATES;
        return more > 0 ? shown.text(" and " + Words.count(more, "more gate")) : shown;
    }

    private Phrase did(Attempt attempt) {
        List<Phrase> deeds = new ArrayList<>();
        deeds.add(Phrase.of(attempt.follows().map(HistorySection::succession).orElse("first judged")));
        for (Repair repair : history.repairs()) {
            if (repair.toAttempt() == attempt.number()) {
                deeds.add(Phrase.of(repair.byWeakening() ? "made quiet " : "repaired ")
                        .code(repair.gate()));
            }
        }
        return Phrase.join("; ", deeds);
    }

    private static String succession(Succession follows) {
        return switch (follows.kind()) {
            case ADDED -> "new commits";
            case REBASED -> "rebased, nothing changed";
            case SQUASHED -> "squashed, nothing changed";
            case BASE_MERGED -> "base merged, nothing changed";
            case REWRITTEN -> "rewritten";
            case UNKNOWN -> "new head, the one before is gone";
        };
    }

    private static String took(Attempt attempt) {
        List<String> parts = new ArrayList<>();
        List<Spent> spent = attempt.runs().stream().map(JudgedRun::spent).toList();
        sum(spent.stream().flatMap(one -> one.ci().stream()).toList())
                .ifPresent(time -> parts.add("CI " + Words.time(time)));
        sum(spent.stream().flatMap(one -> one.wall().stream()).toList())
                .ifPresent(time -> parts.add(Words.time(time) + " in all"));
        spent.stream()
                .flatMap(one -> one.cost().stream())
                .map(BudgetWords::money)
                .forEach(parts::add);
        return parts.isEmpty() ? "not known" : String.join(", ", parts);
    }

    private static Optional<Duration> sum(List<Duration> times) {
        return times.stream().reduce(Duration::plus);
    }

    /** What has no limit is said only if it costs money or machines. */
    private Optional<Block> budget() {
        List<Phrase> lines = new ArrayList<>();
        for (BudgetLine line : history.budget()) {
            Phrase spent = Phrase.of(BudgetWords.subject(line) + " " + BudgetWords.spent(line));
            if (line.limit().isPresent()
                    && (line.gate().isEmpty() || line.spent().orElse(1L) > 0)) {
                Phrase left = spent.text(", ");
                lines.add(
                        line.gate().isEmpty()
                                ? left.strong(BudgetWords.forecast(line))
                                : left.text(BudgetWords.forecast(line)));
            } else if (isCost(line.unit()) && line.spent().orElse(0L) > 0) {
                lines.add(spent);
            }
        }
        Phrase title = Phrase.EMPTY.strong("Budget:").text(" ");
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Paragraph(title.then(Phrase.join("; ", lines))));
    }

    private static boolean isCost(BudgetLine.Unit unit) {
        return switch (unit) {
            case MONEY_MICROS, CI_SECONDS -> true;
            case ATTEMPTS, WALL_SECONDS, SECONDS_WITHOUT_PROGRESS -> false;
        };
    }

    private Table transitions() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Transition transition : history.transitions()) {
            Phrase what = Phrase.of(Words.word(transition.action()));
            Phrase to = transition.to().map(who -> what.text(" to ").code(who)).orElse(what);
            rows.add(List.of(
                    Phrase.ofCode(transition.at().toString()),
                    Phrase.ofCode(transition.by().name()),
                    transition
                            .until()
                            .map(end -> to.text(" until ").code(end.toString()))
                            .orElse(to),
                    Phrase.ofCode(transition.head().abbreviated()),
                    Phrase.of(transition.reason())));
        }
        return new Table(List.of("When", "Who", "What", "At", "Why"), rows, 0);
    }
}
