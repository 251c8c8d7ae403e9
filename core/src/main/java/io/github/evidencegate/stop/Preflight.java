package io.github.evidencegate.stop;

import io.github.evidencegate.evidence.RepairHistory.BudgetLine;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.StopState.Kind;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.rule.BudgetWords;
import io.github.evidencegate.rule.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The first step of a pipeline: whether it may run at all, so that no minutes are burnt on a change that was stopped
 * (R106). It needs no result files, no record and no rules.
 *
 * @param change names the change for ever
 * @param decides who may let it go on, for people
 * @param head what the pipeline would judge
 * @param surface in whose words to say how it can go on
 */
public record Preflight(String change, String decides, Revision head, Instant now, Surface surface) {
    /**
     * Why the pipeline may not run.
     *
     * @param reason in a sentence, without a line break
     * @param remedy what to do to let work go on; empty if no decision helps, and the reason says what does
     */
    public record Refusal(String reason, String decides, Optional<String> remedy) {
        /** All of it for a log, a line each. */
        public String text() {
            return reason + "\nDecides: " + decides + "\n"
                    + remedy.map(what -> "To go on: " + what + "\n").orElse("");
        }

        /** The same with one more sentence, without its dot, about why. */
        public Refusal and(String why) {
            return new Refusal(reason + " " + why + ".", decides, remedy);
        }
    }

    /**
     * Empty if the pipeline may run. A state that was told before a waiver ended lets nothing run after it.
     *
     * @param budget those that stop the change when they are spent; what is not known stops a check but no preflight
     */
    public Optional<Refusal> judge(StopState state, List<BudgetLine> budget) {
        if (!state.kind().goesOn()) {
            return refused(StateWords.why(state));
        }
        Optional<Instant> ended = ended(state);
        if (ended.isPresent()) {
            return refused("The waiver that let the change go on ended at " + ended.get());
        }
        return budget.stream()
                .filter(BudgetLine::isSpent)
                .findFirst()
                .flatMap(line -> refused(
                        "The budget of " + BudgetWords.subject(line) + " is spent: " + BudgetWords.spent(line)));
    }

    /** The refusal of a change whose history may hide a stop. */
    public Refusal doubtful(List<String> doubts) {
        String more = doubts.size() == 1 ? "" : "; and " + (doubts.size() - 1) + " more";
        return new Refusal(
                sentence("The history of the change may not be whole: " + StateWords.plain(doubts.get(0)) + more),
                StateWords.plain(decides),
                Optional.empty());
    }

    /** What a log should say although the pipeline may run: a waiver that ends soon. */
    public Optional<String> notice(StopState state) {
        return StopMachine.expiresSoon(state, now)
                .map(until -> "The waiver of this change ends at " + until + "; then its pipelines are refused.");
    }

    private Optional<Instant> ended(StopState state) {
        return Optional.of(state)
                .filter(it -> it.kind() == Kind.WAIVED)
                .flatMap(StopState::last)
                .flatMap(Transition::until)
                .filter(until -> !now.isBefore(until));
    }

    private Optional<Refusal> refused(String why) {
        return Optional.of(new Refusal(sentence(why), StateWords.plain(decides), Optional.of(resume(surface, change))));
    }

    private String sentence(String why) {
        return why + ". " + head.abbreviated() + " does not run.";
    }

    /** What lets work on a change go on, in the words of {@code surface}. */
    public static String resume(Surface surface, String change) {
        return surface.resume(StateWords.plain(change));
    }
}
