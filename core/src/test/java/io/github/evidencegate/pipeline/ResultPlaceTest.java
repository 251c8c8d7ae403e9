package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CI hosts seldom have the head itself checked out where its results lie. */
class ResultPlaceTest {
    private static final String TESTS = "<testsuite tests=\"1\"><testcase classname=\"A\" name=\"holds\"/></testsuite>";

    @TempDir
    private Path folder;

    private GitSandbox git;
    private Revision base;
    private Revision head;

    @BeforeEach
    void startWithAChange() {
        git = GitSandbox.create(folder.resolve("repository"));
        git.write(".gitignore", "reports/\n")
                .write(".evidence-gate.yml", "gates: {unit: {kind: tests, results: [\"reports/*.xml\"]}}\n");
        base = git.commit("First");
        git.branch("fix").write("a.txt", "a\n");
        head = git.commit("Change");
        git.switchTo("main");
    }

    @Test
    void takesTheMergeOfTheHeadForTheHead() throws Exception {
        git.merge("fix");
        git.write("reports/tests.xml", TESTS);

        EvidenceRecord record = collected(source());

        assertThat(record.gates()).singleElement().returns(State.PASS, GateOutcome::state);
    }

    @Test
    void doubtsResultsInAWorkTreeThatIsAtTheBase() throws Exception {
        git.write("reports/tests.xml", TESTS);

        EvidenceRecord record = collected(source());

        assertThat(record.gates()).singleElement().returns(State.STALE, GateOutcome::state);
    }

    private WorkTreeRunSource source() throws Exception {
        return WorkTreeRunSource.open(new CheckRequest(
                git.top(),
                Optional.of(base.objectName()),
                head.objectName(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                "evidence-gate test"));
    }

    private static EvidenceRecord collected(WorkTreeRunSource source) throws Exception {
        return source.collect(source.policy(), Instant.parse("2026-11-22T10:00:00Z"));
    }
}
