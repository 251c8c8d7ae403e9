package io.github.evidencegate.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternCoverTest {
    private static final List<String> PATTERNS = List.of(
            "src/",
            "/src/",
            "src",
            "/src",
            "src/main/",
            "src/main",
            "*.md",
            "*",
            "src/*",
            "src/**/api/",
            "docs/*.md",
            "main/",
            "**/main/",
            "src/main/[a-z]*");
    private static final List<String> PATHS = List.of(
            "src",
            "src/a",
            "src/main/b",
            "x/src/a",
            "x/src",
            "src/x/api/y",
            "README.md",
            "docs/a.md",
            "x/main/y",
            "src/main/Q",
            "main",
            "x/src/main/y");

    @Test
    void neverCallsAPatternCoveredThatNamesMore() {
        for (String wide : PATTERNS) {
            for (String narrow : PATTERNS) {
                if (PatternCover.ofPaths(wide, narrow)) {
                    assertThat(PATHS)
                            .filteredOn(PathPatterns.of(List.of(narrow))::matches)
                            .as("%s covers %s", wide, narrow)
                            .allMatch(PathPatterns.of(List.of(wide))::matches);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "src/, src/main/, true",
        "src/, /src/, true",
        "/src/, src/, false",
        "src, src/, true",
        "src/, src, false",
        "/src/, src/**/api/, true",
        "src/, source/, false",
        "*, anything/*.md, true",
        "*.md, README.md, false",
        "a?/, a?/b, false",
    })
    void comparesPaths(String wide, String narrow, boolean covered) {
        assertThat(PatternCover.ofPaths(wide, narrow)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "npm:*, npm:@acme/*, true",
        "npm:@acme/*, npm:*, false",
        "*:left-pad, npm:left-pad, true",
        "npm:left-pad, npm:left-pad, true",
        "npm:left, npm:left-pad, false",
        "npm:*-*x, npm:a-b-cx, true",
        "npm:*-*x, npm:a-b-c, false",
    })
    void comparesDependencies(String wide, String narrow, boolean covered) {
        assertThat(PatternCover.ofDependencies(wide, narrow)).isEqualTo(covered);
    }
}
