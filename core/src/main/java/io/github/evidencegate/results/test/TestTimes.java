package io.github.evidencegate.results.test;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as the tools of .NET write them. */
final class TestTimes {
    private static final double SECONDS_LIMIT = 1e9;
    private static final int TEXT_LIMIT = 40;
    private static final int SIXTY = 60;
    private static final int HOURS = 24;

    private TestTimes() {}

    /** {@code 2026-11-22T12:00:00.1234567+01:00}, or with a blank for the T; without an offset nobody knows when it is. */
    static Optional<Instant> instant(String text) {
        try {
            return text.length() > TEXT_LIMIT
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException e) {
            // The file's own date then says when it was made.
            return Optional.empty();
        }
    }

    /** Seconds with a decimal point; zero if it is no such number. */
    static Duration seconds(String text) {
        return number(text).map(TestTimes::ofSeconds).orElse(Duration.ZERO);
    }

    /** {@code 00:00:01.2345678}, or with days before it, {@code 1.02:03:04}; zero if it is no such text. */
    static Duration span(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            return Duration.ZERO;
        }
        int dot = parts[0].indexOf('.');
        Optional<Double> days = dot < 0 ? Optional.of(0.0) : number(parts[0].substring(0, dot));
        Optional<Double> hours = number(parts[0].substring(dot + 1));
        Optional<Double> minutes = number(parts[1]);
        Optional<Double> seconds = number(parts[2]);
        if (days.isEmpty() || hours.isEmpty() || minutes.isEmpty() || seconds.isEmpty()) {
            return Duration.ZERO;
        }
        return ofSeconds(((days.get() * HOURS + hours.get()) * SIXTY + minutes.get()) * SIXTY + seconds.get());
    }

    private static Duration ofSeconds(double seconds) {
        return seconds < SECONDS_LIMIT ? Duration.ofNanos(Math.round(seconds * 1e9)) : Duration.ZERO;
    }

    /** Of digits with or without a fraction; nothing else that Java takes for a number. */
    private static Optional<Double> number(String text) {
        boolean plain = !text.isEmpty() && text.length() <= TEXT_LIMIT;
        for (int i = 0; i < text.length() && plain; i++) {
            char next = text.charAt(i);
            plain = (next >= '0' && next <= '9') || (next == '.' && i > 0 && text.indexOf('.') == i);
        }
        return plain ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }
}
