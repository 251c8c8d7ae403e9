package io.github.evidencegate.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordReadingTest {
    private static final String READY =
            RecordCodec.encode(Samples.ready().record(), Samples.ready().verdict());

    static Stream<Sample> samples() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesAgainWhatItRead(Sample sample) throws EvidenceException {
        String json = RecordCodec.encode(sample.record(), sample.verdict());

        EvidenceRecord read = decode(json);

        assertThat(RecordCodec.encode(read, sample.verdict())).isEqualTo(json);
    }

    @Test
    void readsTheRecordThatWasWritten() throws EvidenceException {
        assertThat(decode(READY)).isEqualTo(Samples.ready().record());
    }

    @Test
    void doesWithoutVerdictAndDigest() throws EvidenceException {
        String json =
                READY.replaceFirst("\"digest\":\"sha256:[0-9a-f]{64}\",", "").replaceFirst(",\"verdict\":.*", "}");

        assertThat(json).doesNotContain("decision");
        assertThat(decode(json)).isEqualTo(Samples.ready().record());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "\"run\":{ ¦ \"run\":{\"by\":1, ¦ at /run/by: no such member; known: approval, requester, trigger, url",
                "\"trigger\":\"command-line\" ¦ \"url\":\"x\" ¦ at /run: lacks the member \"trigger\"",
                "\"trigger\":\"command-line\" ¦ \"trigger\":null ¦ at /run/trigger: expected a text",
                "\"trigger\":\"command-line\" ¦ \"trigger\":\"a\",\"trigger\":\"b\" ¦ at /run/trigger: stands twice",
                "\"state\":\"pass\" ¦ \"state\":\"passed\" ¦ at /gates/0/state: expected one of pass, repaired",
                "\"state\":\"pass\" ¦ \"state\":\"fail\" ¦ at /gates/0: cannot be true: tests is FAIL without a reason",
                "\"required\":true ¦ \"required\":1 ¦ at /gates/0/required: expected true or false",
                "\"added\":12 ¦ \"added\":99999999999 ¦ /scope/files/0/file/lines: cannot be true: integer overflow",
                "\"added\":12 ¦ \"added\":1e3 ¦ /scope/files/0/file/lines/added: expected a whole number",
                "\"added\":12 ¦ \"added\":99999999999999999999 ¦ lines/added: expected a whole number below 2^53",
                "\"gates\":[ ¦ \"gates\":3,\"x\":[ ¦ at /gates: expected a list",
                "\"recordedAt\":\"2026 ¦ \"recordedAt\":\"26 ¦ at /identity/recordedAt: expected an instant",
                "\"head\":\"a1 ¦ \"head\":\"x1 ¦ at /change/head: expected a revision",
                "{\"change\" ¦ {{\"change\" ¦ record.json:1:2: not JSON",
            })
    void namesThePlaceOfWhatIsWrong(String good, String bad, String message) {
        assertThat(READY).contains(good);
        assertThatThrownBy(() -> decode(READY.replace(good, bad)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("record.json:")
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsCutOffAnywhere() {
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int i = 0; i < 200; i++) {
            int end = random.nextInt(READY.length() - 2);
            assertThatThrownBy(() -> decode(READY.substring(0, end)))
                    .as("seed %d, cut at %d", seed, end)
                    .isInstanceOf(EvidenceException.class);
        }
    }

    @Test
    void refusesMoreThanOneValueDepthAndEndlessTexts() {
        assertThatThrownBy(() -> decode(READY + "{}")).hasMessageContaining("something stands after the end");
        assertThatThrownBy(() -> decode("[]")).hasMessage("record.json: at the top: expected an object");
        assertThatThrownBy(() -> decode("{\"verdict\":" + "[".repeat(100_000))).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> decode(READY.replace("command-line", "x".repeat(1_001))))
                .hasMessageContaining("at /run/trigger: expected at most 1000 characters");
    }

    private static EvidenceRecord decode(String json) throws EvidenceException {
        return RecordCodec.decode("record.json", json.getBytes(UTF_8));
    }
}
