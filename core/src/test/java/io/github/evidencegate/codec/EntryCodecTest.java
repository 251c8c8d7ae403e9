package io.github.evidencegate.codec;

import static io.github.evidencegate.testkit.SampleRuns.gate;
import static io.github.evidencegate.testkit.SampleRuns.paid;
import static io.github.evidencegate.testkit.SampleRuns.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.codec.EntryCodec.KeptEntry;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.testkit.Json;
import io.github.evidencegate.testkit.SampleRuns;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R083: what happened in the life of a change is kept in a form of its own. */
class EntryCodecTest {
    private static final String CHANGE = "github.com/owner/name#12";
    private static final String RUN = EntryCodec.encode(CHANGE, paid(run("ci-7", 1, 2, gate("tests", "x", "y"))));

    static Stream<HistoryEntry> entries() {
        return Stream.of(run("ci-7", 1, 1), paid(run("ci-8", 2, 2, gate("tests", "x"))), SampleRuns.waiver());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void readsWhatItWrote(HistoryEntry entry) throws EvidenceException {
        String line = EntryCodec.encode(CHANGE, entry);

        KeptEntry kept = EntryCodec.decode("x.json", line.getBytes(UTF_8));

        assertThat(kept.change()).isEqualTo(CHANGE);
        assertThat(kept.entry()).isEqualTo(entry);
        assertThat(line).doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void writesWhatItsSchemaSays(HistoryEntry entry) {
        Object tree = Json.read(EntryCodec.encode(CHANGE, entry));

        assertThat(Json.violations(PublishedSchema.HISTORY.text(), tree)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "history-1 ¦ history-2 ¦ an entry of another version than",
                "\"run\":{ ¦ \"ran\":{ ¦ at /ran: no such member; known: change, run, transition",
                "\"currency\":\"EUR\" ¦ \"currency\":\"euro\" ¦ not an amount",
                "\"micros\":12500 ¦ \"micros\":-1 ¦ not an amount",
                "\"state\":\"fail\" ¦ \"state\":\"failed\" ¦ expected one of pass",
                "\"kind\":\"added\" ¦ \"kind\":\"moved\" ¦ expected one of added, rebased",
            })
    void refusesWhatIsWrongAndNamesThePlace(String good, String bad, String message) {
        assertThat(RUN).contains(good);
        assertThatThrownBy(
                        () -> EntryCodec.decode("x.json", RUN.replace(good, bad).getBytes(UTF_8)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("x.json:")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnEntryOfNothingAndOneThatIsTooLong() {
        String nothing = "{\"$schema\":\"" + PublishedSchema.HISTORY.id() + "\",\"change\":\"c\"}";

        assertThatThrownBy(() -> EntryCodec.decode("x.json", nothing.getBytes(UTF_8)))
                .hasMessageContaining("either a run or a transition");
        assertThatThrownBy(() -> EntryCodec.decode("x.json", new byte[EntryCodec.LIMIT_BYTES + 1]))
                .hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void refusesWhatIsCutOffAnywhere() {
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int i = 0; i < 200; i++) {
            int end = random.nextInt(RUN.length() - 1);
            assertThatThrownBy(() ->
                            EntryCodec.decode("x.json", RUN.substring(0, end).getBytes(UTF_8)))
                    .as("seed %d, cut at %d", seed, end)
                    .isInstanceOf(EvidenceException.class);
        }
    }
}
