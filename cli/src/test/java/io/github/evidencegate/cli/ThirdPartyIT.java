package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.ContainedLibraries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever passes the program on must know what is in it. */
class ThirdPartyIT {
    private static final Path PROGRAM = Path.of(System.getProperty("program"));

    @ParameterizedTest
    @ValueSource(strings = {"evidence-gate.jar", "evidence-gate-rules.jar", "evidence-gate-github.jar"})
    void listsEveryLibraryInAJarAndNoOther(String name) throws IOException {
        assertThat(ContainedLibraries.listed(Path.of("../THIRD-PARTY.md"), name))
                .isEqualTo(ContainedLibraries.in(PROGRAM.resolveSibling(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence-gate.jar", "evidence-gate-rules.jar", "evidence-gate-github.jar"})
    void bringsTheListAndTheLicences(String name) throws IOException {
        try (JarFile program = new JarFile(PROGRAM.resolveSibling(name).toFile())) {
            assertThat(program.getEntry("META-INF/THIRD-PARTY.md")).isNotNull();
            assertThat(program.getEntry("META-INF/NOTICE")).isNotNull();
            assertThat(program.getEntry("META-INF/LICENSE")).isNotNull();
        }
    }
}
