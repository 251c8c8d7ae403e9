package io.github.evidencegate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.expression.Condition;
import io.github.evidencegate.rule.OwnRule;
import io.github.evidencegate.testkit.DocsPages;
import io.github.evidencegate.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds docs/own-rules.md against the program. */
class OwnRulesPageTest {
    private static final String PAGE = DocsPages.read("own-rules.md");

    @Test
    void showsRulesThatAreReadAndThatEveryRecordAnswers() throws EvidenceException {
        Policy policy = parse(example());

        assertThat(policy.ownRules()).hasSize(4);
        assertThat(Samples.all())
                .allSatisfy(sample -> assertThat(policy.ownRules())
                        .extracting(OwnRule::when)
                        .allSatisfy(when -> assertThat(
                                        Condition.ask(when, sample.record()).doubt())
                                .isEmpty()));
    }

    @Test
    void quotesTheMessageOfAMistake() {
        String mistaken = example()
                .replace("record.scope.files.exists(f, f.file.path", "record.scope.fils.exists(f, f.file.path");

        assertThatThrownBy(() -> parse(mistaken))
                .satisfies(mistake -> assertThat(PAGE).contains(mistake.getMessage()));
    }

    @Test
    void namesTheLimits() {
        assertThat(PAGE)
                .contains(
                        String.format(Locale.ROOT, "%,d elements", Condition.MOST_ELEMENTS),
                        String.format(Locale.ROOT, "%,d characters", Condition.LONGEST));
    }

    private static String example() {
        String text = PAGE.substring(PAGE.indexOf("```yaml\n") + 8);
        return text.substring(0, text.indexOf("```"));
    }

    private static Policy parse(String yaml) throws EvidenceException {
        return PolicyParser.parse(".evidence-gate.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
