package io.github.evidencegate.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A named person's word about whether a change goes on (R098, R113).
 *
 * @param reason why, in the person's words
 * @param head the revision that the person had before them
 * @param answers the stops that the person knew of, as {@link StopState#open} names them. Only these are lifted by
 *     {@link Action#RESUME} and {@link Action#WAIVE}. The id of a finding alone means that finding against {@code head}
 * @param to whom the work goes; only for {@link Action#REROUTE} and {@link Action#RETURN}
 * @param until when a waiver ends; only for {@link Action#WAIVE}
 */
public record Transition(
        Action action,
        Actor by,
        Instant at,
        Revision head,
        String reason,
        List<String> answers,
        Optional<String> to,
        Optional<Instant> until)
        implements HistoryEntry {
    private static final int NAME_DIGITS = 16;

    /** Refuses one without a reason, and a waiver without an end. */
    public Transition {
        answers = List.copyOf(answers);
        if (reason.isBlank()) {
            throw new IllegalArgumentException(action + " without a reason");
        }
        if ((action == Action.WAIVE) != until.isPresent()) {
            throw new IllegalArgumentException("a waiver, and nothing else, has an end");
        }
    }

    /** What the stop is called that this decision makes: the same content has the same name. */
    public String name() {
        StringBuilder content = new StringBuilder();
        Stream.of(
                        // Records keep no finer time.
                        Stream.of(by.name(), by.entitlement(), millis(at), head.objectName(), reason),
                        Stream.of(Integer.toString(answers.size())),
                        answers.stream(),
                        to.stream(),
                        until.stream().map(Transition::millis))
                .flatMap(part -> part)
                // With its length before it, no part can pass for two.
                .forEach(part -> content.append(part.length()).append(':').append(part));
        String digits = Digest.ofUtf8(content.toString()).hex().substring(0, NAME_DIGITS);
        return action.name().toLowerCase(Locale.ROOT) + "-" + digits;
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    /** The stops that the person named: each answer as it stands, and as a finding against {@code head}. */
    public List<String> answered() {
        return answers.stream()
                .flatMap(answer -> Stream.of(answer, JudgedRun.stopName(answer, head)))
                .toList();
    }

    /** Whether the person named this stop. */
    public boolean isAnswerTo(String stop) {
        return answered().contains(stop);
    }

    /** What is decided. */
    public enum Action {
        PAUSE,
        REROUTE,
        RETURN,
        RESUME,
        WAIVE;

        /** Whether it lifts stops; the others make one. */
        public boolean lifts() {
            return this == RESUME || this == WAIVE;
        }
    }

    /**
     * Who decides.
     *
     * @param name as the forge or the command line names them
     * @param entitlement what was checked, and where: {@code write access (GitHub)}; a decision without is not recorded
     * @param rights what else was found when they were checked, so that the policy of a later run can be asked about them;
     *     empty in entries that were kept before this was
     */
    public record Actor(String name, String entitlement, Optional<Rights> rights) {
        /** Refuses an identity that nobody checked. */
        public Actor {
            if (name.isBlank() || entitlement.isBlank()) {
                throw new IllegalArgumentException("an actor has a name and an entitlement");
            }
        }

        /** Of whom nothing but the name is known. */
        public Actor(String name, String entitlement) {
            this(name, entitlement, Optional.empty());
        }
    }

    /**
     * What a person was found to be, whatever policy made of it.
     *
     * @param teams those that they are a member of, of the ones that were asked about: {@code @org/team}
     * @param canWrite whether they may write to the repository
     */
    public record Rights(List<String> teams, boolean canWrite) {
        /** Neither. */
        public static final Rights NONE = new Rights(List.of(), false);

        /** Copies the list. */
        public Rights {
            teams = List.copyOf(teams);
        }
    }

    /** Written out, as that of {@link JudgedRun}. */
    @Override
    public int hashCode() {
        return 31 * reason.hashCode() + at.hashCode();
    }

    @Override
    public <R> R fold(Function<JudgedRun, R> run, Function<Transition, R> transition) {
        return transition.apply(this);
    }
}
