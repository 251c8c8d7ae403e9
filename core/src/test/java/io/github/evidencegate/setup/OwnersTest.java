package io.github.evidencegate.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.setup.Owners.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnersTest {
    private static List<Rule> rules(String text) {
        return Owners.parse("CODEOWNERS", text).rules();
    }

    @Test
    void readsPatternsAndOwners() {
        assertThat(rules("\n# all\n* @a @b # why\n/docs/ docs@acme.example\n"))
                .containsExactly(
                        new Rule(3, "*", List.of("@a", "@b")), new Rule(4, "/docs/", List.of("docs@acme.example")));
    }

    @Test
    void letsTheLastRuleOfEverythingHold() {
        Owners owners = Owners.parse("CODEOWNERS", "* @first\n/a/ @x\n** @last\n");

        assertThat(owners.ofEverything()).contains(new Rule(3, "**", List.of("@last")));
    }

    @Test
    void givesASectionsOwnersToItsRules() {
        assertThat(rules("[Docs] @writers\n/docs/\n^[Code][2]\n/src/\n/lib/ @lib\n"))
                .containsExactly(new Rule(2, "/docs/", List.of("@writers")), new Rule(5, "/lib/", List.of("@lib")));
    }

    @Test
    void leavesOutWhatTakesBack() {
        assertThat(rules("!/a/ @x\n/b/\n/c\\ d/ @x\nword no-owner\n")).isEmpty();
    }

    @Test
    void staysSmallWhateverTheFile() {
        assertThat(rules("/a/ @x\n".repeat(9_000))).hasSize(5_000);
        assertThat(rules("/a/" + " @x".repeat(9_000))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/services/pay/,true,services/pay",
        "/services/pay,true,services/pay",
        "docs/*,true,docs",
        "docs/**,true,docs",
        "/package.json,false,package.json",
        "*.js,false,*.js",
        "src/*.js,false,src/*.js",
        "*,false,*",
        "Makefile,false,Makefile"
    })
    void tellsFoldersFromFiles(String pattern, boolean isFolder, String folder) {
        Rule rule = new Rule(1, pattern, List.of("@x"));

        assertThat(rule.isForFolder()).isEqualTo(isFolder);
        assertThat(rule.folder()).isEqualTo(folder);
    }
}
