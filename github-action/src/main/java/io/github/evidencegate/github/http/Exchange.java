package io.github.evidencegate.github.http;

import io.github.evidencegate.forge.AccessToken;
import java.io.IOException;
import java.util.Optional;

/** Sends one request once, and follows nothing. */
public interface Exchange {
    /**
     * The answer, whatever its status.
     *
     * @param token sent along if there is one
     * @throws IOException if no whole answer came in time, or one that is too big
     */
    Answer send(Request request, Optional<AccessToken> token) throws IOException;
}
