package io.github.evidencegate.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Tries random cases for a while. {@code -Dfuzz.seed=N} makes other ones, {@code -Dfuzz.case=N} tries one alone, and
 * {@code -Dfuzz.seconds=N} is the time for all runs of the module together (20). A build has the same seed each time, so
 * that it fails for what was changed and not by chance.
 */
public final class FuzzRun {
    /** How many runs share the time. */
    private static final int RUNS = 7;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SHRINKING = 300;

    /** One seed for all, so that one line of a log repeats all. */
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122L);

    private static final long SECONDS = Long.getLong("fuzz.seconds", 20L);
    private static final Optional<Long> ONLY = Optional.ofNullable(Long.getLong("fuzz.case"));

    private final String name;

    private FuzzRun(String name) {
        this.name = name;
    }

    /** What a case must stand. */
    @FunctionalInterface
    public interface Check<T> {
        /** Throws what a broken rule throws. */
        void accept(T input) throws Exception;
    }

    /** Prints the seed: who sees a failure finds it even if the machine died over it. */
    public static FuzzRun of(String name) {
        System.out.println("fuzz " + name + ": -Dfuzz.seed=" + SEED);
        return new FuzzRun(name);
    }

    /** Tries texts, and makes one that breaks a rule shorter. */
    public void tryBytes(Function<Random, byte[]> make, Check<byte[]> check) {
        run(make, check, input -> shortest(input, check), Mutant::described);
    }

    /** Tries what cannot be shortened; its case number is what describes it. */
    public void trySeeds(Check<Long> check) {
        run(Random::nextLong, check, seed -> seed, seed -> "seed " + seed);
    }

    private <T> void run(Function<Random, T> make, Check<T> check, UnaryOperator<T> smaller, Function<T, String> told) {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos() / RUNS;
        long number = ONLY.orElse(0L);
        long slowest = 0;
        do {
            T input = make.apply(new Random(SEED * 1_000_003L + number));
            long start = System.nanoTime();
            Optional<Throwable> broken = broken(input, check);
            slowest = Math.max(slowest, System.nanoTime() - start);
            if (broken.isPresent()) {
                throw new AssertionError(
                        "fuzz " + name + " broke: -Dfuzz.seed=" + SEED + " -Dfuzz.case=" + number + "\n"
                                + told.apply(smaller.apply(input)),
                        broken.get());
            }
            number++;
        } while (ONLY.isEmpty() && System.nanoTime() < end);
        System.out.println("fuzz " + name + ": " + number + " cases, the slowest in " + slowest / 1_000_000 + " ms");
    }

    private static <T> Optional<Throwable> broken(T input, Check<T> check) {
        try {
            assertTimeoutPreemptively(PATIENCE, () -> check.accept(input));
            return Optional.empty();
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            return Optional.of(e);
        }
    }

    /** Takes pieces away as long as the rest breaks too: halves first, then ever smaller ones. */
    private static byte[] shortest(byte[] input, Check<byte[]> check) {
        byte[] kept = input;
        int tries = 0;
        for (int piece = Math.max(1, kept.length / 2); tries < SHRINKING; piece = Math.max(1, piece / 2)) {
            int before = kept.length;
            for (int at = 0; at < kept.length && tries < SHRINKING; tries++) {
                byte[] without = Mutant.without(kept, at, piece);
                if (broken(without, check).isPresent()) {
                    kept = without;
                } else {
                    at += piece;
                }
            }
            if (piece == 1 && kept.length == before) {
                break;
            }
        }
        return kept;
    }
}
