package io.github.evidencegate.github.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.GithubProject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArtifactStoreTest {
    private static final String PROJECT = "acme/shop";

    private ArtifactServer server;

    @BeforeEach
    void start() throws IOException {
        server = ArtifactServer.with(Zip.of("a.xml", "<a/>"));
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void givesTheStorageNoToken() throws Exception {
        byte[] zip = store(ArtifactServer.TOKEN).newest(77, "claimed-results").orElseThrow();

        assertThat(zip).isEqualTo(Zip.of("a.xml", "<a/>"));
        assertThat(server.asked())
                .containsExactly(
                        "api /repos/acme/shop/actions/runs/77/artifacts Bearer ghs_artifact",
                        "api /repos/acme/shop/actions/artifacts/3/zip Bearer ghs_artifact",
                        "storage /blob without a token");
    }

    @Test
    void findsNoneThatIsNotThere() throws Exception {
        assertThat(store(ArtifactServer.TOKEN).newest(78, "claimed-results")).isEmpty();
    }

    @Test
    void asksAgainWhereThatHelps() throws Exception {
        server.broken(1);

        assertThat(store(ArtifactServer.TOKEN).newest(77, "claimed-results")).isPresent();
    }

    @Test
    void saysWhichPermissionIsMissing() {
        assertThatThrownBy(() -> store(new AccessToken("ghs_other")).newest(77, "claimed-results"))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("actions: read")
                .hasMessageNotContaining("ghs_other");
    }

    @Test
    void goesNowhereThatIsNoWebAddress() {
        server.leadingTo("file:///etc/passwd?sig=secret");

        assertThatThrownBy(() -> store(ArtifactServer.TOKEN).newest(77, "claimed-results"))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("leads to no web address")
                .hasMessageNotContaining("secret");
    }

    @Test
    void downloadsNothingThatIsTooLarge() {
        server.sized(ArtifactFolder.ZIP_LIMIT + 1L);

        assertThatThrownBy(() -> store(ArtifactServer.TOKEN).newest(77, "claimed-results"))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("upload result files and nothing else");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void followsTheStorageNowhere() {
        server.leadingTo(server.url() + "/repos/acme/shop/actions/artifacts/3/zip?signature=secret");
        server.withoutToken();

        assertThatThrownBy(() -> store(ArtifactServer.TOKEN).newest(77, "claimed-results"))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("leads on and on")
                .hasMessageNotContaining("secret");
    }

    private ArtifactStore store(AccessToken token) throws EvidenceException {
        return new ArtifactStore(GithubProject.of(server.url().toString(), PROJECT), token);
    }
}
