package io.github.evidencegate.stop;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.StopState.Kind;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether work on a change may go on (R055, R098, R106): a function of the set of its entries, whatever their order and
 * their clocks. Each stop has a name of its own and stays open until a person names it, so a run that ends late never
 * goes on by a word that was said about another.
 */
public final class StopMachine {
    static final Duration SOON = Duration.ofDays(1);
    static final Comparator<Transition> OLDEST_FIRST =
            Comparator.comparing(Transition::at).thenComparing(Transition::name);

    private final SortedSet<String> stops = new TreeSet<>();
    private final List<Transition> transitions;
    private final Instant now;

    private StopMachine(Collection<? extends HistoryEntry> entries, Instant now) {
        this.now = now;
        this.transitions = entries.stream()
                .flatMap(entry -> entry.<Stream<Transition>>fold(run -> Stream.empty(), Stream::of))
                .distinct()
                .sorted(OLDEST_FIRST)
                .toList();
        entries.forEach(entry -> stops.addAll(entry.fold(JudgedRun::stopNames, StopMachine::stopsOf)));
    }

    private static List<String> stopsOf(Transition transition) {
        return transition.action().lifts() ? List.of() : List.of(transition.name());
    }

    /** The state by what counts, at {@code now}, which only tells which waivers have ended. */
    public static StopState state(Heard heard, Instant now) {
        return new StopMachine(heard.entries(), now).state();
    }

    /** Whether anything ever stopped the change: where nothing did, no policy is needed to know that it is running. */
    public static boolean isEverStopped(Collection<? extends HistoryEntry> entries) {
        return entries.stream()
                .anyMatch(entry ->
                        !entry.fold(JudgedRun::stops, StopMachine::stopsOf).isEmpty());
    }

    /** When the waiver ends that lets the change go on, if that is within a day. */
    public static Optional<Instant> expiresSoon(StopState state, Instant now) {
        return Optional.of(state)
                .filter(it -> it.kind() == Kind.WAIVED)
                .flatMap(StopState::last)
                .flatMap(Transition::until)
                .filter(until -> !until.isAfter(now.plus(SOON)));
    }

    /** Whether a person let work go on although this finding stands against this head. */
    public static boolean isResumed(String finding, Revision head, List<Transition> transitions) {
        String stop = JudgedRun.stopName(finding, head);
        return transitions.stream().anyMatch(it -> it.action() == Action.RESUME && it.isAnswerTo(stop));
    }

    /** Whether a person waived this finding, against whatever head it stands, and the waiver has not ended. */
    public static boolean isWaived(String finding, List<Transition> transitions, Instant now) {
        return waiver(finding, transitions, now).isPresent();
    }

    /** The waiver of this finding that ends last, against whatever head it was said; empty if none is in effect. */
    public static Optional<Transition> waiver(String finding, List<Transition> transitions, Instant now) {
        return transitions.stream()
                .filter(it -> isInEffect(it, now))
                .filter(it -> it.answers().stream()
                        .anyMatch(answer -> answer.equals(finding) || answer.startsWith(finding + "@")))
                .max(Comparator.comparing(StopMachine::end).thenComparing(Transition::name));
    }

    private static boolean isInEffect(Transition transition, Instant now) {
        return transition.action() == Action.WAIVE
                && transition.until().filter(now::isBefore).isPresent();
    }

    private StopState state() {
        if (stops.isEmpty()) {
            return StopState.RUNNING;
        }
        List<String> unresumed = without(it -> it.action() == Action.RESUME, stops);
        List<String> open = without(it -> isInEffect(it, now), unresumed);
        if (!open.isEmpty()) {
            return halted(open);
        }
        return unresumed.isEmpty()
                ? new StopState(Kind.RESUMED, List.of(), latest(it -> it.action() == Action.RESUME))
                : new StopState(Kind.WAIVED, List.of(), firstToEnd(unresumed));
    }

    /** The stops that none of these transitions answers. */
    private List<String> without(Predicate<Transition> isMeant, Collection<String> names) {
        Set<String> answered = new HashSet<>();
        transitions.stream().filter(isMeant).forEach(it -> answered.addAll(it.answered()));
        return names.stream().filter(name -> !answered.contains(name)).toList();
    }

    /** A person's word tells more than a rule's: who has the work now. */
    private StopState halted(List<String> open) {
        Optional<Transition> word = latest(it -> open.contains(it.name()));
        Kind kind = word.map(it -> kindAfter(it.action())).orElse(Kind.STOPPED);
        return new StopState(kind, open, word.or(() -> latest(it -> true)));
    }

    private static Kind kindAfter(Action action) {
        return switch (action) {
            case PAUSE -> Kind.PAUSED;
            case REROUTE -> Kind.REROUTED;
            case RETURN -> Kind.RETURNED;
            case RESUME -> Kind.RESUMED;
            case WAIVE -> Kind.WAIVED;
        };
    }

    private Optional<Transition> latest(Predicate<Transition> isMeant) {
        return transitions.stream().filter(isMeant).reduce((earlier, later) -> later);
    }

    /** Of the waivers that are needed, the one whose end opens a stop first. */
    private Optional<Transition> firstToEnd(List<String> waived) {
        return waived.stream()
                .flatMap(name -> transitions.stream()
                        .filter(it -> isInEffect(it, now) && it.isAnswerTo(name))
                        .max(Comparator.comparing(StopMachine::end).thenComparing(Transition::name))
                        .stream())
                .min(Comparator.comparing(StopMachine::end).thenComparing(Transition::name));
    }

    private static Instant end(Transition waiver) {
        return waiver.until().orElse(Instant.MIN);
    }
}
