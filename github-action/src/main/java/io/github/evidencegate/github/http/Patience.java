package io.github.evidencegate.github.http;

import io.github.evidencegate.forge.ForgeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How long a run waits for GitHub: for all its requests together no longer than a ceiling. */
public final class Patience {
    private static final int MOST_TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    /** What GitHub asks for if it limits and names no time (REST, "Rate limits", secondary ones). */
    private static final Duration UNNAMED = Duration.ofSeconds(60);

    private static final Duration CEILING = Duration.ofMinutes(2);

    private final InstantSource clock;
    private final Sleep sleep;
    private Duration left;

    /** Waits. */
    public interface Sleep {
        /** Waits that long. */
        void sleep(Duration time) throws InterruptedException;
    }

    /** With this much to wait in all. */
    public Patience(InstantSource clock, Sleep sleep, Duration ceiling) {
        this.clock = clock;
        this.sleep = sleep;
        this.left = ceiling;
    }

    /** Two minutes in all. */
    public static Patience usual() {
        return new Patience(InstantSource.system(), time -> Thread.sleep(time.toMillis()), CEILING);
    }

    /** Now. */
    Instant now() {
        return clock.instant();
    }

    /**
     * Waits before the next try, if there is to be one.
     *
     * @param tries how many there were, from 1
     * @param wanted how long the answer says to wait; empty if it does not say
     * @return whether to try again
     */
    boolean waits(int tries, ForgeException.Kind kind, Optional<Duration> wanted) {
        if (!kind.isRetryable() || tries >= MOST_TRIES) {
            return false;
        }
        Duration unsaid =
                kind == ForgeException.Kind.LIMITED ? UNNAMED : FIRST_PAUSE.multipliedBy(1L << (2 * (tries - 1)));
        return spends(wanted.orElse(unsaid)) && slept(wanted.orElse(unsaid));
    }

    private synchronized boolean spends(Duration time) {
        if (time.compareTo(left) > 0) {
            return false;
        }
        left = left.minus(time);
        return true;
    }

    private boolean slept(Duration time) {
        try {
            sleep.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
