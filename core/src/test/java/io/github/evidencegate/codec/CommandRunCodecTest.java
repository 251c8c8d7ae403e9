package io.github.evidencegate.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.CommandRun.Ending;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.testkit.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRunCodecTest {
    private static final CommandRun RUN = new CommandRun(
            "lint",
            Optional.of("style"),
            "es\"lint",
            Digest.ofUtf8("--fix\0"),
            new Revision("a".repeat(40)),
            Instant.parse("2026-11-22T12:00:00.250Z"),
            Instant.parse("2026-11-22T12:00:03.500Z"),
            Duration.ofMillis(3_250),
            new Ending(143, Optional.of("TERM"), Optional.of("gone")),
            Digest.ofUtf8("output"));

    @Test
    void readsWhatItWrote() throws EvidenceException {
        String text = CommandRunCodec.encode(RUN);

        assertThat(CommandRunCodec.decode(text.getBytes(UTF_8))).isEqualTo(RUN);
    }

    @Test
    void writesWhatTheSchemaSays() {
        String text = CommandRunCodec.encode(RUN);

        assertThat(Json.violations(PublishedSchema.GATE.text(), Json.read(text)))
                .isEmpty();
        assertThat(text).startsWith(CommandRunCodec.START).endsWith("}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gate-1.json                | gate-2.json        | another version than https://evidencegate.github.io/schema/gate-1.json
            "id":"lint"                | "id":"../lint"     | not of its form
            "id":"lint"                | "id":["lint"]      | lacks its member "id"
            "kind":"style"             | "kind":"a b"       | not of its form
            "exitStatus":143           | "exitStatus":"x"   | not of its form
            "exitStatus":143           | "status":0         | lacks its member "exitStatus"
            "took":"PT3.25S"           | "took":"-PT3.25S"  | not of its form
            "startedAt":"2026-11-22T1  | "startedAt":"today | not of its form
            "head":"aa                 | "head":"ax         | not of its form
            "output":"sha256:          | "output":"md5:     | not of its form
            """)
    void refusesARecordOfAnotherForm(String written, String tampered, String message) {
        String text = CommandRunCodec.encode(RUN);
        assertThat(text).contains(written);

        byte[] other = text.replace(written, tampered).getBytes(UTF_8);

        assertThatThrownBy(() -> CommandRunCodec.decode(other))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 300})
    void refusesARecordThatIsCutOff(int length) {
        byte[] cut = CommandRunCodec.encode(RUN).substring(0, length).getBytes(UTF_8);

        assertThatThrownBy(() -> CommandRunCodec.decode(cut)).isInstanceOf(EvidenceException.class);
    }

    @Test
    void refusesARecordThatIsTooLong() {
        byte[] huge = (CommandRunCodec.encode(RUN) + " ".repeat(CommandRunCodec.LIMIT_BYTES)).getBytes(UTF_8);

        assertThatThrownBy(() -> CommandRunCodec.decode(huge))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("65536 bytes");
    }
}
