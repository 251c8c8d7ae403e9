package io.github.evidencegate.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.form.Form;
import io.github.evidencegate.testkit.Json;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {
    static Stream<Sample> samples() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTheSameBytesForTheSameRecord(Sample sample) {
        String again = Samples.all().stream()
                .filter(sample::equals)
                .map(RecordCodecTest::encode)
                .findFirst()
                .orElseThrow();

        assertThat(encode(sample)).isEqualTo(again);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sortsMembersAndLeavesOutBlanks(Sample sample) {
        String json = encode(sample);

        assertThat(json).endsWith("}\n");
        assertThat(Canonical.of(Json.read(json)) + "\n").isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void carriesADigestThatAnyoneCanVerify(Sample sample) {
        Map<Object, Object> members = new TreeMap<>((Map<?, ?>) Json.read(encode(sample)));

        Object digest = Optional.ofNullable(members.remove("digest")).orElseThrow();

        assertThat(Digest.ofUtf8(Canonical.of(members)).value()).isEqualTo(digest);
    }

    @Test
    void changesTheDigestWithTheVerdict() {
        Sample ready = Samples.ready();
        Sample other = new Sample(ready.record(), Samples.blocked().verdict());

        assertThat(Json.at(Json.read(encode(ready)), "digest"))
                .isNotEqualTo(Json.at(Json.read(encode(other)), "digest"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isValidUtf8(Sample sample) {
        String json = encode(sample);

        assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    @Test
    void writesValuesAsTheirNotation() {
        Object record = Json.read(encode(Samples.blocked()));

        assertThat(Json.at(record, "identity", "recordedAt")).isEqualTo("2026-11-22T10:15:30.250Z");
        assertThat(Json.at(record, "change", "head")).isEqualTo("a1b2c3d4e5f60718293a4b5c6d7e8f9001122334");
        assertThat(Json.at(record, "gates", "0", "took")).isEqualTo("PT1M15S");
        assertThat(Json.at(record, "gates", "0", "counts")).isEqualTo(Map.of("failed", 2L, "tests", 240L));
        assertThat(Json.at(record, "gates", "1", "details", "coverage", "uncovered", "0", "lines"))
                .isEqualTo("7,9-14");
        assertThat(Json.at(record, "scope", "files", "0", "fileClass")).isEqualTo("gate-configuration");
        assertThat(Json.at(record, "scope", "files", "12", "file", "status")).isEqualTo("type-changed");
        assertThat(Json.at(record, "verdict", "decision")).isEqualTo("blocked");
    }

    @Test
    void leavesOutWhatIsAbsent() {
        Map<?, ?> record = (Map<?, ?>) Json.read(encode(Samples.ready()));

        assertThat(record.keySet().stream().map(Object::toString))
                .containsExactly(
                        "change", "digest", "gates", "identity", "quality", "run", "scope", "trust", "verdict");
        assertThat(Json.at(record, "run")).isEqualTo(Map.of("trigger", "command-line"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesTheVerdictAloneAsInTheRecord(Sample sample) {
        Object alone = Json.read(RecordCodec.encodeVerdict(sample.verdict()));

        assertThat(alone).isEqualTo(Json.at(Json.read(encode(sample)), "verdict"));
    }

    @Test
    void cutsWhatIsTooLongWithAMark() {
        String cut = written(Form.Text.PROSE, "x".repeat(1_000_000));

        assertThat(cut).hasSize(1_002).endsWith("xx…\"");
        assertThat(written(Form.Text.PROSE, "x".repeat(1_000))).isEqualTo('"' + "x".repeat(1_000) + '"');
    }

    @Test
    void cutsNoCharacterInHalf() {
        String cut = written(Form.Text.PROSE, "x".repeat(998) + "\uD83D\uDE00" + "yy");

        assertThat(cut).isEqualTo('"' + "x".repeat(998) + "…\"");
    }

    @Test
    void keepsLongPathsApartByTheirDigest() {
        String path = "d/".repeat(3_000);

        String cut = written(Form.Text.PATH, path + "a");

        assertThat(cut).hasSize(4_098).endsWith("…" + Digest.ofUtf8(path + "a").value() + '"');
        assertThat(cut).isNotEqualTo(written(Form.Text.PATH, path + "b"));
        assertThat(written(Form.Text.PATH, "p".repeat(4_096))).hasSize(4_098).doesNotContain("…");
    }

    @Test
    void cutsLinesAfterARange() {
        List<String> ranges = new ArrayList<>();
        for (int line = 1; line < 9_000; line += 2) {
            ranges.add(Integer.toString(line));
        }

        String cut = written(Form.Text.LINES, String.join(",", ranges));

        assertThat(cut).hasSizeLessThanOrEqualTo(4_098).endsWith(",…\"").matches("\"[0-9,]+…\"");
    }

    @Test
    void writesNoNumberThatADoubleCannotHold() {
        assertThat(written(Form.Plain.NUMBER, Long.MAX_VALUE)).isEqualTo("9007199254740991");
        assertThat(written(Form.Plain.NUMBER, Long.MIN_VALUE)).isEqualTo("-9007199254740991");
        assertThat(written(Form.Plain.NUMBER, 7)).isEqualTo("7");
    }

    @Test
    void writesInstantsToTheMillisecondAndWithinFourDigitYears() {
        assertThat(written(Form.Token.INSTANT, Instant.parse("2026-01-02T03:04:05.678901Z")))
                .isEqualTo("\"2026-01-02T03:04:05.678Z\"");
        assertThat(written(Form.Token.INSTANT, Instant.MAX)).isEqualTo("\"9999-12-31T23:59:59.999Z\"");
        assertThat(written(Form.Token.INSTANT, Instant.MIN)).isEqualTo("\"0000-01-01T00:00:00Z\"");
    }

    @Test
    void refusesACountWhoseNameIsNotItsOwn() {
        Form counts = new Form.Counts();

        assertThatThrownBy(() -> written(counts, Map.of("a\"b", 1L))).hasMessageContaining("1 to 40 ASCII letters");
        assertThatThrownBy(() -> written(counts, Map.of("", 1L))).hasMessageContaining("1 to 40 ASCII letters");
        assertThatThrownBy(() -> written(counts, Map.of("a".repeat(41), 1L))).hasMessageContaining("ASCII letters");
        assertThat(written(counts, Map.of())).isEqualTo("{}");
        assertThat(written(counts, Map.of("b", 2L, "Z", 3L, "a", 1L))).isEqualTo("{\"Z\":3,\"a\":1,\"b\":2}");
    }

    private static String encode(Sample sample) {
        return RecordCodec.encode(sample.record(), sample.verdict());
    }

    private static String written(Form form, Object value) {
        StringBuilder text = new StringBuilder();
        form.write(value, text);
        return text.toString();
    }
}
