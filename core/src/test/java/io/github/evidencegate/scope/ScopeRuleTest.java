package io.github.evidencegate.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.rule.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ScopeRuleTest {
    @ParameterizedTest
    @EnumSource
    void explainsItself(ScopeRule rule) {
        String explanation = rule.explanation();

        assertThat(rule.id()).isEqualTo(rule.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(rule.summary()).endsWith(".").hasSizeLessThan(100);
        assertThat(explanation.split("\\. ")).hasSizeGreaterThan(1);
        assertThat(explanation)
                .hasSizeGreaterThan(150)
                .doesNotContain("\n")
                .doesNotContain("  ")
                .endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void standsOnItsPageWithItsMode(ScopeRule rule) throws IOException {
        String page = Files.readString(Path.of("../docs/scope.md"));
        Mode mode = rule.defaultMode();

        String row = "| `" + rule.id() + "` | " + mode.name().toLowerCase(Locale.ROOT) + " |";

        assertThat(page).contains(row);
    }
}
