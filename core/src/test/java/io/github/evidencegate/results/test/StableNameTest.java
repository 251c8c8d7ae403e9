package io.github.evidencegate.results.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R098: the same failure is known again, whatever its parameters print. */
class StableNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BasketTest.sums(Basket@1b6d3586)[1] | BasketTest.sums(Basket@4554617c)[1]",
                "FileTest.reads[/tmp/junit8423/a.txt] | FileTest.reads[/tmp/junit-x_1/a.txt]",
                "FileTest.reads[/var/folders/zz/x/T/junit1/a.txt] | FileTest.reads[/var/folders/zz/x/T/junit2/a.txt]",
                "FileTest.reads[C:\\Users\\me\\AppData\\Local\\Temp\\j1\\a] | FileTest.reads[C:\\Users\\me\\AppData\\Local\\Temp\\j2\\a]",
                "IdTest.parses(123e4567-e89b-12d3-a456-426614174000) | IdTest.parses(00000000-e89b-12d3-a456-426614174001)",
            })
    void isTheSameInTwoRunsOfOneTest(String one, String other) {
        assertThat(StableName.of(one)).isEqualTo(StableName.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.B.sums[1] | a.B.sums[2]",
                "a.B.waits(10 ms) | a.B.waits(20 ms)",
                "src/tmp/a.test.js reads | src/tmp/b.test.js reads",
                "mail to a@example.org | mail to b@example.org",
                "colour #ff00aa | colour #ff00ab",
            })
    void keepsTestsApart(String one, String other) {
        assertThat(StableName.of(one)).isNotEqualTo(StableName.of(other));
    }
}
