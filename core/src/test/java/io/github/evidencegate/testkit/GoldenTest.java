package io.github.evidencegate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    private Path folder;

    @Test
    void acceptsTheSameText() throws IOException {
        Files.writeString(folder.resolve("a.md"), "é\n");

        new Golden(folder, false).assertSame("a.md", "é\n");

        assertThat(folder.resolve("a.md")).hasContent("é\n");
    }

    @Test
    void refusesOtherTextAndSaysWhatToDo() throws IOException {
        Files.writeString(folder.resolve("a.md"), "a");

        assertThatThrownBy(() -> new Golden(folder, false).assertSame("a.md", "b"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.md")
                .hasMessageContaining("-Dgolden=update");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> new Golden(folder, false).assertSame("a.md", "b"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dgolden=update");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesTheFileWhenUpdating() {
        new Golden(folder, true).assertSame("deep/a.md", "b");

        assertThat(folder.resolve("deep/a.md")).hasContent("b");
    }

    @Test
    void findsTheModuleOfATest() {
        assertThat(Golden.of(GoldenTest.class)).isNotNull();
    }
}
