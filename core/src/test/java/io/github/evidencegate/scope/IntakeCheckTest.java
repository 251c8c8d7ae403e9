package io.github.evidencegate.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.Declaration;
import io.github.evidencegate.evidence.Scope.Source;
import io.github.evidencegate.rule.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntakeCheckTest {
    private static final String COMPLETE = """
            ABC-1: Fix
            Owner: Jana
            Reviewer: Priya
            Labels: agent-ok

            ## Acceptance criteria
            - It works.

            ## Context excluded
            - `legacy/`
            """;

    @Test
    void findsNothingInACompleteWorkItem() {
        List<Finding> findings = check(COMPLETE, Source.WORK_ITEM, IntakeSetting.DEFAULT);

        assertThat(findings).isEmpty();
    }

    @Test
    void findsThatNoWorkItemIsGiven() { // R071
        List<Finding> findings =
                IntakeCheck.findings(Optional.empty(), scopeFrom(Source.POLICY), IntakeSetting.DEFAULT);

        assertThat(findings).extracting(Finding::rule).containsExactly("work-item-missing");
        assertThat(findings.get(0).evidence()).containsExactly("work item");
        assertThat(findings.get(0).next()).contains("--work-item");
    }

    @ParameterizedTest
    @CsvSource({"ABC-1: Fix, Fix", "ABC-1: Fix, 'TBD'"})
    void findsThatAWorkItemCannotBeLinked(String title, String nameless) { // R071
        List<Finding> findings = check(COMPLETE.replace(title, nameless), Source.WORK_ITEM, IntakeSetting.DEFAULT);

        assertThat(findings).extracting(Finding::rule).containsExactly("work-item-missing");
        assertThat(findings.get(0).evidence()).containsExactly("id");
    }

    @Test
    void takesAnAddressAloneForALink() {
        List<Finding> findings = check(
                COMPLETE.replace("ABC-1: Fix", "Fix\nURL: https://tracker.example.com/x"),
                Source.WORK_ITEM,
                IntakeSetting.DEFAULT);

        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Owner: Jana, owner-missing, owner",
        "Reviewer: Priya, review-owner-missing, review owner",
        "- It works., acceptance-missing, acceptance",
        "- `legacy/`, context-unknown, context",
    })
    void namesTheFieldThatIsMissing(String line, String rule, String field) { // R099, R102, R105
        List<Finding> findings = check(COMPLETE.replace(line, ""), Source.WORK_ITEM, IntakeSetting.DEFAULT);

        assertThat(findings).extracting(Finding::rule).containsExactly(rule);
        assertThat(findings.get(0).evidence()).containsExactly(field);
        assertThat(findings.get(0).message()).contains("work item");
    }

    @ParameterizedTest
    @EnumSource(names = {"DERIVED", "NONE"})
    void findsThatNobodyDeclaredAScope(Source source) { // R102
        List<Finding> findings = check(COMPLETE, source, IntakeSetting.DEFAULT);

        assertThat(findings).extracting(Finding::rule).containsExactly("scope-missing");
        assertThat(findings.get(0).evidence()).containsExactly("scope");
    }

    @Test
    void asksForAnEligibleLabelOnlyIfPolicyNamesSome() { // R108
        IntakeSetting other = new IntakeSetting(List.of("ready", "robots"), List.of(), List.of());
        IntakeSetting same = new IntakeSetting(List.of("ready", "AGENT-OK"), List.of(), List.of());

        List<Finding> findings = check(COMPLETE, Source.WORK_ITEM, other);

        assertThat(findings).extracting(Finding::rule).containsExactly("not-eligible");
        assertThat(findings.get(0).message()).endsWith("\"ready\", \"robots\".");
        assertThat(check(COMPLETE, Source.WORK_ITEM, same)).isEmpty();
    }

    @Test
    void findsAMissingWorkItemNotEligible() {
        IntakeSetting setting = new IntakeSetting(List.of("ready"), List.of(), List.of());

        List<Finding> findings = IntakeCheck.findings(Optional.empty(), scopeFrom(Source.POLICY), setting);

        assertThat(findings).extracting(Finding::rule).containsExactly("work-item-missing", "not-eligible");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- `legacy/a.c`",
                "- docs/private/a.md",
                "- https://wiki.example.com/hr/salaries",
                "- The old wiki",
            })
    void blocksASourceThatIsExcluded(String used) { // R095
        IntakeSetting setting = new IntakeSetting(
                List.of(), List.of(), List.of("docs/private/", "https://wiki.example.com/hr/", "the OLD wiki"));

        List<Finding> findings = check(COMPLETE + "\n## Context used\n- src/a.c\n" + used, Source.WORK_ITEM, setting);

        assertThat(findings).extracting(Finding::rule).containsExactly("context-excluded");
        assertThat(findings.get(0).evidence()).hasSize(1);
        assertThat(findings.get(0).message()).startsWith("1 context source is used but excluded or not allowed: \"");
    }

    @Test
    void blocksASourceThatAnAllowedListLeavesOut() { // R095
        IntakeSetting setting =
                new IntakeSetting(List.of(), List.of("src/", "docs/", "https://a.example.com/"), List.of());
        String text = COMPLETE + """

                ## Context allowed
                - `src/`
                - `lib/`
                - https://a.example.com/

                ## Context used
                - `src/a.c`
                - `docs/a.md`
                - `lib/a.c`
                - https://a.example.com/page
                """;

        List<Finding> findings = check(text, Source.WORK_ITEM, setting);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).evidence()).containsExactly("docs/a.md", "lib/a.c");
    }

    @Test
    void takesBackAnAllowedAddress() {
        IntakeSetting setting = new IntakeSetting(
                List.of(), List.of("https://a.example.com/", "!https://a.example.com/hr/"), List.of());
        String text = COMPLETE + "\n## Context used\n- https://a.example.com/hr/x\n- https://a.example.com/ok\n";

        List<Finding> findings = check(text, Source.WORK_ITEM, setting);

        assertThat(findings.get(0).evidence()).containsExactly("https://a.example.com/hr/x");
    }

    private static List<Finding> check(String text, Source source, IntakeSetting setting) {
        return IntakeCheck.findings(Optional.of(WorkItems.workItem(text)), scopeFrom(source), setting);
    }

    private static Scope scopeFrom(Source source) {
        return new Scope(new Declaration(source, "a test", List.of(), List.of()), List.of(), Optional.empty());
    }
}
