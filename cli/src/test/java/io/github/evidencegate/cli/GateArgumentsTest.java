package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateArgumentsTest {
    @Test
    void leavesTheCommandAsItIs() {
        List<String> arguments =
                List.of("--id", "lint", "--kind=style", "--", "npm", "run", "lint", "--", "--id", "", "@x", "\"a  b\"");

        assertThat(GateArguments.plain(arguments))
                .contains(new GateArguments(
                        Map.of(GateOption.ID, "lint", GateOption.KIND, "style"),
                        List.of("npm", "run", "lint", "--", "--id", "", "@x", "\"a  b\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--id lint npm test",
                "--id lint --",
                "-- npm test",
                "--id -- npm test",
                "--id lint --id lint -- npm",
                "--ID lint -- npm",
                "--id lint --out -- npm",
                "--id -x -- npm",
                "--help",
                ""
            })
    void leavesTheRestToPicocli(String arguments) {
        assertThat(GateArguments.plain(List.of(arguments.split(" ")))).isEmpty();
    }
}
