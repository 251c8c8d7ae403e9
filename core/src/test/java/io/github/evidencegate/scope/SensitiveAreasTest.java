package io.github.evidencegate.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Scope.FileClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R196 to R199. */
final class SensitiveAreasTest {
    private final SensitiveAreas areas = new SensitiveAreas(Map.of());

    @ParameterizedTest
    @CsvSource({
        "src/auth/Filter.java, auth",
        "src/AuthFilter.java, auth",
        "src/OAuthClient.java, auth",
        "src/oauth2_client.py, auth",
        "src/LOGIN.c, auth",
        "src/SSOLogin.java, auth",
        "src/SessionStore.java, auth",
        "src/AccessTokenParser.java, auth",
        "src/api-key.ts, auth",
        "src/login.test.ts, auth",
        "src/AesCipher.java, crypto",
        "src/x509/parse.go, crypto",
        "src/SecureRandomSource.java, crypto",
        "src/billing/Total.java, money",
        "src/InvoiceTotal.java, money",
        "src/gdpr.py, privacy",
        "src/personal_data.py, privacy",
        "k8s/service.yaml, infrastructure",
        "main.tf, infrastructure",
        "Dockerfile, infrastructure",
        "db/migrations/001.sql, infrastructure",
        "src/ThreadPool.java, concurrency",
        "src/file_lock.c, concurrency",
        ".lock/state, concurrency",
    })
    void knowsTheAreaByWholeWordsOfThePath(String path, String area) {
        Set<String> touched = areas.touchedBy(path, FileClass.SOURCE);

        assertThat(touched).containsExactly(area);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/Authors.java",
                "src/author.py",
                "src/Token.java",
                "src/Tokenizer.java",
                "src/access/token/A.java",
                "src/Clock.java",
                "src/blocks/Block.java",
                "state.lock",
                "src/Spricey.java",
                "src/Redactle.java",
                "src/Multithreaded.java",
                "src/A.java",
            })
    void doesNotTakePartsOfWordsForWords(String path) {
        Set<String> touched = areas.touchedBy(path, FileClass.SOURCE);

        assertThat(touched).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"docs/auth.md, DOCS", "package-lock.json, LOCKFILE", "auth/Gemfile.lock, LOCKFILE", "docs/main.tf, DOCS"
    })
    void leavesDocumentationAndLockfilesAlone(String path, FileClass fileClass) {
        Set<String> touched = areas.touchedBy(path, fileClass);

        assertThat(touched).isEmpty();
    }

    @Test
    void sortsTheAreasOfOnePath() {
        Set<String> touched = areas.touchedBy("src/payment/crypto/AuthLock.java", FileClass.SOURCE);

        assertThat(touched).containsExactly("auth", "concurrency", "crypto", "money");
    }

    @Test
    void addsThePatternsOfPolicyForAnyFile() {
        SensitiveAreas own = new SensitiveAreas(Map.of("tribal", List.of("legacy/"), "auth", List.of("gate/")));

        assertThat(own.touchedBy("legacy/README.md", FileClass.DOCS)).containsExactly("tribal");
        assertThat(own.touchedBy("gate/a.c", FileClass.SOURCE)).containsExactly("auth");
        assertThat(own.touchedBy("login/a.c", FileClass.SOURCE)).containsExactly("auth");
    }

    @Test
    void switchesADefaultOffByAnEmptyListOrAPathByATakingBack() {
        SensitiveAreas own = new SensitiveAreas(Map.of("auth", List.of("!parser/"), "money", List.of()));

        assertThat(own.touchedBy("parser/session.c", FileClass.SOURCE)).isEmpty();
        assertThat(own.touchedBy("web/session.c", FileClass.SOURCE)).containsExactly("auth");
        assertThat(own.touchedBy("web/price.c", FileClass.SOURCE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPServer2Go, http server2 go",
        "snake_case-kebab.dot, snake case kebab dot",
        "OAuth, o auth",
        "ABC, abc",
        "aB, a b",
        "__x__, x",
        "getÜber, get über",
    })
    void cutsNamesIntoWords(String name, String expected) {
        List<String> words = SensitiveAreas.wordsOf(name);

        assertThat(String.join(" ", words)).isEqualTo(expected);
    }

    @Test
    void listsEveryDefaultWordOnItsPage() throws IOException {
        String page = Files.readString(Path.of("../docs/scope.md"));

        SensitiveAreas.defaults()
                .forEach((word, area) -> assertThat(page.lines())
                        .as("%s: %s", area, word)
                        .anyMatch(line -> line.startsWith("| `" + area + "` |")
                                && line.replaceAll("[|,]", " ; ").contains(" " + word + " ")));
    }
}
