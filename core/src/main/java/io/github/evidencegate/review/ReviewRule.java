package io.github.evidencegate.review;

import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Rule;

/** The rules about reviews and other changes, in the order in which a packet lists them. */
public enum ReviewRule implements Rule {
    APPROVAL_OLDER_THAN_HEAD(
            "approval-older-than-head", Mode.WARN, "An approval was given on another revision than the head.", """
            Somebody approved the change, and commits came after that or the branch was rewritten: nobody approved what \
            would be merged. Have the person look at what is new and approve the head, or let the code host dismiss old \
            approvals. An approval of which the code host does not tell the revision counts as old, and reviews that it \
            did not tell at all count as not known."""),
    SAME_HEAD_ELSEWHERE("same-head-elsewhere", Mode.WARN, "Another open change has the same head.", """
            A commit status belongs to a revision, not to a change: what passes for one of the changes passes for the \
            other, whatever the other's target, policy and reviews are. Close one of them, or add a commit to one.""");

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts cannot change, which the checker cannot tell.
    private final Text text;

    ReviewRule(String id, Mode defaultMode, String summary, String explanation) {
        text = new Text(id, defaultMode, summary, explanation);
    }

    @Override
    public Text text() {
        return text;
    }
}
