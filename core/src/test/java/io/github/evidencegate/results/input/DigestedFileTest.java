package io.github.evidencegate.results.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestedFileTest {
    @TempDir
    Path folder;

    @Test
    void refusesAFileThatTakesFarTooLong() throws IOException {
        Path file = Files.write(folder.resolve("slow"), new byte[10_000]);

        try (DigestedFile slow = DigestedFile.open(file, Duration.ofNanos(-1))) {
            InputStream content = slow.content();

            assertThatThrownBy(() -> content.read(new byte[100]))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it takes far longer than files of its size, after 100 bytes");
        }
    }

    @Test
    void answersTheSameDigestAsOftenAsItIsAsked() throws IOException {
        Path file = Files.write(folder.resolve("small"), new byte[] {1, 2, 3});

        try (DigestedFile small = DigestedFile.open(file)) {
            Digest first = small.digest();

            assertThat(small.digest()).isEqualTo(first).isEqualTo(Digest.of(new byte[] {1, 2, 3}));
        }
    }

    @Test
    void givesALargeFileMoreTime() throws IOException {
        Path file = Files.write(folder.resolve("large"), new byte[3 << 20]);

        try (DigestedFile large = DigestedFile.open(file, Duration.ofSeconds(1))) {
            assertThat(large.content().readAllBytes()).hasSize(3 << 20);
        }
    }
}
