package io.github.evidencegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.dependency.DependencyRule;
import io.github.evidencegate.document.NearestWord;
import io.github.evidencegate.gate.GateRule;
import io.github.evidencegate.repair.RepairRule;
import io.github.evidencegate.review.ReviewRule;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.OwnRule;
import io.github.evidencegate.rule.Rule;
import io.github.evidencegate.scope.ScopeRule;
import io.github.evidencegate.stop.StopRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @Test
    void listsStopsAndRepairsThenGatesThenScopeThenDependenciesThenReviews() {
        List<Rule> rules = Rules.all();

        assertThat(rules)
                .containsExactlyElementsOf(Stream.of(
                                StopRule.values(),
                                RepairRule.values(),
                                GateRule.values(),
                                ScopeRule.values(),
                                DependencyRule.values(),
                                ReviewRule.values())
                        .<Rule>flatMap(Stream::of)
                        .toList());
    }

    @Test
    void givesEachRuleAnIdOfItsOwn() {
        assertThat(Rules.all())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void leavesTheNamesOfOwnRulesAlone() {
        assertThat(Rules.all()).extracting(Rule::id).noneMatch(id -> id.startsWith(OwnRule.PREFIX));
    }

    @Test
    void explainsEachRule() {
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(rule.summary()).endsWith(".");
            assertThat(rule.explanation()).isNotBlank();
            assertThat(rule.defaultMode()).isNotEqualTo(Mode.OFF);
        });
    }

    @Test
    void findsARuleByItsId() {
        assertThat(Rules.named("gate-failed")).contains(GateRule.GATE_FAILED);
        assertThat(Rules.named("gate-faild")).isEmpty();
    }

    @Test
    void findsTheNearestRule() {
        assertThat(Rules.nearest("gate-faild")).contains(GateRule.GATE_FAILED);
        assertThat(Rules.nearest("colour")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gatez, gates",
        "gaets, gates",
        "gate, gates",
        "GATES, gates",
        "changed-lines, changedLines",
        "changed_files, changedFiles",
        "chngdlins, changedLines",
        "mode, mode"
    })
    void knowsWhatWasMeant(String word, String meant) {
        assertThat(NearestWord.to(word, List.of("gates", "changedLines", "changedFiles", "mode")))
                .contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"'',", "x,", "gtz,", "moo-de-mode,", "changedWords,"})
    void guessesNothingFarAway(String word) {
        assertThat(NearestWord.to(word, List.of("gates", "changedLines", "changedFiles", "mode")))
                .isEmpty();
    }

    @Test
    void guessesNothingForEndlessWords() {
        String word = "g".repeat(65);

        assertThat(NearestWord.to(word, List.of(word))).isEmpty();
    }
}
