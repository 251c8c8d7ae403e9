package io.github.evidencegate.github.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.evidencegate.github.testkit.NeedsOracles;
import io.github.evidencegate.github.testkit.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payloads that GitHub really sent, from npm {@code @octokit/webhooks-examples}. */
@NeedsOracles
class RealPayloadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GithubEnvironment ENVIRONMENT = new GithubEnvironment(
            Map.of("GITHUB_SHA", "a".repeat(40), "GITHUB_REF", "refs/heads/main", "GITHUB_RUN_ATTEMPT", "1"));

    @TempDir
    private Path folder;

    /** One of them. */
    private record Example(String event, JsonNode payload) {}

    @Test
    void readsEveryOneOfTheEventsThatItKnows() throws Exception {
        List<Example> examples = examples();

        for (Example example : examples) {
            Path file = Files.writeString(
                    folder.resolve("event.json"), example.payload().toString());
            GithubEvent told = Payload.read(example.event(), file).told(ENVIRONMENT);
            String action = example.payload().path("action").asText();
            assertThat(told.kind()).as(example.event() + " " + action).isEqualTo(EventKind.of(example.event(), action));
        }

        // 29 of pull_request alone; a package without them would prove nothing.
        assertThat(examples).hasSizeGreaterThan(40);
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Path all = Oracles.module("@octokit/webhooks-examples").resolve("api.github.com/index.json");
        for (JsonNode event : JSON.readTree(all.toFile())) {
            String name = event.path("name").asText();
            if (EventKind.known().contains(name)) {
                event.path("examples").forEach(payload -> examples.add(new Example(name, payload)));
            }
        }
        return examples;
    }
}
