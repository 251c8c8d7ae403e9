package io.github.evidencegate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.OwnRule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnRulesCheckTest {
    private static final String REST = ", mode: warn, message: M., next: N.}}";

    @Test
    void readsOwnRulesInTheirOrder() throws EvidenceException {
        Policy policy = parse("ownRules: {z: {when: 'size(record.gates) > 3'"
                + ", mode: warn, message: M., next: N.}, a: {when: " + "'true'" + REST);

        assertThat(policy.ownRules())
                .containsExactly(
                        new OwnRule("z", Mode.WARN, "size(record.gates) > 3", "M.", "N."),
                        new OwnRule("a", Mode.WARN, "true", "M.", "N."));
        assertThat(policy.rule("own-z")).contains(policy.ownRules().get(0));
        assertThat(policy.rule("z")).isEmpty();
        assertThat(policy.enforced().ownRules()).isEqualTo(policy.ownRules());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "'record.fils == 1'  ¦ 1:29 ¦ .when: unknown member \"fils\"; known: change, gates, history, hosted, identity",
                "record.gate == 1    ¦ 1:28 ¦ .when: unknown member \"gate\"; did you mean \"gates\"? known: change",
                "\"record.scope.file\"¦ 1:35 ¦ .when: unknown member \"file\"; did you mean \"files\"? known: declaration",
                "'1 + 1'             ¦ 1:25 ¦ .when: expected type 'bool' but found 'int'",
                "'true &&'           ¦ 1:30 ¦ .when: mismatched input",
                "3                   ¦ 1:22 ¦ .when: expected a condition in CEL, at most 4000 characters; found the num",
                "' '                 ¦ 1:22 ¦ .when: expected a condition in CEL, at most 4000 characters",
            })
    void namesThePlaceOfTheFault(String when, String place, String message) {
        assertThatThrownBy(() -> parse("ownRules: {a: {when: " + when + REST))
                .hasMessageStartingWith("p.yml:" + place)
                .hasMessageContaining(message);
    }

    @Test
    void countsLinesAndColumnsOfTheFile() {
        String block = """
                ownRules:
                  a:
                    when: |
                      size(record.gates) > 1
                      && record.gates.exists(g, g.state == "misssing")
                    mode: warn
                    message: M.
                    next: N.
                """;

        assertThatThrownBy(() -> parse(block))
                .hasMessage(
                        "p.yml:5:44: ownRules.a.when: never a value of state \"misssing\"; did you mean \"missing\"? known:"
                                + " pass, repaired, flaky, skip, waived, fail, missing, stale, empty, unreadable");
    }

    @Test
    void namesThePlaceWithinATextThatYamlFolded() {
        String folded = """
                ownRules:
                  a:
                    when: >-
                      size(record.gates) > 1
                      && record.nope == 3
                    mode: warn
                    message: M.
                    next: N.
                """;

        assertThatThrownBy(() -> parse(folded))
                .hasMessageStartingWith("p.yml:3:11: ownRules.a.when: unknown member \"nope\"")
                .hasMessageEndingWith(" (line 1, column 33 of it)");
    }

    @Test
    void tellsEveryFaultOfEveryRule() {
        assertThatThrownBy(() ->
                        parse("colour: red\nownRules: {a: {when: 'record.x == record.y'}, B: {when: '1'}, c: []}"))
                .hasMessageContainingAll(
                        "unknown key \"colour\"",
                        "unknown member \"x\"",
                        "unknown member \"y\"",
                        "lacks the key \"mode\"",
                        "the name \"B\" is not lower-case",
                        "expected type 'bool' but found 'int'",
                        "ownRules.c: expected keys with values; found a list");
    }

    @Test
    void inheritsOwnRulesAndLetsThemBecomeStricter() throws EvidenceException {
        PolicyFile organisation = read("ownRules: {a: {when: 'true', mode: warn, message: M., next: N.}}");
        PolicyFile project = read("ownRules: {b: {when: 'true', mode: warn, message: M., next: N.},"
                + " a: {when: 'true', mode: block, message: Ours., next: N.}}");

        assertThat(project.over(organisation).policy().ownRules())
                .containsExactly(
                        new OwnRule("a", Mode.BLOCK, "true", "Ours.", "N."),
                        new OwnRule("b", Mode.WARN, "true", "M.", "N."));
    }

    @Test
    void refusesToLoosenAnInheritedOwnRule() throws EvidenceException {
        PolicyFile organisation = read("ownRules: {a: {when: 'true', mode: block, message: M., next: N.}}");
        PolicyFile project = read("ownRules: {a: {when: 'false', mode: warn, message: M., next: N.}}");

        assertThatThrownBy(() -> project.over(organisation))
                .hasMessageContaining("ownRules.a.when: \"false\" would loosen \"true\"")
                .hasMessageContaining("ownRules.a.mode: \"warn\" would loosen \"block\"");
    }

    private static PolicyFile read(String yaml) throws EvidenceException {
        return PolicyParser.read("p.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static Policy parse(String yaml) throws EvidenceException {
        return PolicyParser.parse("p.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
