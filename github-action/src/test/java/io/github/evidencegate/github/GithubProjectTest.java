package io.github.evidencegate.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GithubProjectTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, github.com",
        "https://api.github.com/, github.com",
        "https://github.example.com/api/v3, github.example.com",
        "https://api.acme.ghe.com, acme.ghe.com",
        "http://127.0.0.1:4010, 127.0.0.1:4010",
    })
    void namesTheHostThatPeopleGoTo(String api, String host) throws EvidenceException {
        GithubProject project = GithubProject.of(api, "acme/shop");

        assertThat(project.key(7).name()).isEqualTo(host + "/acme/shop#7");
    }

    @Test
    void asksBelowTheRootOfAnEnterpriseServer() throws EvidenceException {
        GithubProject project = GithubProject.of("https://github.example.com/api/v3", "acme/shop");

        assertThat(project.at("/pulls/7")).hasToString("https://github.example.com/api/v3/repos/acme/shop/pulls/7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://github.example.com/api/v3",
                "ftp://api.github.com",
                "https://user:secret@api.github.com",
                "https://api.github.com?x=1",
                "api.github.com",
                "https://",
                "https:// api.github.com",
                "",
            })
    void refusesAnAddressThatNoTokenMayGoTo(String api) {
        assertThatThrownBy(() -> GithubProject.of(api, "acme/shop"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("api-url")
                .hasMessageContaining("https://api.github.com")
                .hasMessageNotContaining("secret@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "acme/shop/x", "../x", "acme/..", "acme/sh op", "", "acme/shop\n"})
    void refusesWhatIsNoRepository(String name) {
        assertThatThrownBy(() -> GithubProject.of("https://api.github.com", name))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("expected OWNER/NAME");
    }
}
