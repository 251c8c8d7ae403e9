package io.github.evidencegate.github.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactFolderTest {
    private static final int SYMBOLIC_LINK = 0xA1FF;
    private static final int NAMED_PIPE = 0x11FF;

    @TempDir
    private Path below;

    @Test
    void unpacksFilesInFoldersIntoAFreshFolder() throws Exception {
        byte[] zip = Zip.of("build/", "", "build/a.xml", "<a/>", "b.json", "{}");

        Path folder = ArtifactFolder.unpack(zip, below);

        assertThat(folder).hasParent(below);
        assertThat(folder.resolve("build/a.xml")).content(UTF_8).isEqualTo("<a/>");
        assertThat(folder.resolve("b.json")).content(UTF_8).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.xml",
                "a/../../evil.xml",
                "/tmp/evil.xml",
                "a//evil.xml",
                "./evil.xml",
                "a/./evil.xml",
                "C:evil.xml",
                "..\\evil.xml",
                "a/evil.xml ",
                "a/evil.",
                "a\nb",
                ".. /evil.xml"
            })
    void refusesANameThatLeadsElsewhere(String name) throws IOException {
        byte[] zip = Zip.of("good.xml", "<a/>", name, "evil");

        assertThatThrownBy(() -> ArtifactFolder.unpack(zip, below))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("the artifact is refused")
                .hasMessageContaining("is no plain path inside of it");

        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {SYMBOLIC_LINK, NAMED_PIPE})
    void refusesWhatIsNoFile(int mode) throws IOException {
        byte[] zip = Zip.withMode(Zip.of("results.xml", "/etc/passwd"), mode);

        assertThatThrownBy(() -> ArtifactFolder.unpack(zip, below))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("\"results.xml\" is a link or a device, not a file");

        assertThat(written()).isEmpty();
    }

    @Test
    void refusesABombThatHidesItsSize() throws IOException {
        byte[] zip = Zip.withSize(Zip.of("zeros.xml", "0".repeat(64 << 20)), 10);

        assertThatThrownBy(() -> ArtifactFolder.unpack(zip, below))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("each of its bytes unpacks to more than 200");
    }

    @Test
    void refusesMoreThanItMayUnpackTo() {
        byte[] zip = Zip.withSize(Zip.of("a.xml", "<a/>"), (int) ArtifactFolder.UNPACKED_LIMIT + 1);

        assertThatThrownBy(() -> ArtifactFolder.unpack(zip, below))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("it unpacks to more than");
    }

    @Test
    void refusesAFileThatIsNotWhatTheTableOfContentsSays() {
        byte[] zip = Zip.withSize(Zip.of("a.xml", "<a/>"), 3);

        assertThatThrownBy(() -> ArtifactFolder.unpack(zip, below))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("\"a.xml\" is not what the table of contents says");
    }

    @Test
    void refusesNamesThatDifferInCaseAlone() {
        byte[] zip = Zip.of("a.xml", "<a/>", "A.xml", "<b/>");

        assertThatThrownBy(() -> ArtifactFolder.unpack(zip, below))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("is there twice");
    }

    @Test
    void refusesTooManyEntries() {
        String[] files = new String[12_000];
        Arrays.setAll(files, i -> i % 2 == 0 ? "f" + i : "");

        assertThatThrownBy(() -> ArtifactFolder.unpack(Zip.of(files), below))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("it has 6000 entries, expected at most 5000");
    }

    @Test
    void refusesAFileInThePlaceOfAFolder() {
        byte[] zip = Zip.of("a", "file", "a/b", "below it");

        assertThatThrownBy(() -> ArtifactFolder.unpack(zip, below)).isInstanceOf(EvidenceException.class);
    }

    @Test
    void refusesOrReadsWhateverIsDamaged() throws IOException {
        byte[] whole = Zip.of("build/a.xml", "<a/>".repeat(50), "b.json", "{}");
        Random random = new Random(5);

        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j <= i % 3; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                ArtifactFolder.unpack(damaged, below);
            } catch (EvidenceException e) {
                assertThat(e).as("seed 5, round " + i).hasMessageContaining("artifact");
            }
        }

        assertThat(below.resolveSibling("evil.xml")).doesNotExist();
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
