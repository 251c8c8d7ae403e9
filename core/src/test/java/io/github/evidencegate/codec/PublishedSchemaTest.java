package io.github.evidencegate.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.form.Form;
import io.github.evidencegate.form.RecordForm;
import io.github.evidencegate.testkit.Json;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedSchemaTest {
    private static final String RECORD = PublishedSchema.RECORD.text();
    private static final String META = "{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}";

    static Stream<Sample> samples() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @EnumSource
    void isASchemaUnderItsOwnId(PublishedSchema schema) {
        Object tree = Json.read(schema.text());

        assertThat(Json.violations(META, tree)).isEmpty();
        assertThat(Json.at(tree, "$id")).isEqualTo(schema.id());
        assertThat(schema.id())
                .isEqualTo(
                        "https://evidencegate.github.io/schema/" + schema.name().toLowerCase(Locale.ROOT) + "-1.json");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void acceptsWhatTheCodecWrites(Sample sample) {
        Object record = Json.read(RecordCodec.encode(sample.record(), sample.verdict()));
        Object verdict = Json.read(RecordCodec.encodeVerdict(sample.verdict()));

        assertThat(Json.violations(RECORD, record)).isEmpty();
        assertThat(Json.violations(PublishedSchema.VERDICT.text(), verdict)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"decision\":\"ready\" | \"decision\":\"accepted\"",
                "\"status\":\"modified\" | \"status\":\"MODIFIED\"",
                "\"head\":\"a1b2 | \"head\":\"A1B2",
                "\"digest\":\"sha256: | \"digest\":\"md5:",
                "\"addedAt\":\"1-12\" | \"addedAt\":\"12 lines\"",
                "\"added\":12 | \"added\":12.5",
                "\"added\":12 | \"added\":\"12\"",
                "\"took\":\"PT1.25S\" | \"took\":\"1.25 s\"",
                "\"recordedAt\":\"2026-11-22T10:15:30Z\" | \"recordedAt\":\"22.11.2026\"",
                "\"required\":true | \"required\":\"true\"",
                "\"trigger\":\"command-line\" | \"event\":\"command-line\"",
                "\"trigger\":\"command-line\" | \"diff\":\"+ code\",\"trigger\":\"command-line\"",
                "\"passed\":42 | \"passed tests\":42"
            })
    void refusesWhatTheCodecWouldNotWrite(String written, String tampered) {
        String json =
                RecordCodec.encode(Samples.ready().record(), Samples.ready().verdict());
        assertThat(json).contains(written);

        Object tree = Json.read(json.replace(written, tampered));

        assertThat(Json.violations(RECORD, tree)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT1H2M3.000000004S", "PT-1M-0.5S", "PT2562047788015215H30M7.999999999S"})
    void knowsEveryDuration(Duration took) {
        String pattern = (String) Form.Token.DURATION.schema(Map.of()).getOrDefault("pattern", "");

        assertThat(took.toString()).matches(pattern);
    }

    @Test
    void boundsEveryText() {
        List<Object> unbounded = strings(Json.read(RECORD))
                .filter(schema -> !schema.containsKey("maxLength"))
                .map(Object.class::cast)
                .toList();

        assertThat(unbounded).isEmpty();
    }

    @Test
    void refusesATypeThatHasNoForm() {
        record Formless(Object anything) {}

        assertThatThrownBy(() -> RecordForm.of(Formless.class))
                .hasMessageContaining("no JSON form for class java.lang.Object");
    }

    @Test
    void refusesAMapThatHasNoForm() {
        record Formless(Map<String, GateOutcome> gates) {}

        assertThatThrownBy(() -> RecordForm.of(Formless.class)).hasMessageContaining("no JSON form for java.util.Map");
    }

    /** Every part of the schema that describes a text. */
    static Stream<Map<?, ?>> strings(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Stream<Map<?, ?>> below = map.values().stream().flatMap(PublishedSchemaTest::strings);
            return "string".equals(map.get("type")) ? Stream.concat(Stream.of(map), below) : below;
        }
        return tree instanceof List<?> list ? list.stream().flatMap(PublishedSchemaTest::strings) : Stream.of();
    }
}
