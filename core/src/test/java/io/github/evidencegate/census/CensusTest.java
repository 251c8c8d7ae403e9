package io.github.evidencegate.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.census.Census.Standing;
import io.github.evidencegate.evidence.Digest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CensusTest {
    /** Names with their standing, one letter each: g, b or i. */
    private static Census census(String text) {
        Roster roster = new Roster();
        for (String entry : text.isEmpty() ? new String[0] : text.split(" ")) {
            Standing standing = switch (entry.charAt(entry.length() - 1)) {
                case 'g' -> Standing.GOOD;
                case 'b' -> Standing.BAD;
                default -> Standing.IDLE;
            };
            roster.add(Digest.shortOf(entry.substring(0, entry.length() - 2)), standing);
        }
        return roster.census().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a:g b:g     | a:g b:g     | 0 0 2 0 0
            a:g c:g     | a:g b:g     | 1 1 1 0 0
            a:b b:g     | a:g b:b     | 0 0 2 1 1
            a:i         | a:b         | 0 0 1 0 0
            a:b         | ''          | 1 0 0 1 0
            ''          | a:g b:b     | 0 2 0 0 0
            a:g a:g a:b | a:g a:g     | 1 0 2 1 0
            a:g         | a:g a:b     | 0 1 1 0 0
            """)
    void comparesNamesAsOftenAsTheyAreThere(String now, String then, String counts) {
        Difference difference = census(now).since(census(then));

        long[] expected =
                Arrays.stream(counts.split(" ")).mapToLong(Long::parseLong).toArray();
        assertThat(difference)
                .isEqualTo(new Difference(expected[0], expected[1], expected[2], expected[3], expected[4]));
    }

    @Test
    void knowsWhoWasThereAndHow() {
        Census census = census("a:b a:g b:i");

        assertThat(census.count(Digest.shortOf("a"))).isEqualTo(2);
        assertThat(census.count(Digest.shortOf("a"), Standing.BAD)).isEqualTo(1);
        assertThat(census.count(Digest.shortOf("b"), Standing.BAD)).isZero();
        assertThat(census.count(-1L, Standing.IDLE)).isZero();
        assertThat(census.has(Digest.shortOf("b"))).isTrue();
        assertThat(census.has(Digest.shortOf("c"))).isFalse();
        assertThat(Census.EMPTY.has(Digest.shortOf("a"))).isFalse();
    }

    @Test
    void isTheSameFromPartsAsFromTheWhole() {
        Census parts = Census.of(List.of(census("a:g c:b"), census("b:g"), Census.EMPTY))
                .orElseThrow();

        assertThat(parts.since(census("a:g b:g c:b"))).isEqualTo(new Difference(0, 0, 3, 0, 0));
    }

    @Test
    void countsAsMapsOfNamesWould() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Map<Long, Integer> more = new HashMap<>();
            Roster now = new Roster();
            Roster then = new Roster();
            for (int i = 0; i < 100; i++) {
                long key = (random.nextInt(40) - 20L) << 58;
                (random.nextBoolean() ? now : then).add(key, random.nextBoolean() ? Standing.GOOD : Standing.BAD);
            }
            Census head = now.census().orElseThrow();
            Census base = then.census().orElseThrow();
            for (long key = -20; key < 20; key++) {
                more.put(key << 58, head.count(key << 58) - base.count(key << 58));
            }

            Difference difference = head.since(base);

            long appeared = more.values().stream().mapToInt(n -> Math.max(0, n)).sum();
            assertThat(difference.appeared()).as("seed %d", seed).isEqualTo(appeared);
            assertThat(difference.unchanged() + difference.appeared())
                    .as("seed %d", seed)
                    .isEqualTo(head.size());
            assertThat(difference.unchanged() + difference.disappeared())
                    .as("seed %d", seed)
                    .isEqualTo(base.size());
        }
    }

    @Test
    void saysNothingOfMoreThanItCanHold() {
        Roster roster = new Roster();
        for (int i = 0; i < Census.LIMIT; i++) {
            roster.add(i, Standing.GOOD);
        }
        Census full = roster.census().orElseThrow();
        Roster over = new Roster();
        over.addAll(roster);
        over.add(-1, Standing.GOOD);

        assertThat(over.census()).isEmpty();
        assertThat(Census.of(List.of(full, census("a:g")))).isEmpty();
    }
}
