package io.github.evidencegate.github.http;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request to the REST API.
 *
 * @param body JSON
 */
public record Request(String method, URI url, Optional<Body> body) {
    /** Those that would do the same deed twice; all others end the same however often they are sent. */
    private static final Pattern ADDS = Pattern.compile("POST .*/(comments|check-runs)|PATCH .*/check-runs/\\d+");

    /** The bytes of a body, which no message shows. */
    public static final class Body {
        private final byte[] bytes;

        /** Takes the bytes as they are. */
        public Body(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    /** A request without a body. */
    public static Request of(String method, URI url) {
        return new Request(method, url, Optional.empty());
    }

    /** Whether it may be sent again although it may have been carried out. */
    boolean isRepeatable() {
        return !ADDS.matcher(method + " " + url.getPath()).matches();
    }

    /** The same elsewhere. */
    Request at(URI other) {
        return new Request(method, other, body);
    }

    /** Method and path, without host and query. */
    @Override
    public String toString() {
        return method + " " + url.getRawPath();
    }
}
