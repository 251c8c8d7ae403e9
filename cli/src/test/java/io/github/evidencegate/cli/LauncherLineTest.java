package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.evidencegate.delivery.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherLineTest {
    @TempDir
    private Path folder;

    @Test
    void tellsTheBeginningAndTheEnd() {
        Path file = folder.resolve("line");
        LauncherLine line = LauncherLine.to(Optional.of(file.toString()));

        line.begun();
        assertThat(file).hasContent("begun");
        line.ended(ExitStatus.BLOCKED.code());

        assertThat(file).hasContent("begun 1");
    }

    @Test
    void goesOnIfNobodyListens() {
        for (Optional<String> file : List.of(Optional.<String>empty(), Optional.of(folder.toString()))) {
            assertThatCode(() -> LauncherLine.to(file).begun()).doesNotThrowAnyException();
        }
    }
}
