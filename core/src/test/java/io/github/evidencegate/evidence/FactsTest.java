package io.github.evidencegate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.evidencegate.evidence.Change.Commit;
import io.github.evidencegate.evidence.Change.Person;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
    private static final String SHA1 = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest
    @ValueSource(strings = {"", "HEAD", "0123456", "0123456789ABCDEF0123456789ABCDEF01234567"})
    void refusesARevisionThatIsNoFullObjectName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Revision(name))
                .withMessageContaining(name);
    }

    @Test
    void abbreviatesARevisionToTenDigits() {
        assertThat(new Revision(SHA1).abbreviated()).isEqualTo("0123456789");
        assertThat(new Revision(SHA1)).hasToString(SHA1);
    }

    @Test
    void digestsUtf8() {
        Digest digest = Digest.ofUtf8("é");

        assertThat(digest.hex()).isEqualTo("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
        assertThat(digest).hasToString("sha256:" + digest.hex());
    }

    @Test
    void refusesADigestOfAnotherForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest("md5:00"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RENAMED", "COPIED"})
    void refusesARenameThatDoesNotSayFromWhere(Status status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ChangedFile("a", Optional.empty(), status, Content.TEXT, "100644", "100644", Lines.NONE))
                .withMessageContaining("old path");
    }

    @Test
    void refusesAFileWithoutAPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangedFile(
                        "", Optional.empty(), Status.ADDED, Content.TEXT, "000000", "100644", Lines.NONE));
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "0,-1"})
    void refusesNegativeLineCounts(int added, int deleted) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lines(added, deleted, LineRanges.NONE, LineRanges.NONE));
    }

    @Test
    void refusesABaseWithoutAMergeBase() {
        Person author = new Person("A", "a@example.org", Person.Kind.UNKNOWN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change(
                        Optional.of(new Revision(SHA1)),
                        new Revision(SHA1),
                        Optional.empty(),
                        Optional.empty(),
                        author,
                        List.of(),
                        List.of()));
    }

    @Test
    void tellsAMergeByItsParents() {
        Revision parent = new Revision(SHA1);

        assertThat(commitOf(List.of()).isMerge()).isFalse();
        assertThat(commitOf(List.of(parent)).isMerge()).isFalse();
        assertThat(commitOf(List.of(parent, parent)).isMerge()).isTrue();
    }

    private static Commit commitOf(List<Revision> parents) {
        Person author = new Person("A", "", Person.Kind.UNKNOWN);
        return new Commit(new Revision(SHA1), parents, author, Instant.EPOCH, List.of());
    }

    @Test
    void refusesACodingAgentWithoutASign() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CodingAgent("Claude Code", List.of()))
                .withMessageContaining("Claude Code");
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "2,3,666", "9999,10000,999", "3,3,1000"})
    void roundsAShareDown(long covered, long total, int permille) {
        assertThat(new Ratio(covered, total).permille()).isEqualTo(permille);
    }

    @ParameterizedTest
    @CsvSource({"4,5,80,true", "79,100,80,false", "0,0,100,true"})
    void reachesAPercentageExactly(long covered, long total, int percent, boolean reached) {
        assertThat(new Ratio(covered, total).reaches(percent)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"2,1", "-1,1"})
    void refusesMoreCoveredThanThereIs(long covered, long total) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratio(covered, total));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PASS")
    void refusesAGateThatDoesNotPassWithoutAReason(State state) {
        assertThatIllegalArgumentException().isThrownBy(() -> gate(state, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void countsOnlyPassAndRepairedAsGood(State state) {
        assertThat(state.isGood()).isEqualTo(state == State.PASS || state == State.REPAIRED);
    }

    @Test
    void cutsTheListsOfDetails() {
        Details details = new Details(
                Collections.nCopies(Details.LIMIT + 1, "t"), List.of("f"), List.of(), List.of(), Optional.empty());

        assertThat(details.failing()).hasSize(Details.LIMIT);
        assertThat(details.flaky()).containsExactly("f");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void refusesAScoreOutOfRange(int score) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quality(score, List.of()));
    }

    @Test
    void knowsAContextOnlyIfSourcesAreUsedOrExcluded() {
        assertThat(context(List.of(), List.of()).isKnown()).isFalse();
        assertThat(context(List.of("x"), List.of()).isKnown()).isTrue();
        assertThat(context(List.of(), List.of("x")).isKnown()).isTrue();
    }

    private static WorkItem.ContextBoundary context(List<String> excluded, List<String> used) {
        return new WorkItem.ContextBoundary(List.of("y"), excluded, used, Optional.empty());
    }

    private static GateOutcome gate(State state, Optional<String> reason) {
        return new GateOutcome(
                "g",
                Kind.TESTS,
                true,
                state,
                reason,
                Map.of(),
                Optional.empty(),
                List.of(),
                Details.NONE,
                Optional.empty());
    }
}
