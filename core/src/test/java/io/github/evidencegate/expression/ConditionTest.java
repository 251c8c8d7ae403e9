package io.github.evidencegate.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.testkit.Samples;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final EvidenceRecord RECORD = Samples.blocked().record();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record.scope.files.exists(f, f.file.status == 'type-changed')",
                "record.scope.files.exists(f, f.file.path.endsWith('.java') && f.fileClass in ['source', 'test'])",
                "record.gates.exists(g, g.kind == 'tests' && g.counts.failed > 1)",
                "record.gates.exists(g, has(g.took) && g.took > duration('1m'))",
                "record.identity.recordedAt > timestamp('2026-11-22T00:00:00Z')",
                "record.change.head == 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334'",
                "record.gates.exists(g, has(g.details.coverage) && size(g.details.coverage.uncovered) > 0)",
                "record.gates.filter(g, g.state in ['fail', 'missing']).size() >= 1",
                "record.identity.schema.matches('record-[0-9]+[.]json$')",
                "record.gates[0].counts['failed'] * 2 == 4",
                "has(record.hosted) && record.hosted.isDraft && record.hosted.key.number == 12",
                "record.hosted.review.opinions.exists(o, o.kind == 'approved' && has(o.head) && o.head == record.change.head)",
                "record.hosted.review.opinions.exists(o, has(o.canWrite) && !o.canWrite)",
            })
    void seesWhatTheRecordShows(String condition) {
        assertThat(Condition.faults(condition)).isEmpty();
        assertThat(Condition.ask(condition, RECORD)).isEqualTo(Answer.of(true));
    }

    @Test
    void knowsWhatIsAbsent() {
        EvidenceRecord record = Samples.ready().record();

        assertThat(Condition.ask("has(record.workItem)", record)).isEqualTo(Answer.of(false));
        assertThat(Condition.ask("has(record.hosted)", record)).isEqualTo(Answer.of(false));
        assertThat(Condition.ask("!has(record.workItem) || has(record.workItem.id)", record))
                .isEqualTo(Answer.of(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record.workItem.id == 'x' | a member or a key that this record does not have",
                "record.gates[0].counts['nope'] > 1 | a member or a key that this record does not have",
                "record.gates[400].id == 'x' | beyond the end of a list",
                "1 / (size(record.gates) - size(record.gates)) == 1 | divides by zero",
                "size(record.gates) + 9223372036854775807 > 1 | a number becomes too large",
                "timestamp(record.change.head) > record.identity.recordedAt | another form than a function asks for",
                "record.change.head.matches('(') | another form than a function asks for",
                "dyn(record).nope == 1 | a member or a key that this record does not have",
                "Change{}.head == 'x' | CEL stops with",
            })
    void holdsInDoubt(String condition, String reason) {
        Answer answer = Condition.ask(condition, Samples.ready().record());

        assertThat(answer.holds()).isTrue();
        assertThat(answer.doubt()).hasValueSatisfying(doubt -> assertThat(doubt).contains(reason));
    }

    @Test
    void stopsWhenItGoesThroughTooMuch() {
        EvidenceRecord large = withFiles(5_000);

        Answer answer =
                Condition.ask("record.scope.files.all(f, record.scope.files.all(g, g.file.path != 'x'))", large);
        Answer absorbed = Condition.ask(
                "record.scope.files.exists(f, record.scope.files.all(g, g.file.path != 'x')) || 1 == 1", large);

        assertThat(answer.doubt()).contains("it goes through more than 100000 elements");
        assertThat(absorbed.holds()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record.scope.fils.size() > 2 | 1 | 13 | unknown member | fils",
                "true && has(record.nope) | 1 | 12 | unknown member | nope",
                "record.gates.exists(g, g.state == 'failed') | 1 | 35 | never a value of state | failed",
                "\"failed\" != record.gates[0].state | 1 | 1 | never a value of state | failed",
                "record.gates.exists(g, g.state in ['fail', 'skipped']) | 1 | 44 | never a value of state | skipped",
            })
    void namesTheWordThatIsUnknown(String condition, int line, int column, String message, String word) {
        assertThat(Condition.faults(condition)).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.message()).isEqualTo(message);
            assertThat(fault.word().orElseThrow().text()).isEqualTo(word);
            assertThat(fault.word().orElseThrow().known()).hasSizeGreaterThan(2);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record.change.head | expected type 'bool' but found 'string'",
                "record.change.head == 3 | found no matching overload",
                "record. | no viable alternative",
                "files.size() > 3 | undeclared reference to 'files'",
                "record.scope.files.map(f, f.area).sum() > 3 | undeclared reference to 'sum'",
            })
    void refusesWhatIsNoCondition(String condition, String message) {
        assertThat(Condition.faults(condition))
                .isNotEmpty()
                .anySatisfy(fault -> assertThat(fault.message()).contains(message));
    }

    @Test
    void findsThePlaceInSeveralLines() {
        assertThat(Condition.faults("true &&\n  record.nope == 1"))
                .singleElement()
                .satisfies(
                        fault -> assertThat(fault.line() + ":" + fault.column()).isEqualTo("2:9"));
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThat(Condition.faults("true" + " || true".repeat(600))).isNotEmpty();
        assertThat(Condition.faults("(".repeat(1_000) + "true" + ")".repeat(1_000)))
                .isNotEmpty();
    }

    private static EvidenceRecord withFiles(int count) {
        Scope scope = new Scope(
                RECORD.scope().declaration(),
                Collections.nCopies(count, RECORD.scope().files().get(0)),
                Optional.empty());
        return new EvidenceRecord(
                RECORD.identity(),
                RECORD.run(),
                RECORD.change(),
                RECORD.workItem(),
                scope,
                RECORD.gates(),
                RECORD.quality(),
                RECORD.trust(),
                Optional.empty(),
                Optional.empty());
    }
}
