package io.github.evidencegate.github;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.github.testkit.GithubStandIn;
import io.github.evidencegate.testkit.ForgeContract;
import io.github.evidencegate.testkit.ForgeWorld;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** GitHub as a source of facts (R030), against a GitHub of ours. */
class GithubForgeTest extends ForgeContract {
    private static final String PROJECT = "acme/shop";

    private GithubStandIn github;
    private ForgeWorld world;
    private GithubForge forge;

    @BeforeEach
    void start() throws IOException, EvidenceException {
        github = GithubStandIn.start(PROJECT);
        GithubProject project = GithubProject.of(github.apiUrl(), PROJECT);
        world = ForgeWorld.of(project.host(), PROJECT);
        StandInWorld.fill(github, world);
        // A workflow's token may not ask about teams, so this one is an app's that may.
        github.knows("ghs_app", StandInWorld.appThatKnowsTeams());
        forge = new GithubForge(project, new AccessToken("ghs_app"), Optional.of(StandInWorld.APP));
    }

    @AfterEach
    void stop() {
        github.close();
    }

    GithubStandIn github() {
        return github;
    }

    @Override
    protected Forge forge() {
        return forge;
    }

    @Override
    protected ForgeWorld world() {
        return world;
    }

    @Override
    protected void comment(String author, String text) {
        github.commented(world.change().key().number(), author, text);
    }
}
