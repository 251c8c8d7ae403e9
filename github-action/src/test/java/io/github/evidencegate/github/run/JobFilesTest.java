package io.github.evidencegate.github.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.github.action.ActionOutput;
import io.github.evidencegate.github.event.GithubEnvironment;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFilesTest {
    private static final int SUMMARY_LIMIT = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void writesNothingOutsideOfAStep() throws EvidenceException {
        JobFiles files = new JobFiles(new GithubEnvironment(Map.of()));

        files.set(Map.of(ActionOutput.DECISION, "ready"));
        files.summarise("Nothing to do.");

        assertThat(files.summarise(packet(Samples.ready()))).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void setsNoOtherOutputByAValue() throws Exception {
        jobFiles().set(Map.of(ActionOutput.DECISION, "blocked\ndecision=ready\u2028stop-state=running"));

        assertThat(Files.readAllLines(folder.resolve("output")))
                .contains("decision=blocked?decision=ready?stop-state=running")
                .hasSameSizeAs(Arrays.stream(ActionOutput.values())
                        .filter(ActionOutput::isOfProgram)
                        .toList());
    }

    @Test
    void shortensThePacketToTheRoomThatIsLeft() throws Exception {
        byte[] there = "x".repeat(SUMMARY_LIMIT - 3_000).getBytes(UTF_8);
        Files.write(folder.resolve("summary"), there);

        boolean isThere = jobFiles().summarise(packet(Samples.blocked()));

        assertThat(isThere).isTrue();
        assertThat(Files.size(folder.resolve("summary")))
                .isGreaterThan(there.length)
                .isLessThanOrEqualTo(SUMMARY_LIMIT);
    }

    @Test
    void leavesOutWhatHasNoRoom() throws Exception {
        byte[] there = "x".repeat(SUMMARY_LIMIT - 5).getBytes(UTF_8);
        Files.write(folder.resolve("summary"), there);
        JobFiles files = jobFiles();

        boolean isThere = files.summarise(packet(Samples.ready()));
        files.summarise("Nothing to do.");

        assertThat(isThere).isFalse();
        assertThat(Files.size(folder.resolve("summary"))).isEqualTo(there.length);
    }

    @Test
    void saysASentenceAsText() throws Exception {
        jobFiles().summarise("a <b> *c* @d");

        assertThat(folder.resolve("summary")).hasContent("a \\<b\\> \\*c\\* \\@d");
    }

    @Test
    void refusesFilesThatCannotBeWritten() throws IOException, EvidenceException {
        Files.createDirectory(folder.resolve("output"));
        JobFiles files = jobFiles();

        assertThatThrownBy(() -> files.set(Map.of()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("leave GITHUB_OUTPUT and GITHUB_STEP_SUMMARY as the runner sets them");
    }

    private static MarkdownPacket packet(Samples.Sample sample) {
        return MarkdownPacket.of(ReviewPacket.of(sample.record(), sample.verdict()));
    }

    private JobFiles jobFiles() throws EvidenceException {
        return new JobFiles(new GithubEnvironment(Map.of(
                "GITHUB_OUTPUT", folder.resolve("output").toString(),
                "GITHUB_STEP_SUMMARY", folder.resolve("summary").toString())));
    }
}
