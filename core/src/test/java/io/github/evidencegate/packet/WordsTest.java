package io.github.evidencegate.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Scope.FileClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"0 0", "999 999", "1000 1,000", "12345 12,345", "123456 123,456", "1234567 1,234,567"})
    void groupsDigits(long number, String expected) {
        assertThat(Words.number(number)).isEqualTo(expected);
    }

    @Test
    void countsInSingularAndPlural() {
        assertThat(Words.count(0, "file")).isEqualTo("0 files");
        assertThat(Words.count(1, "file")).isEqualTo("1 file");
        assertThat(Words.count(1_000, "file")).isEqualTo("1,000 files");
        assertThat(Words.lines(1_200, 3)).isEqualTo("+1,200 −3");
    }

    @Test
    void neverRoundsAShareUpAndNeverPrintsZeroForNothing() {
        assertThat(Words.share(new Ratio(9_996, 10_000))).isEqualTo("99.9 % (9,996 of 10,000)");
        assertThat(Words.share(new Ratio(0, 4))).isEqualTo("0.0 % (0 of 4)");
        assertThat(Words.share(new Ratio(4, 4))).isEqualTo("100.0 % (4 of 4)");
        assertThat(Words.share(Ratio.NONE)).isEqualTo("no coverable lines");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.0 s",
        "99,0.0 s",
        "1250,1.2 s",
        "59999,59.9 s",
        "60000,1 min 0 s",
        "3599000,59 min 59 s",
        "3600000,1 h 0 min",
        "7500000,2 h 5 min"
    })
    void showsTimesInTheirTwoLargestUnits(long millis, String expected) {
        assertThat(Words.time(Duration.ofMillis(millis))).isEqualTo(expected);
    }

    @Test
    void namesConstantsByWords() {
        assertThat(Words.word(FileClass.CODING_AGENT_CONFIGURATION)).isEqualTo("coding agent configuration");
    }

    @Test
    void countsPassedAndRepairedGatesAsGood() {
        assertThat(Words.good(List.of(
                        PacketSamples.gate("a", State.PASS, 0),
                        PacketSamples.gate("b", State.REPAIRED, 0),
                        PacketSamples.gate("c", State.WAIVED, 0))))
                .isEqualTo("2 of 3");
    }
}
