package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R083: the life of a change goes on from pipeline to pipeline, by a folder or by the packet alone. */
class HistoryTest {
    private static final String CHANGE = "github.com/shop/basket#12";

    @TempDir
    private Path folder;

    private GitSandbox git;

    @BeforeEach
    void makeChange() {
        git = GitSandbox.create(folder.resolve("shop"));
        git.write(".gitignore", "target/\n")
                .write("src/Basket.java", "class Basket {}\n")
                .commit("Begin");
        git.branch("rounding")
                .write("src/Basket.java", "class Basket { int total; }\n")
                .commit("Round");
    }

    private Run check(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("check", "--base", "main", "--repo", git.top().toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private void tests(String failing) {
        String failure =
                failing.isEmpty() ? "" : "<testcase classname=\"a.B\" name=\"" + failing + "\"><failure/></testcase>";
        git.write(
                "target/surefire-reports/TEST-a.B.xml",
                "<testsuite name=\"a.B\" tests=\"" + (failing.isEmpty() ? 1 : 2)
                        + "\" failures=\"" + (failing.isEmpty() ? 0 : 1)
                        + "\"><testcase classname=\"a.B\" name=\"holds\"/>"
                        + failure + "</testsuite>");
    }

    @Test
    void keepsAttemptsInAFolder() {
        String history = folder.resolve("history").toString();
        tests("breaks");
        assertThat(check("--history", history).status()).isZero();
        git.write("src/Basket.java", "class Basket { int sum; }\n").commit("Repair");
        tests("");

        Run run = check("--history", history, "--ci-time", "1h5m30s", "--wall-time", "90s", "--format", "json");

        assertThat(run.output())
                .contains(
                        "\"change\":\"branch:rounding\"",
                        "\"state\":\"repaired\"",
                        "\"number\":2",
                        "\"ci\":\"PT1H5M30S\"")
                .contains("failed in attempt 1, holds since attempt 2");
    }

    @Test
    void goesOnWithThePacketAlone() throws IOException {
        tests("breaks");
        Path packet = Files.writeString(
                folder.resolve("packet.md"), check("--change", CHANGE).output());
        git.write("src/Basket.java", "class Basket { int sum; }\n").commit("Repair");
        tests("");

        Run run = check("--change", CHANGE, "--previous-packet", packet.toString());

        assertThat(run.output())
                .contains("failed in attempt 1, holds since attempt 2", "*For later runs: the history of 2 attempts.*")
                .hasSizeLessThan(65_537);
    }

    @Test
    void saysInThePacketThatTheOneBeforeWasTamperedWith() throws IOException {
        tests("breaks");
        String posted = check("--change", CHANGE).output();
        int at = posted.indexOf("evidence-gate:history:1") + 200;
        char other = posted.charAt(at) == 'x' ? 'y' : 'x';
        Path packet =
                Files.writeString(folder.resolve("p.md"), posted.substring(0, at) + other + posted.substring(at + 1));

        Run run = check("--change", CHANGE, "--previous-packet", packet.toString());

        assertThat(run.output()).contains("was altered, or is cut off");
    }

    @Test
    void keepsTheRunBeforeItWritesAnything() throws IOException {
        Path history = folder.resolve("history");
        Path file = Files.writeString(folder.resolve("file"), "x");

        Run run = check("--history", history.toString(), "--out", file.toString());

        assertThat(run.status()).isEqualTo(2);
        try (Stream<Path> kept = Files.walk(history)) {
            assertThat(kept.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void carriesNothingIfNobodyAsks() {
        tests("");

        Run run = check("--format", "markdown");

        assertThat(run.output()).doesNotContain("evidence-gate:history");
        assertThat(check("--format", "json").output()).doesNotContain("\"history\"");
    }

    @Test
    void fitsALongPacketAndItsHistoryIntoAComment() {
        for (int i = 0; i < 1_500; i++) {
            git.write("src/some/long/folder/of/many/files/number" + i + "/Basket.java", "class Basket" + i + " {}\n");
        }
        git.commit("Many");

        Run run = check("--change", CHANGE);

        assertThat(run.output()).contains("Shortened to").endsWith("-->\n").hasSizeLessThan(65_537);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "P1D", "-5m", "5 minutes", "99999999h", "m"})
    void refusesATimeThatIsNone(String time) {
        Run run = check("--change", CHANGE, "--ci-time=" + time);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("--ci-time is \"" + time + "\", expected hours, minutes and seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--run", "--ci-time", "--wall-time"})
    void refusesWhatIsAboutAHistoryThatNobodyKeeps(String option) {
        Run run = check(option, "1m");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains(option + " is about a history, and none is kept; add --history");
    }

    @Test
    void refusesANameWithControlCharactersAndADetachedHeadWithout() {
        assertThat(check("--change", "a\nb").error()).contains("--change has a name with control characters");
        git.run("switch", "--quiet", "--detach");

        Run run = check("--history", folder.resolve("history").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("name the change with --change");
    }

    @Test
    void refusesAPacketThatIsNotThere() {
        Run run = check("--previous-packet", folder.resolve("none.md").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("none.md cannot be read", "--previous-packet");
    }
}
