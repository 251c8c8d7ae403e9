package io.github.evidencegate.stop;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.StopState.Kind;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which decisions may be recorded (R098, R113, R114). What is refused must not become part of the history.
 *
 * @param setting who may decide, and for how long
 * @param judged the head revision that was judged last; empty if none was
 * @param now when the decision is made
 */
public record Transitions(StopSetting setting, Optional<Revision> judged, Instant now) {
    /** The longest reason in characters, so that a record keeps it whole. */
    public static final int LONGEST_REASON = 500;

    /** What may be decided in this state. */
    public static Set<Action> allowed(Kind kind) {
        return switch (kind) {
            case RUNNING, RESUMED -> EnumSet.of(Action.PAUSE, Action.REROUTE, Action.RETURN);
            case WAIVED -> EnumSet.allOf(Action.class);
            case STOPPED, PAUSED, REROUTED -> EnumSet.of(Action.REROUTE, Action.RETURN, Action.RESUME, Action.WAIVE);
            case RETURNED -> EnumSet.of(Action.REROUTE, Action.RESUME, Action.WAIVE);
        };
    }

    /** What a person may answer now: what is open, or what is waived. */
    public static List<String> answerable(StopState state) {
        return state.kind() == Kind.WAIVED
                ? state.last().map(Transition::answers).orElse(List.of())
                : state.open();
    }

    /**
     * The stops that these words name, which are names, findings' ids, or names cut behind the {@code @} or in the head;
     * all that can be answered if there are no words. A word that names nothing stays as it is, and is refused.
     */
    public static List<String> naming(StopState state, List<String> words) {
        List<String> known = answerable(state);
        return words.isEmpty()
                ? known
                : words.stream()
                        .flatMap(word -> {
                            List<String> meant = known.stream()
                                    .filter(stop -> isMeant(stop, word))
                                    .toList();
                            return meant.isEmpty() ? Stream.of(word) : meant.stream();
                        })
                        .distinct()
                        .toList();
    }

    private static boolean isMeant(String stop, String word) {
        return stop.equals(word) || stop.startsWith(word.contains("@") ? word : word + "@");
    }

    /**
     * Why the decision cannot be recorded, with what can; empty if it may be.
     *
     * @param by the person as an adapter checked them
     */
    public Optional<String> refuse(StopState state, Transition transition, Identity by) {
        return Stream.of(
                        identity(transition, by),
                        action(state, transition.action()),
                        head(transition),
                        answers(state, transition),
                        receiver(transition),
                        waiver(transition),
                        reason(transition))
                .flatMap(Optional::stream)
                .findFirst()
                .map(why -> StateWords.word(transition.action()) + ": " + why);
    }

    private Optional<String> identity(Transition transition, Identity by) {
        boolean isSame = transition.by().name().equals(by.name());
        return refusedUnless(
                isSame && by.actor(setting).isPresent(),
                isSame
                        ? StateWords.plain(by.name()) + " may not decide; policy lets " + setting.who()
                                + " (stop.deciders)"
                        : StateWords.plain(transition.by().name()) + " was not checked, but "
                                + StateWords.plain(by.name()) + " was; each decides for themselves");
    }

    private static Optional<String> action(StopState state, Action action) {
        String ways = allowed(state.kind()).stream().map(StateWords::word).collect(Collectors.joining(", "));
        return refusedUnless(
                allowed(state.kind()).contains(action),
                "the change is " + StateWords.word(state.kind()) + "; from there: " + ways);
    }

    private Optional<String> head(Transition transition) {
        return refusedUnless(
                judged.isEmpty() || judged.get().equals(transition.head()),
                "it is about " + transition.head().abbreviated() + ", but "
                        + judged.map(Revision::abbreviated).orElse("")
                        + " was judged last; look at that and decide anew");
    }

    private static Optional<String> answers(StopState state, Transition transition) {
        List<String> known = answerable(state);
        List<String> unknown = transition.answers().stream()
                .filter(answer -> !known.contains(answer))
                .map(StateWords::plain)
                .toList();
        if (transition.action().lifts() && transition.answers().isEmpty()) {
            return Optional.of("it names no stop; open: " + shown(known));
        }
        return refusedUnless(
                unknown.isEmpty(),
                "not open: " + String.join(", ", unknown) + "; open: " + (known.isEmpty() ? "nothing" : shown(known)));
    }

    private static String shown(List<String> stops) {
        return stops.stream().map(StateWords::plain).collect(Collectors.joining(", "));
    }

    private static Optional<String> receiver(Transition transition) {
        boolean hasOne = transition.to().filter(to -> !to.isBlank()).isPresent();
        return switch (transition.action()) {
            case REROUTE -> refusedUnless(hasOne, "say to whom the work goes");
            case RETURN -> Optional.empty();
            case PAUSE, RESUME, WAIVE ->
                refusedUnless(transition.to().isEmpty(), "nobody takes the work over; reroute or return does that");
        };
    }

    private Optional<String> waiver(Transition transition) {
        Instant latest = now.plus(Duration.ofDays(setting.waiverDays()));
        Instant until = transition.until().orElse(latest);
        return refusedUnless(
                until.isAfter(now) && !until.isAfter(latest),
                "a waiver ends after now (" + now + ") and within " + setting.waiverDays()
                        + " days (stop.waiverDays), not at " + until);
    }

    private static Optional<String> reason(Transition transition) {
        int length = transition.reason().length();
        return refusedUnless(
                length <= LONGEST_REASON,
                "the reason has " + length + " characters; say it in at most " + LONGEST_REASON);
    }

    private static Optional<String> refusedUnless(boolean isFine, String why) {
        return isFine ? Optional.empty() : Optional.of(why);
    }
}
