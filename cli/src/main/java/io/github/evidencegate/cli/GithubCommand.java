package io.github.evidencegate.cli;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.github.rights.TokenRights;
import io.github.evidencegate.github.run.GithubStep;
import io.github.evidencegate.setup.FeatureState;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code evidence-gate github}: one step of a workflow on GitHub, which {@code action.yml} runs. Only this class knows that
 * module, whose jar is opened when it is asked for and not by a check.
 */
final class GithubCommand {
    static final String NAME = "github";

    private final Streams streams;
    private final Environment environment;

    GithubCommand(Streams streams, Environment environment) {
        this.streams = streams;
        this.environment = environment;
    }

    /** What the token of the workflow may do, for {@code doctor}: asks GitHub. */
    static List<FeatureState> rights(Environment environment) {
        return TokenRights.of(environment.variables());
    }

    /**
     * Does what the event asks for, and says so on standard output, which the runner reads.
     *
     * @throws EvidenceException if an input cannot be one at all
     */
    ExitStatus run() throws EvidenceException {
        PrintStream out = new PrintStream(streams.output(), true, StandardCharsets.UTF_8);
        return GithubStep.of(environment.variables(), out, environment.clock(), About.tool())
                .run();
    }
}
