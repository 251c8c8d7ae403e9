package io.github.evidencegate.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A named person's word about whether a change goes on (R098, R113).
 *
 * @param reason why, in the person's words
 * @param head the revision that the person had before them
 * @param answers the stops that the person knew of: ids of findings, or of earlier transitions. Only these are lifted by
 *     {@link Action#RESUME} and {@link Action#WAIVE}
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

    /** What is decided. */
    public enum Action {
        PAUSE,
        REROUTE,
        RETURN,
        RESUME,
        WAIVE
    }

    /**
     * Who decides.
     *
     * @param name as the forge or the command line names them
     * @param entitlement what was checked, and where: {@code write access (GitHub)}; a decision without is not recorded
     */
    public record Actor(String name, String entitlement) {
        /** Refuses an identity that nobody checked. */
        public Actor {
            if (name.isBlank() || entitlement.isBlank()) {
                throw new IllegalArgumentException("an actor has a name and an entitlement");
            }
        }
    }

    @Override
    public <R> R fold(Function<JudgedRun, R> run, Function<Transition, R> transition) {
        return transition.apply(this);
    }
}
