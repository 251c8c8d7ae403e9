package io.github.evidencegate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.LineRanges.Range;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineRangesTest {
    @Test
    void joinsRangesThatTouchOrOverlap() {
        List<Range> unsorted = List.of(new Range(8, 9), new Range(1, 3), new Range(4, 5), new Range(2, 2));

        LineRanges ranges = LineRanges.of(unsorted);

        assertThat(ranges).hasToString("1-5,8-9");
        assertThat(ranges.count()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-10,15,20-22", "3-4,6"})
    void readsWhatItWrites(String text) {
        assertThat(LineRanges.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5-3", "a", "1,", "1-2,2-4", "3,4", "-1"})
    void refusesWhatIsNotItsNotation(String text) {
        assertThatThrownBy(() -> LineRanges.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"2,false", "3,true", "4,true", "5,false", "9,false", "10,true", "11,false"})
    void containsItsOwnLinesOnly(int line, boolean contained) {
        LineRanges ranges = LineRanges.parse("3-4,10");

        assertThat(ranges.contains(line)).isEqualTo(contained);
    }

    @Test
    void agreesWithSetsOfLines() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);

        for (int round = 0; round < 500; round++) {
            BitSet left = lines(random);
            BitSet right = lines(random);

            assertThat(of(left).and(of(right))).as("and, seed %d", seed).isEqualTo(of(and(left, right)));
            assertThat(of(left).or(of(right))).as("or, seed %d", seed).isEqualTo(of(or(left, right)));
            assertThat(of(left).without(of(right))).as("without, seed %d", seed).isEqualTo(of(without(left, right)));
            assertThat(of(left).count()).as("count, seed %d", seed).isEqualTo(left.cardinality());
        }
    }

    private static BitSet lines(Random random) {
        BitSet lines = new BitSet();
        for (int i = random.nextInt(20); i > 0; i--) {
            lines.set(1 + random.nextInt(30));
        }
        return lines;
    }

    private static LineRanges of(BitSet lines) {
        return LineRanges.of(
                lines.stream().mapToObj(line -> new Range(line, line)).toList());
    }

    private static BitSet and(BitSet left, BitSet right) {
        BitSet result = (BitSet) left.clone();
        result.and(right);
        return result;
    }

    private static BitSet or(BitSet left, BitSet right) {
        BitSet result = (BitSet) left.clone();
        result.or(right);
        return result;
    }

    private static BitSet without(BitSet left, BitSet right) {
        BitSet result = (BitSet) left.clone();
        result.andNot(right);
        return result;
    }
}
