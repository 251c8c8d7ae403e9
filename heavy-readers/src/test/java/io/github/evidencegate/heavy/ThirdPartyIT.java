package io.github.evidencegate.heavy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.ContainedLibraries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Whoever passes the readers' program on must know what is in it: not all of it is under a licence like ours. */
class ThirdPartyIT {
    private static final Path READERS = Path.of(System.getProperty("readers"));

    @Test
    void listsEveryLibraryInTheProgramAndNoOther() throws IOException {
        assertThat(ContainedLibraries.listed(Path.of("../THIRD-PARTY.md"), "evidence-gate-readers.jar"))
                .isEqualTo(ContainedLibraries.in(READERS));
    }

    @Test
    void bringsTheListAndTheLicences() throws IOException {
        try (JarFile readers = new JarFile(READERS.toFile())) {
            assertThat(readers.getEntry("META-INF/THIRD-PARTY.md")).isNotNull();
            assertThat(readers.getEntry("META-INF/NOTICE")).isNotNull();
            assertThat(readers.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(readers.getEntry("META-INF/licenses/LGPL-2.1")).isNotNull();
            assertThat(readers.getEntry("META-INF/licenses/MPL-2.0")).isNotNull();
        }
    }
}
