package io.github.evidencegate.stop;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Waiver;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a history counts by a policy. A word that lifts a stop counts only as long as the policy at the base entitles
 * who said it, by what was found when they said it: otherwise a change could be proposed to a branch with another policy,
 * be resumed there, and be proposed to its own target again. Words that halt count whoever said them.
 *
 * @param entries those that count; gates are waived in them only where a waiver counts
 * @param unheard words that would have lifted something, of persons whom the policy does not entitle
 */
public record Heard(List<HistoryEntry> entries, List<Transition> unheard) {
    /** Copies the lists. */
    public Heard {
        entries = List.copyOf(entries);
        unheard = List.copyOf(unheard);
    }

    /** By what a policy says about who decides. */
    public static Heard of(Collection<? extends HistoryEntry> entries, StopSetting setting) {
        List<Transition> unheard = words(entries)
                .filter(word -> word.action().lifts() && !setting.entitles(word.by()))
                .toList();
        List<Transition> waivers = words(entries)
                .filter(word -> word.action() == Action.WAIVE && !unheard.contains(word))
                .toList();
        List<HistoryEntry> counted = new ArrayList<>();
        for (HistoryEntry entry : entries) {
            HistoryEntry known = entry.fold(run -> checked(run, waivers), word -> word);
            if (!unheard.contains(known)) {
                counted.add(known);
            }
        }
        return new Heard(counted, unheard);
    }

    /** The decisions that count. */
    public List<Transition> transitions() {
        return words(entries).toList();
    }

    /**
     * Why these stops are open although somebody answered one: who did, and that policy does not entitle them. A sentence
     * without its dot; empty if nobody did.
     *
     * @param base the revision whose policy it is
     */
    public Optional<String> whyOpen(List<String> open, Optional<Revision> base, Instant now) {
        List<Transition> answers = unheard.stream()
                .filter(word -> word.until().map(now::isBefore).orElse(true))
                .filter(word -> open.stream().anyMatch(word::isAnswerTo))
                .sorted(StopMachine.OLDEST_FIRST)
                .toList();
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(StateWords.unheard(answers.get(answers.size() - 1), base));
    }

    /**
     * The gate as a waiver makes it that covers what is found against it; the same if none does.
     *
     * @param finding id of what is found
     */
    public GateOutcome told(GateOutcome gate, String finding, Instant now) {
        return StopMachine.waiver(finding, transitions(), now)
                .map(waiver -> gate.waived(new Waiver(
                        gate.state(),
                        finding,
                        StateWords.plain(waiver.by().name()),
                        waiver.until().orElseThrow(),
                        StateWords.plain(waiver.reason()))))
                .orElse(gate);
    }

    private static Stream<Transition> words(Collection<? extends HistoryEntry> entries) {
        return entries.stream().flatMap(entry -> entry.<Stream<Transition>>fold(run -> Stream.empty(), Stream::of));
    }

    private static JudgedRun checked(JudgedRun run, List<Transition> waivers) {
        return run.gates().stream().allMatch(gate -> isCovered(gate, waivers, run.at()))
                ? run
                : run.with(
                        run.gates().stream()
                                .map(gate -> isCovered(gate, waivers, run.at()) ? gate : gate.unwaived())
                                .toList(),
                        run.stops());
    }

    /** A run of a time when other policy held may say so of any gate. */
    private static boolean isCovered(JudgedGate gate, List<Transition> waivers, Instant at) {
        return gate.waived().isEmpty() || StopMachine.isWaived(gate.waived().get(), waivers, at);
    }
}
