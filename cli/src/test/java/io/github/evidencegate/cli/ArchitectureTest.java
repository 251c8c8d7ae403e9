package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void readsTheEnvironmentInMainAlone() {
        assertThat(ArchitectureRules.environmentReaders(ArchitectureRules.product()))
                .containsExactly(Main.class.getName());
    }
}
