package io.github.evidencegate.evidence;

import java.util.List;

/**
 * An AI that wrote part of the change, with the signs that say so. Absence of signs proves nothing: attribution can be
 * switched off.
 *
 * @param name the product, such as {@code Claude Code}
 */
public record CodingAgent(String name, List<Sign> signs) {
    /** What kind of sign it is, from the strongest to the weakest. */
    public enum SignKind {
        LOGIN,
        ADDRESS,
        TRAILER,
        BRANCH_PREFIX
    }

    /**
     * One sign.
     *
     * @param value the exact login, address, trailer line or branch prefix that matched
     * @param where the commit's object name, or the branch
     */
    public record Sign(SignKind kind, String value, String where) {}

    /** Refuses an agent without a sign. */
    public CodingAgent {
        signs = List.copyOf(signs);
        if (signs.isEmpty()) {
            throw new IllegalArgumentException("no sign of " + name);
        }
    }
}
