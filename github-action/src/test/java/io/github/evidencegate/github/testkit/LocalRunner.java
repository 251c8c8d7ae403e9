package io.github.evidencegate.github.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the real {@code action.yml} on this machine, by {@code src/test/node/run-action.mjs}, which says what it lacks. */
public final class LocalRunner {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeScript script;

    private LocalRunner(NodeScript script) {
        this.script = script;
    }

    /** Bundles the runner into this folder. */
    public static LocalRunner in(Path folder) throws IOException, InterruptedException {
        return new LocalRunner(NodeScript.bundled("run-action", folder));
    }

    /**
     * A job with one step that uses the action.
     *
     * @param with the inputs that the workflow gives
     * @param github the context of this name
     * @param environment all variables of the step but those that belong to the step itself
     * @param secrets what the log must not show
     * @param actions scripts that play the actions that a step uses, by {@code owner/name}
     */
    public record Job(
            Map<String, String> with,
            Map<String, String> github,
            Map<String, String> environment,
            List<String> secrets,
            Map<String, String> actions) {}

    /** What became of the step. */
    public record Result(String outcome, Map<String, String> outputs, String summary, String log) {}

    /** Runs the action of this file. */
    public Result run(Path action, Job job) throws IOException, InterruptedException {
        Map<String, Object> said = Map.of(
                "with",
                job.with(),
                "github",
                job.github(),
                "env",
                job.environment(),
                "secrets",
                job.secrets(),
                "actions",
                job.actions());
        JsonNode told = JSON.readTree(script.run(JSON.writeValueAsString(said), action.toString()));
        Map<String, String> outputs = JSON.convertValue(
                told.get("outputs"), JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
        return new Result(
                told.get("outcome").textValue(),
                outputs,
                told.get("summary").textValue(),
                told.get("log").textValue());
    }
}
