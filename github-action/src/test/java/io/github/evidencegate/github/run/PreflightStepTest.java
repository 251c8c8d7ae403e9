package io.github.evidencegate.github.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.github.run.WorkflowSandbox.Ran;
import io.github.evidencegate.github.testkit.StandInToken;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a head whose pipeline may not run: the packet is of another one, and nothing else will say so. */
class PreflightStepTest {
    @TempDir
    private Path folder;

    @AutoClose
    private WorkflowSandbox workflow;

    @BeforeEach
    void stop() throws IOException {
        workflow =
                WorkflowSandbox.start(folder, "mode: stop\ngates: {unit: {kind: tests}}\nrules: {gate-failed: stop}\n");
        workflow.push("a.txt", "a\n").test(false);
        workflow.onPullRequest("opened");
        workflow.push("a.txt", "b\n");
        workflow.variables.put("EVIDENCE_GATE_INPUT_COMMAND", "preflight");
    }

    @Test
    void marksThePacketOfAnOlderHeadWhereItRefusesTheNewOne() throws Exception {
        Ran ran = workflow.onPullRequest("synchronize");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(ran.log()).contains("Asks whether the pipeline may run.").doesNotContain("Judges");
        assertThat(workflow.github.comments(WorkflowSandbox.NUMBER))
                .singleElement()
                .asString()
                .contains("**Older head:**");
    }

    @Test
    void refusesTheNewHeadAlsoWhereItMayMarkNothing() throws Exception {
        workflow.github.knows("ghs_less", StandInToken.readOnly());
        workflow.variables.put("EVIDENCE_GATE_INPUT_TOKEN", "ghs_less");

        Ran ran = workflow.onPullRequest("synchronize");

        assertThat(ran.status()).as(ran.log()).isEqualTo(ExitStatus.BLOCKED);
        assertThat(ran.log()).contains("the packet does not say that it is of an older head");
    }
}
