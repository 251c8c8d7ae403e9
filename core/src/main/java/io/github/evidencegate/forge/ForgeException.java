package io.github.evidencegate.forge;

/** The code host refused, or could not be asked. The verdict does not change because of it; the exit status does. */
public final class ForgeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String request;
    private final Kind kind;
    private final String told;
    private final String advice;

    /** How it failed, which decides what can be done about it. */
    public enum Kind {
        /** The token is wrong, has ended or is missing (401). */
        UNAUTHENTICATED,
        /** The token may not do this (403). */
        FORBIDDEN,
        /** There is no such thing, or the token may not see it (404). */
        NOT_FOUND,
        /** The request collided with another, or says what cannot be (409, 422). */
        REFUSED,
        /** Too many requests (429, or 403 with a limit). */
        LIMITED,
        /** The host itself is in trouble (5xx). */
        BROKEN,
        /** No answer came: no connection, or one that ended or took too long. */
        UNREACHABLE,
        /** An answer came that is not what the host's documentation says. */
        UNINTELLIGIBLE;

        /** Whether the same request may succeed later. */
        public boolean isRetryable() {
            return this == LIMITED || this == BROKEN || this == UNREACHABLE;
        }
    }

    /**
     * A request that failed.
     *
     * @param request method and path, without query and host: {@code POST /repos/o/n/issues/1/comments}
     * @param told what the host answered, in its own words and cut; never a header
     * @param advice what to do about it: a sentence
     */
    public ForgeException(String request, Kind kind, String told, String advice) {
        super(request + ": " + told + "; " + advice);
        this.request = request;
        this.kind = kind;
        this.told = told;
        this.advice = advice;
    }

    /** The same with what caused it. */
    public ForgeException(String request, Kind kind, String told, String advice, Throwable cause) {
        this(request, kind, told, advice);
        initCause(cause);
    }

    /** Method and path. */
    public String request() {
        return request;
    }

    /** How it failed. */
    public Kind kind() {
        return kind;
    }

    /** What the host answered, in its own words and cut; or why nothing came. */
    public String told() {
        return told;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** Whether the same request may succeed later. */
    public boolean isRetryable() {
        return kind.isRetryable();
    }
}
