package io.github.evidencegate.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeChange.Text;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.github.testkit.GithubStandIn;
import io.github.evidencegate.github.testkit.NeedsOracles;
import io.github.evidencegate.github.testkit.NodeScript;
import io.github.evidencegate.testkit.ForgeWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issues that people linked by hand (R030). */
class LinkedIssuesTest {
    private static final String PROJECT = "acme/shop";
    private static final IssueText ISSUE = new IssueText(
            "#12", "https://github.com/acme/shop/issues/12", "ada", "Count", "It does not.", List.of("bug"));

    private GithubStandIn github;
    private GithubForge forge;
    private ForgeChange change;

    @BeforeEach
    void start() throws IOException, EvidenceException {
        github = GithubStandIn.start(PROJECT);
        GithubProject project = GithubProject.of(github.apiUrl(), PROJECT);
        ForgeWorld world = ForgeWorld.of(project.host(), PROJECT);
        StandInWorld.fill(github, world);
        github.knows("ghs_app", StandInWorld.appThatKnowsTeams());
        forge = new GithubForge(project, new AccessToken("ghs_app"), Optional.of(StandInWorld.APP));
        change = saying(world.change(), "It counts.");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private static ForgeChange saying(ForgeChange change, String body) {
        return new ForgeChange(
                change.key(),
                change.url(),
                change.state(),
                change.isDraft(),
                change.author(),
                change.openedAt(),
                change.ends(),
                new Text("Count twice", body),
                change.labels(),
                change.fileCount());
    }

    private GithubStandIn linked(IssueText issue) {
        return github.linked(change.key().number(), PROJECT, issue);
    }

    private long asked() {
        return github.recorded().stream()
                .filter(call -> call.request().equals("POST /graphql"))
                .count();
    }

    @Test
    void areAskedForInOneRequestWhereNoWordNamesOne() throws ForgeException {
        linked(ISSUE);

        assertThat(forge.closes(change)).containsExactly(ISSUE);
        assertThat(github.recorded()).hasSize(1);
        assertThat(forge.notices()).isEmpty();
    }

    @Test
    void areNotAskedForWhereAWordNamesOne() throws ForgeException {
        linked(ISSUE);

        List<IssueText> issues = forge.closes(saying(change, "Closes #3"));

        assertThat(issues).extracting(IssueText::id).containsExactly("#3");
        assertThat(asked()).isZero();
    }

    @Test
    void areThoseOfTheProjectByNumberAndFew() throws ForgeException {
        IntStream.of(90, 8, 70, 60, 50, 40).forEach(number -> linked(numbered(number)));
        github.linked(change.key().number(), "evil/shop", numbered(1));

        assertThat(forge.closes(change)).extracting(IssueText::id).containsExactly("#8", "#40", "#50", "#60", "#70");
    }

    private static IssueText numbered(int number) {
        return new IssueText("#" + number, ISSUE.url(), "ada", "Count", "", List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 422})
    void areSaidToBeUnknownWhereGithubRefuses(int status) throws ForgeException {
        github.refuseNext("POST /graphql", status, "Resource not accessible by integration");

        assertThat(forge.closes(change)).isEmpty();
        assertThat(forge.notices())
                .singleElement()
                .asString()
                .startsWith("issues that were linked by hand are not known, only closing words: ")
                .contains("Resource not accessible by integration");
    }

    @Test
    void areNoReasonToGoOnWhereTheTokenIsNone() {
        github.refuseNext("POST /graphql", 401, "Bad credentials");

        assertThatThrownBy(() -> forge.closes(change)).isInstanceOf(ForgeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://api.github.com/graphql",
        "https://api.acme.ghe.com, https://api.acme.ghe.com/graphql",
        "https://github.acme.example/api/v3/, https://github.acme.example/api/graphql"
    })
    void areAskedForWhereTheServerHasGraphql(String api, String expected) throws EvidenceException {
        assertThat(GithubProject.of(api, PROJECT).graph()).hasToString(expected);
    }

    /** The public schema, by the library that defines GraphQL: the question, and the stand-in's answer to it. */
    @Test
    @NeedsOracles
    void areAskedForAsTheSchemaHasIt(@TempDir Path folder) throws Exception {
        linked(ISSUE);
        forge.closes(change);
        String sent = github.recorded().get(0).body();
        String answer = github.recorded().get(0).answer();
        NodeScript schema = NodeScript.bundled("graphql", folder);

        String complaints = schema.run("{\"sent\":" + sent + ",\"answer\":" + answer + "}");
        String wrong = schema.run("{\"sent\":" + sent.replace("nameWithOwner", "fullName") + ",\"answer\":"
                + answer.replace("\"title\"", "\"titel\"") + "}");

        assertThat(complaints).isEmpty();
        assertThat(wrong).contains("Cannot query field \"fullName\" on type \"Repository\"");
    }
}
