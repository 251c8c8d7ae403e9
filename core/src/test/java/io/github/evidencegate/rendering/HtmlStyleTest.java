package io.github.evidencegate.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlStyleTest {
    private static final int DARK = HtmlStyle.SHEET.indexOf("@media screen and (prefers-color-scheme: dark)");
    private static final String LIGHT_RULES = HtmlStyle.SHEET.substring(0, DARK);
    private static final String DARK_RULES = HtmlStyle.SHEET.substring(DARK);

    @ParameterizedTest
    @CsvSource({"text", "quiet", "link", "good", "warning", "bad"})
    void keepsTheContrastOfTextInLightAndDark(String text) {
        assertThat(contrast(LIGHT_RULES, text, "page")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(LIGHT_RULES, text, "raised")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(DARK_RULES, text, "page")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(DARK_RULES, text, "raised")).isGreaterThanOrEqualTo(4.5);
    }

    /** WCAG 2.2, "contrast ratio". */
    private static double contrast(String rules, String text, String background) {
        double one = luminance(rules, text);
        double other = luminance(rules, background);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** WCAG 2.2, "relative luminance". */
    private static double luminance(String rules, String name) {
        Matcher colour = Pattern.compile("--" + name + ": #(\\w{6});").matcher(rules);
        assertThat(colour.find()).as(name).isTrue();
        int rgb = Integer.parseInt(colour.group(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
