package io.github.evidencegate.github.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came back: hostile, and small enough to keep. */
public final class Answer {
    private final int status;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;

    /** Takes an answer; a header without a name, which is the status line in Java, is left out. */
    public Answer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.body = body.clone();
        headers.forEach((name, values) -> {
            if (name != null) {
                this.headers.put(name, List.copyOf(values));
            }
        });
    }

    /** The status; 200 to 299 is good. */
    public int status() {
        return status;
    }

    /** The first header of this name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The bytes. */
    public byte[] body() {
        return body.clone();
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    boolean isElsewhere() {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }
}
