package io.github.evidencegate.github.rights;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.github.testkit.GithubContract;
import io.github.evidencegate.github.testkit.GithubStandIn;
import io.github.evidencegate.github.testkit.GithubStandIn.Recorded;
import io.github.evidencegate.github.testkit.NeedsOracles;
import io.github.evidencegate.github.testkit.StandInToken;
import io.github.evidencegate.testkit.ForgeWorld;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked about rights, held to GitHub's OpenAPI. */
@NeedsOracles
class RightsOpenApiTest {
    private static final String PROJECT = "acme/shop";

    @Test
    void readsAsTheContractSaysAndWritesNothingThatItAllows() throws IOException {
        GithubContract contract = GithubContract.read();

        List<Recorded> calls = asked();

        Map<Boolean, List<Recorded>> isToWrite =
                calls.stream().collect(partitioningBy(call -> call.request().startsWith("POST")));
        assertThat(isToWrite.get(false))
                .hasSize(5)
                .allSatisfy(call -> assertThat(contract.broken(call)).isEmpty());
        assertThat(isToWrite.get(true))
                .hasSize(3)
                .allSatisfy(call -> assertThat(contract.broken(call))
                        .anySatisfy(message -> assertThat(message).contains("required")));
    }

    private static List<Recorded> asked() throws IOException {
        try (GithubStandIn github = GithubStandIn.start(PROJECT)) {
            github.with(ForgeWorld.of("127.0.0.1", PROJECT).change())
                    .knows("ghs_less", StandInToken.ofWorkflow().without("checks: write"))
                    .with(ForgeWorld.of("127.0.0.1", PROJECT).issue());
            Map<String, String> variables =
                    Map.of("GITHUB_REPOSITORY", PROJECT, "GITHUB_API_URL", github.apiUrl(), "GITHUB_TOKEN", "ghs_less");
            TokenRights.of(variables);
            return github.recorded();
        }
    }
}
