package io.github.evidencegate.forge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A secret that opens the code host. It prints as {@code ***} and leaves only in a header. */
public final class AccessToken {
    private static final String SHOWN = "***";

    private final String secret;

    /** Takes the secret, without the white space around it that a variable may have got. */
    public AccessToken(String secret) {
        this.secret = secret.strip();
        if (this.secret.isEmpty()) {
            throw new IllegalArgumentException("an access token is not empty");
        }
    }

    /** The value of the header {@code Authorization}. */
    public String bearer() {
        return "Bearer " + secret;
    }

    /** The secret itself, for a client that makes the header. */
    public String secret() {
        return secret;
    }

    /** The text with this secret, wherever it stands in it, made unreadable. */
    public String hiddenIn(String text) {
        return text.replace(secret, SHOWN);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessToken that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(secret);
    }

    @Override
    public String toString() {
        return SHOWN;
    }
}
