package io.github.evidencegate.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "close #12",
                "Closes #12",
                "closed: #12",
                "FIX #12",
                "fixes #12.",
                "This fixed #12",
                "resolve acme/shop#12",
                "Resolves Acme/Shop#12",
                "resolved https://github.com/acme/shop/issues/12",
            })
    void findsTheWordsOfTheDocumentation(String text) throws EvidenceException {
        assertThat(ClosingWords.in(project(), text)).containsExactly(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see #12",
                "closing #12",
                "prefixes #12",
                "hot-fix #12",
                "closes 12",
                "closes #12a",
                "closes other/shop#12",
                "closes https://github.com/other/shop/issues/12",
                "<!-- closes #12 -->",
                "<!-- closes #12",
                "`closes #12`",
                "```\ncloses #12\n```",
                "closes #0",
                "closes #99999999999999",
                "",
            })
    void findsNothingElse(String text) throws EvidenceException {
        assertThat(ClosingWords.in(project(), text)).isEmpty();
    }

    @Test
    void tellsEachOnceInTheOrderOfNumbersAndOnlyAFew() throws EvidenceException {
        String text = "fixes #9, closes #2\nresolves #9 closes #3 closes #4 closes #5 closes #6";

        assertThat(ClosingWords.in(project(), text)).containsExactly(2, 3, 4, 5, 6);
    }

    @Test
    void readsALongHostileTextOnce() throws EvidenceException {
        String text = "<!--`close ```".repeat(100_000);

        assertThat(ClosingWords.in(project(), text)).isEmpty();
    }

    private static GithubProject project() throws EvidenceException {
        return GithubProject.of("https://api.github.com", "acme/shop");
    }
}
