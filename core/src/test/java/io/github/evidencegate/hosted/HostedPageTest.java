package io.github.evidencegate.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Freshness;
import io.github.evidencegate.gate.GateJudge;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.policy.PolicyInput;
import io.github.evidencegate.review.ReviewRule;
import io.github.evidencegate.testkit.DocsPages;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HostedPageTest {
    private static final String PAGE = DocsPages.read("hosted.md");
    private static final Pattern WORD = Pattern.compile("`([a-z_]+)`");

    @Test
    void listsEachRuleWithItsMode() {
        for (ReviewRule rule : ReviewRule.values()) {
            String mode = rule.defaultMode().name().toLowerCase(Locale.ROOT);

            assertThat(PAGE).contains("| `" + rule.id() + "` | `" + mode + "` |");
        }
    }

    @Test
    void tellsOfEachWordWhatBecomesOfAJob() {
        String table = PAGE.substring(PAGE.indexOf("| the code host says |"));
        List<String> rows =
                table.substring(0, table.indexOf("\n\n")).lines().skip(2).toList();

        assertThat(rows).hasSize(6);
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            Matcher words = WORD.matcher(cells[1]);
            Matcher state = WORD.matcher(cells[2]);
            assertThat(state.find()).isTrue();
            while (words.find()) {
                assertThat(state(words.group(1)))
                        .as(words.group(1))
                        .isEqualTo(State.valueOf(state.group(1).toUpperCase(Locale.ROOT)));
            }
        }
    }

    @Test
    void namesEveryInputOnThePageAboutPolicy() {
        for (PolicyInput input : PolicyInput.values()) {
            assertThat(DocsPages.read("policy.md")).contains("`" + input.label() + "`");
        }
    }

    @Test
    void staysShort() {
        assertThat(PAGE.lines()).hasSizeLessThanOrEqualTo(100);
    }

    private static State state(String ending) {
        Revision head = new Revision("a".repeat(40));
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        GateSetting setting = new GateSetting(
                List.of(new Declared("lint", Kind.JOB, true, List.of(), Optional.empty(), Limits.NONE)));
        ChangedLines changed = ChangedLines.of(List.of());
        JobResult job = new JobResult("lint", ending, "ci", "", Optional.empty(), Optional.of(now));
        return new GateJudge(setting, changed, new Freshness(head, now, true, changed))
                .judge(new HostedJobs(setting, Set.of(), head, now)
                        .found(List.of(job))
                        .reports())
                .get(0)
                .state();
    }
}
