package io.github.evidencegate.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.CheckReport.Annotation;
import io.github.evidencegate.forge.CheckReport.Level;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.testkit.GithubContract;
import io.github.evidencegate.github.testkit.GithubStandIn.Recorded;
import io.github.evidencegate.github.testkit.NeedsOracles;
import io.github.evidencegate.github.testkit.StandInToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract of forges again, with each request of ours and each answer of the stand-in held to GitHub's OpenAPI. */
@NeedsOracles
class GithubOpenApiTest extends GithubForgeTest {
    private static Optional<GithubContract> contract = Optional.empty();

    @BeforeAll
    static void read() throws IOException {
        contract = Optional.of(GithubContract.read());
    }

    @AfterEach
    void keepsTheContract() {
        List<String> broken = github().recorded().stream()
                .flatMap(call -> contract.orElseThrow().broken(call).stream())
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void sendsAllOfALongReport() throws ForgeException {
        CheckReport report = report(120);

        forge().report(report);

        assertThat(github().recorded()).extracting(Recorded::request).anyMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void sendsACommitStatusInsteadOfACheck() throws ForgeException, EvidenceException {
        github().knows("ghs_few", StandInToken.ofWorkflow().without("checks: write"));
        GithubForge few = new GithubForge(
                GithubProject.of(github().apiUrl(), github().project()), new AccessToken("ghs_few"), Optional.empty());

        few.report(report(1));

        assertThat(github().statuses()).hasSize(1);
    }

    @Test
    void noticesWhatTheContractForbids() {
        Recorded unknown = new Recorded("GET /repos/acme/shop/nothing", Map.of(), "", 200, "{}");
        Recorded wrong = new Recorded(
                "POST /repos/acme/shop/issues/7/comments", Map.of(), "{\"text\":\"x\"}", 201, "{\"id\":\"x\"}");

        assertThat(contract.orElseThrow().broken(unknown)).isNotEmpty();
        assertThat(contract.orElseThrow().broken(wrong)).hasSizeGreaterThan(1);
    }

    private CheckReport report(int annotations) {
        return new CheckReport(
                "Evidence Gate",
                world().change().ends().head(),
                false,
                "blocked",
                "**Why**",
                IntStream.range(0, annotations)
                        .mapToObj(line ->
                                new Annotation("src/File1.java", line + 1, line + 1, Level.NOTICE, "title", "message"))
                        .toList(),
                Optional.of("https://example.com/packet"));
    }
}
