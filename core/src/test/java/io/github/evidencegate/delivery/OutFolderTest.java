package io.github.evidencegate.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutFolderTest {
    @TempDir
    private Path folder;

    private static Renderings renderings() {
        Sample sample = Samples.blocked();
        Outcome outcome =
                new Outcome(sample.record(), sample.verdict(), ReviewPacket.of(sample.record(), sample.verdict()));
        return new Renderings(outcome, 80);
    }

    @Test
    void replacesFilesOfAnEarlierRun() throws Exception {
        Path verdict = Files.writeString(folder.resolve("verdict.json"), "old");

        new OutFolder(folder, "--out").write(renderings());

        assertThat(verdict).content(UTF_8).startsWith("{\"").endsWith("}\n").contains("\"blocked\"");
    }

    @Test
    void leavesNothingElseBehind() throws Exception {
        new OutFolder(folder, "--out").write(renderings());

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("record.json", "verdict.json", "packet.md", "packet.html");
    }

    @Test
    void namesTheFolderThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "");

        assertThatThrownBy(() -> new OutFolder(file, "--out").write(renderings()))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(
                        file.toAbsolutePath() + " is a file, not a folder; give --out a folder that you may write to");
    }

    @Test
    void namesTheFileThatAPathLeadsThrough() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "");

        assertThatThrownBy(() -> new OutFolder(file.resolve("a/b"), "--out").write(renderings()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith(file + " is a file, not a folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysThatItMayNotWrite() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(closed)).as("root may write").isFalse();

        assertThatThrownBy(() -> new OutFolder(closed.resolve("out"), "--out").write(renderings()))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(closed.resolve("out")
                        + " cannot be written: no permission to write; give --out a folder that you may write to");
    }

    @Test
    void namesTheFileThatIsAFolder() throws IOException {
        Path record = Files.createDirectories(folder.resolve("record.json/full"));

        assertThatThrownBy(() -> new OutFolder(folder, "--out").write(renderings()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith(record.getParent() + " is a folder, and a file of that name must be written; ");
        assertThat(folder.toFile().list()).containsExactly("record.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void replacesAPlantedLinkInsteadOfFollowingIt() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "untouched");
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.createSymbolicLink(out.resolve("packet.md"), secret);

        new OutFolder(out, "--out").write(renderings());

        assertThat(secret).hasContent("untouched");
        assertThat(out.resolve("packet.md")).content(UTF_8).contains("BLOCKED");
    }
}
