package io.github.evidencegate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Whether work on a change may go on (design.md, section 8).
 *
 * @param open what must be answered before it may, sorted: {@linkplain JudgedRun#stopNames names} of stops by rules, or
 *     {@linkplain Transition#name names} of decisions; empty if it may
 * @param last the decision that led here, for {@link Kind#WAIVED} the waiver that ends first; empty if nobody decided
 *     anything
 */
public record StopState(Kind kind, List<String> open, Optional<Transition> last) {
    /** Nothing happened yet. */
    public static final StopState RUNNING = new StopState(Kind.RUNNING, List.of(), Optional.empty());

    /** Refuses a change that may go on although something is open, or the reverse. */
    public StopState {
        open = List.copyOf(open);
        if (kind.goesOn() != open.isEmpty()) {
            throw new IllegalArgumentException(kind + " with " + open.size() + " open stops");
        }
    }

    /** The states. */
    public enum Kind {
        RUNNING,
        /** Somebody paused it. */
        PAUSED,
        /** It goes to somebody else. */
        REROUTED,
        /** It goes back to a person. */
        RETURNED,
        /** A rule stopped it. */
        STOPPED,
        /** Stopped once, and a named person let it go on. */
        RESUMED,
        /** Stopped, but allowed until a certain time. */
        WAIVED;

        /** Whether a pipeline may run. */
        public boolean goesOn() {
            return this == RUNNING || this == RESUMED || this == WAIVED;
        }
    }
}
