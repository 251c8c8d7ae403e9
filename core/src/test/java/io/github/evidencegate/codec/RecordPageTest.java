package io.github.evidencegate.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.DocsPages;
import io.github.evidencegate.testkit.Json;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/record.md against the codec. */
class RecordPageTest {
    private static final String PAGE = DocsPages.read("record.md");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z]+)` \\|");

    @Test
    void explainsEverySection() {
        Map<?, ?> members = (Map<?, ?>) Json.at(Json.read(PublishedSchema.RECORD.text()), "properties");

        List<String> explained =
                ROW.matcher(PAGE).results().map(row -> row.group(1)).toList();

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(
                        members.keySet().stream().map(Object::toString).toList());
    }

    @Test
    void showsExamplesOfARealRecord() {
        Sample blocked = Samples.blocked();
        Object record = Json.read(RecordCodec.encode(blocked.record(), blocked.verdict()));

        List<Object> examples = EXAMPLE.matcher(PAGE)
                .results()
                .map(example -> Json.read(example.group(1)))
                .toList();

        assertThat(examples).hasSize(4);
        assertThat(parts(record).toList()).containsAll(examples);
    }

    @Test
    void staysShort() {
        assertThat(PAGE.lines()).hasSizeLessThanOrEqualTo(120);
    }

    private static Stream<Object> parts(Object node) {
        Stream<Object> below = Stream.of();
        if (node instanceof Map<?, ?> map) {
            below = map.values().stream().flatMap(RecordPageTest::parts);
        } else if (node instanceof List<?> list) {
            below = list.stream().flatMap(RecordPageTest::parts);
        }
        return Stream.concat(Stream.of(node), below);
    }
}
