package io.github.evidencegate.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One list of inputs and outputs drives both files, so that they cannot drift. */
class ActionFileTest {
    @ParameterizedTest
    @EnumSource
    void offersTheInputsAndOutputsOfTheProgram(ActionFile file) {
        Golden repository = repository();

        repository.assertSame(file.path().toString().substring("../".length()), file.expected());
    }

    private static Golden repository() {
        return new Golden(ActionFile.REPOSITORY, "update".equals(System.getProperty("golden")));
    }

    @ParameterizedTest
    @EnumSource
    void putsNoInputIntoTheScript(ActionFile file) {
        List<String> scripts = file.expected()
                .lines()
                .filter(line -> line.startsWith("      run: "))
                .toList();

        assertThat(scripts).hasSize(2).noneMatch(line -> line.contains("${{"));
    }

    @ParameterizedTest
    @EnumSource
    void pinsTheActionsThatItUses(ActionFile file) {
        List<String> used =
                file.expected().lines().filter(line -> line.contains("uses: ")).toList();

        assertThat(used).hasSize(2).allMatch(line -> line.matches(" +uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+"));
    }

    @Test
    void namesTheStandardOnlyWhereTheRunnerKnowsIt() {
        String standards = ActionInput.TOKEN.standard() + ActionInput.API_URL.standard();

        assertThat(standards).isEqualTo("${{ github.token }}${{ github.api_url }}");
    }
}
