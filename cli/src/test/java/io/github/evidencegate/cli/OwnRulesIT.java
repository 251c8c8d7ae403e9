package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own rules in the finished jar, from which the build removed what it thinks CEL does not need. */
class OwnRulesIT {
    private static final String CEL = "dev.cel.";

    @TempDir
    private Path folder;

    @Test
    void judgesOwnRulesWithTheFinishedJar() throws Exception {
        String output = check("""
                mode: warn
                ownRules:
                  everything:
                    when: |
                      record.scope.files.exists(f, f.file.path.matches("^B.*[.]java$") && f.area != "")
                      && record.identity.recordedAt > timestamp("2020-01-01T00:00:00Z") + duration("1h")
                      && record.gates.map(g, g.id).size() == 0 && !has(record.workItem)
                    mode: warn
                    message: All of this holds.
                    next: Look.
                  doubtful: {when: "record.gates[9].required", mode: warn, message: Never., next: Never.}
                """);

        assertThat(output)
                .contains(
                        "`own-everything`: All of this holds.", "`own-doubtful`: The condition", CEL + "compiler.Cel");
    }

    @Test
    void loadsNothingOfTheLanguageWithoutOwnRules() throws Exception {
        String output = check("mode: warn\n");

        assertThat(output).contains("io.github.evidencegate.verdict.Assessor").doesNotContain(CEL, " com.google.");
    }

    @Test
    void refusesOwnRulesWithoutTheirLanguage() throws Exception {
        Path alone = Files.copy(Clone.program(), folder.resolve("alone.jar"));

        String output = check(alone, 2, """
                ownRules:
                  every: {when: "true", mode: warn, message: Always., next: Look.}
                """);

        assertThat(output)
                .contains(".evidence-gate.yml", ":2:", "evidence-gate-rules.jar does not lie beside the program");
    }

    private String check(String policy) throws IOException, InterruptedException {
        return check(Clone.program(), 0, policy);
    }

    private String check(Path program, int status, String policy) throws IOException, InterruptedException {
        GitSandbox git = GitSandbox.create(folder.resolve("shop"));
        git.write(".evidence-gate.yml", policy).commit("Begin");
        git.write("Basket.java", "class Basket {}\n").commit("Fill");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-jar",
                program.toString(),
                "check",
                "--repo",
                git.top().toString());
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(status);
        return Files.readString(log);
    }
}
