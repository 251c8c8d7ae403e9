package io.github.evidencegate.delivery;

import io.github.evidencegate.verdict.Decision;

/** How the program ends. Pipelines rely on the numbers: they never change. */
public enum ExitStatus {
    /** The change may go on: it is ready, or needs attention. Also when a text was asked for and printed. */
    GO_ON(0),
    /** The change is blocked or stopped; or a checkup found that something needed is missing. */
    BLOCKED(1),
    /** Nothing was judged: the arguments, the policy or the repository cannot be used. */
    UNUSABLE(2),
    /** The code host failed. The change may be judged nevertheless; then verdict and record are written. */
    FORGE_FAILED(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** What a decision means for the pipeline. */
    public static ExitStatus of(Decision decision) {
        return switch (decision) {
            case READY, ATTENTION -> GO_ON;
            case BLOCKED, STOPPED -> BLOCKED;
        };
    }
}
