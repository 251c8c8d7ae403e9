package io.github.evidencegate.evidence;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A commit's full object name: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits. */
public record Revision(String objectName) {
    private static final Pattern OBJECT_NAME = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int SHORT_LENGTH = 10;

    /** Refuses an abbreviated or symbolic name: evidence must name one commit for ever. */
    public Revision {
        if (!OBJECT_NAME.matcher(objectName).matches()) {
            throw new IllegalArgumentException("not a full object name: " + objectName);
        }
    }

    /** The first ten digits, for people. */
    public String abbreviated() {
        return objectName.substring(0, SHORT_LENGTH);
    }

    /** Written out, as is {@link #hashCode}: Java links the ones of a record when they are first called, in 20 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Revision that && objectName.equals(that.objectName);
    }

    @Override
    public int hashCode() {
        return objectName.hashCode();
    }

    @Override
    public String toString() {
        return objectName;
    }
}
