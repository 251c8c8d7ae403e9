package io.github.evidencegate.github.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What an answer says of GitHub's rate limits (REST, "Rate limits for the REST API"). */
final class Limit {
    private Limit() {}

    /** Whether it was refused because there were too many requests, and not for good. */
    static boolean holds(Answer answer, String told) {
        if (answer.status() == 429) {
            return true;
        }
        String words = told.toLowerCase(Locale.ROOT);
        return answer.status() == 403
                && (answer.header("retry-after").isPresent()
                        || answer.header("x-ratelimit-remaining")
                                .filter("0"::equals)
                                .isPresent()
                        || words.contains("rate limit")
                        || words.contains("abuse detection"));
    }

    /** How long to wait; empty if it does not say. A time that has passed is no time. */
    static Optional<Duration> pause(Answer answer, Instant now) {
        Optional<Duration> after =
                answer.header("retry-after").flatMap(Limit::number).map(Duration::ofSeconds);
        if (after.isPresent()) {
            return after;
        }
        return answer.header("x-ratelimit-remaining")
                .filter("0"::equals)
                .flatMap(none -> answer.header("x-ratelimit-reset"))
                .flatMap(Limit::number)
                .map(reset -> Duration.between(now, Instant.ofEpochSecond(reset)))
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause.plusSeconds(1));
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
