package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import java.util.Optional;

/**
 * How a run belongs into the life of its change.
 *
 * @param change names the change for ever, such as {@code github.com/owner/name#12}; empty for that of its branch
 * @param run names the run, so that it is never counted twice; empty for a name made of time and head
 * @param spent what the pipeline took so far, as far as somebody told
 * @param source where the history is kept, for people
 */
public record HistoryRequest(Optional<String> change, Optional<String> run, Spent spent, String source) {
    /** The most characters of a name: it stands whole in every entry. */
    public static final int LONGEST_NAME = 500;

    /** Refuses a name that cannot stand in a line, or that would be cut. */
    public HistoryRequest {
        if (!change.map(HistoryRequest::isName).orElse(true)
                || !run.map(HistoryRequest::isName).orElse(true)) {
            throw new IllegalArgumentException("not a name: " + change + ", " + run);
        }
    }

    /**
     * What a change is called in histories.
     *
     * @param change the name that somebody gave it
     * @param branch the branch that it is on
     * @throws EvidenceException if there is neither
     */
    static String nameOf(Optional<String> change, Optional<String> branch) throws EvidenceException {
        return change.or(() -> branch.map(name -> "branch:" + name).filter(HistoryRequest::isName))
                .orElseThrow(
                        () -> new EvidenceException("the head is on no branch, so its history has no name; name the"
                                + " change with --change, such as github.com/owner/name#12"));
    }

    /** Whether change or run can be called so. */
    public static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }
}
