package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.rule.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Remedies of the command line can be typed there. */
class PacketSurfaceTest {
    @ParameterizedTest
    @EnumSource
    void namesAnOptionOfTheCheckForEachInput(Surface.Input input) {
        String with = new PacketSurface().with(input);

        assertThat(CheckOption.values())
                .extracting(option -> "with " + option.label())
                .contains(with);
    }

    @Test
    void sendsADecisionThatNoFolderCanTakeToAComment() {
        assertThat(new PacketSurface().resume("x#1"))
                .contains("/evidence resume")
                .doesNotContain("--");
    }
}
