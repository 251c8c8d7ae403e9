package io.github.evidencegate.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTroubleTest {
    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("/a"), "no permission to read"),
                Arguments.of(new NoSuchFileException("/a"), "no such file or folder"),
                Arguments.of(new FileSystemException("/a", null, "Read-only file system"), "Read-only file system"),
                Arguments.of(new FileSystemException("/a"), "the system does not say why"),
                Arguments.of(new IOException("Input/output error"), "Input/output error"),
                Arguments.of(new IOException(), "the system does not say why"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void saysWhyWithoutAClassName(IOException trouble, String expected) {
        String reason = FileTrouble.reason(trouble, "read");

        assertThat(reason).isEqualTo(expected);
    }
}
