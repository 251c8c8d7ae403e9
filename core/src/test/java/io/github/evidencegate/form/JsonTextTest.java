package io.github.evidencegate.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.Json;
import io.github.evidencegate.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTextTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", "\"\""),
                Arguments.of("plain", "\"plain\""),
                // The example of RFC 8785, section 3.2.2.2.
                Arguments.of("€$\17\nA'B\"\\\\\"/", "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\""),
                Arguments.of("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\""),
                Arguments.of("\u0000\u001f\u007f", "\"\\u0000\\u001f\u007f\""),
                Arguments.of("\u2028\u202e\u200b", "\"\u2028\u202e\u200b\""),
                Arguments.of("\uD83D\uDE00", "\"\uD83D\uDE00\""),
                Arguments.of("a\uD83D", "\"a\uFFFD\""),
                Arguments.of("\uDE00b", "\"\uFFFDb\""),
                Arguments.of("\uDE00\uD83D", "\"\uFFFD\uFFFD\""),
                Arguments.of("\uD83D\uD83D\uDE00", "\"\uFFFD\uD83D\uDE00\""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void escapesAsRfc8785(String text, String json) {
        assertThat(quoted(text)).isEqualTo(json);
    }

    @Test
    void writesValidJsonForAnyText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = Samples.HOSTILE + "\uD83D\uDE00\u2028";

        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(20), 0, alphabet.length())
                    .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
                    .reduce("", String::concat);
            // What UTF-8 cannot carry is replaced there as well, by a question mark.
            String carried = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(((String) Json.read(quoted(text))).replace('\uFFFD', '?'))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(carried);
        }
    }

    @Test
    void writesAMegabyte() {
        String text = "\"\u0000x".repeat(350_000);

        assertThat(Json.read(quoted(text))).isEqualTo(text);
    }

    @Test
    void indentsForPeople() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("b", List.of(1, true, "x"));
        tree.put("a", Map.of());
        tree.put("c", List.of());

        String pretty = JsonText.pretty(tree);

        assertThat(pretty).isEqualTo("""
                        {
                          "b": [
                            1,
                            true,
                            "x"
                          ],
                          "a": {},
                          "c": []
                        }
                        """);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        JsonText.quote(text, out);
        return out.toString();
    }
}
