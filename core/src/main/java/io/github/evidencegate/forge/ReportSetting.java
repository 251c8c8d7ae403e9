package io.github.evidencegate.forge;

import java.util.List;

/**
 * What a project wants written to its code host: the policy's key {@code report}.
 *
 * @param checkName what a branch rule requires
 * @param annotations the most remarks on changed lines; 0 for none
 * @param labels whether a label mirrors the stop state
 */
public record ReportSetting(Comment comment, String checkName, int annotations, boolean labels) {
    /** What holds where policy is silent. */
    public static final ReportSetting DEFAULT = new ReportSetting(Comment.ALWAYS, "Evidence Gate", 50, true);

    private static final String OF_BRANCH = " (branch)";

    /** When the packet is posted as a comment. */
    public enum Comment {
        ALWAYS,
        /** Once there is anything but a ready change; from then on it is kept current. */
        WHEN_NEEDED,
        NEVER
    }

    /** Refuses a check without a name. */
    public ReportSetting {
        if (checkName.isBlank() || annotations < 0) {
            throw new IllegalArgumentException("no check: \"" + checkName + "\", " + annotations + " annotations");
        }
    }

    /**
     * The same for a commit that is judged by itself. Code hosts take the newest check of a name at a commit, which may be
     * the head of a change too: what a push comes to must not stand for what the change came to.
     */
    public ReportSetting ofBranch() {
        return new ReportSetting(comment, checkName + OF_BRANCH, annotations, labels);
    }

    /** The names of the checks that are our own word about a commit, and so prove nothing about it. */
    public List<String> checkNames() {
        return List.of(checkName, checkName + OF_BRANCH);
    }
}
