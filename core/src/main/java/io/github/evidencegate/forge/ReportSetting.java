package io.github.evidencegate.forge;

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
}
