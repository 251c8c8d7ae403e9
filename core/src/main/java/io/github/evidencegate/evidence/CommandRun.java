package io.github.evidencegate.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a command that is a gate, as {@code evidence-gate gate} recorded it. It holds no output and no argument:
 * both can carry secrets, and output can quote source code (R213).
 *
 * @param id the gate's
 * @param kind what sort of check it is, in the words of who runs it
 * @param program the program's name, without its folder
 * @param arguments digest of the arguments, each followed by a NUL: equal if the command is
 * @param head the revision that was checked out from its start to its end
 * @param took by a clock that nobody sets, so it need not be the time between the two instants
 * @param output fingerprint of what it printed, without what differs from run to run
 */
public record CommandRun(
        String id,
        Optional<String> kind,
        String program,
        Digest arguments,
        Revision head,
        Instant startedAt,
        Instant endedAt,
        Duration took,
        Ending ending,
        Digest output) {
    private static final int LONGEST_ID = 64;

    /**
     * How a command ended.
     *
     * @param exitStatus 128 and the number of the signal if one killed it, as shells count; 126 or 127 if it did not
     *     start
     * @param signal the signal that told it to end: {@code TERM}
     * @param notStarted why it could not start
     */
    public record Ending(int exitStatus, Optional<String> signal, Optional<String> notStarted) {
        /** Whether it ran to its own end and was content. What was told to end has not proven anything. */
        public boolean isGood() {
            return exitStatus == 0 && signal.isEmpty() && notStarted.isEmpty();
        }
    }

    /** Refuses a program without a name, and a negative time. */
    public CommandRun {
        if (program.isBlank() || took.isNegative()) {
            throw new IllegalArgumentException("not a run: " + program + ", " + took);
        }
    }

    /**
     * Whether a gate can be called so: up to 64 lower-case letters, digits and dashes, the first no dash. So it is safe
     * in a file's name.
     */
    public static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_ID
                && text.charAt(0) != '-'
                && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
    }
}
