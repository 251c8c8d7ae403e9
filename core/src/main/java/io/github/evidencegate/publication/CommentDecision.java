package io.github.evidencegate.publication;

import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a person decides in a comment: heard, checked, recorded in the packet, and acknowledged (R098, R113). */
public final class CommentDecision {
    private final Forge forge;
    private final Policy policy;
    private final ReportSetting setting;
    private final Instant now;

    /**
     * By this policy, which is that of the base of the change.
     *
     * @param now when the comment is heard
     */
    public CommentDecision(Forge forge, Policy policy, ReportSetting setting, Instant now) {
        this.forge = forge;
        this.policy = policy;
        this.setting = setting;
        this.now = now;
    }

    /**
     * What became of a command.
     *
     * @param isRecorded whether it stands in the history, by this call or an earlier one
     * @param text what was done, or why not: a sentence for a log
     * @param failures what the code host refused afterwards: acknowledgement, label or check
     */
    public record Answer(boolean isRecorded, String text, List<ForgeException> failures) {
        /** Copies the list. */
        public Answer {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Hears a comment; empty if nobody who is to be heard commands anything in it.
     *
     * @param id names the comment
     * @throws ForgeException if change, comment or person cannot be asked about, or the decision cannot be written
     */
    public Optional<Answer> hear(long number, String id) throws ForgeException {
        return Optional.empty();
    }
}
