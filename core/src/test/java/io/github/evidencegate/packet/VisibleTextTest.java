package io.github.evidencegate.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", " ~!", "Grüße", "漢字", "\uD83D\uDE00", "e\u0301", "⚠\uFE0F", "™\uFE0F"})
    void leavesWhatIsVisible(String text) {
        assertThat(VisibleText.ofName(text)).isEqualTo(text);
        assertThat(VisibleText.ofSentence(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x7, 0x1B, 0x7F, 0x85, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B,
                0x200D, 0x202E, 0x2028, 0x2029, 0x2066, 0x2800, 0x3164, 0xE000, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFFF,
                0xE0001, 0xE0100, 0xE01EF, 0xD800, 0xDC00
            })
    void showsWhatHides(int point) {
        String shown = "a\\u{" + Integer.toHexString(point).toUpperCase(Locale.ROOT) + "}b";

        assertThat(VisibleText.ofName("a" + Character.toString(point) + "b")).isEqualTo(shown);
        assertThat(VisibleText.ofSentence("a" + Character.toString(point) + "b"))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x180A, 0x1810, 0x300, 0xFE10, 0xFDFD, 0x34E, 0x2801})
    void leavesTheNeighboursOfWhatHides(int point) {
        assertThat(VisibleText.ofName(Character.toString(point))).isEqualTo(Character.toString(point));
    }

    @Test
    void showsLineBreaksAndBlanks() {
        assertThat(VisibleText.ofName("a\nb\r\nc\rd\r")).isEqualTo("a⏎b⏎c⏎d⏎");
        assertThat(VisibleText.ofName("a\tb\u00a0c d")).isEqualTo("a⇥b\\u{A0}c d");
        assertThat(VisibleText.ofSentence("a\tb\u00a0c\u3000d")).isEqualTo("a b c d");
    }

    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdefg,6,abc…fg", "abcdefg,5,ab…fg", "abc,2,a…", "abc,1,…"})
    void cutsInside(String text, int most, String expected) {
        assertThat(VisibleText.cutInside(text, most)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdefg,6,abcde…", "abc,1,…"})
    void cutsAfter(String text, int most, String expected) {
        assertThat(VisibleText.cutAfter(text, most)).isEqualTo(expected);
    }
}
