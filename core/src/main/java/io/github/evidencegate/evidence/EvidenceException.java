package io.github.evidencegate.evidence;

/** Input that cannot be used: which file, which place, what was expected, and what to do next. */
public final class EvidenceException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * With the place and the remedy in one sentence.
     *
     * @param message such as {@code .evidence-gate.yml:14:3: unknown gate "lnt"; did you mean "lint"?}
     */
    public EvidenceException(String message) {
        super(message);
    }

    /** The same, with what lies behind it. */
    public EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
