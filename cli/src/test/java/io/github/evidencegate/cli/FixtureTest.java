package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.testkit.Scenario;
import io.github.evidencegate.testkit.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FixtureTest {
    private static final String OWN = """
            ownRules:
              no-payments:
                when: record.scope.files.exists(f, f.file.path.startsWith("payment/"))
                mode: block
                message: The change touches payments.
                next: Ask the owner.
            """;

    @TempDir
    private Path folder;

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void findsInAFixtureWhatItFoundInTheChange(Scenario scenario) throws IOException {
        GitSandbox git = scenario.layOut(folder.resolve("work"));
        Path fixture = folder.resolve("fixtures").resolve(scenario.name());
        Path policy = Files.writeString(
                folder.resolve("policy.yml"), scenario.policy().isEmpty() ? "mode: observe\n" : scenario.policy());

        Run made = Run.of("fixture", "--repo", git.top().toString(), "--out", fixture.toString());
        Run tested = Run.of("test", "--policy", policy.toString(), fixture.toString());

        assertThat(made.status()).isZero();
        assertThat(made.output()).contains(fixture.toString(), " expected");
        assertThat(tested).isEqualTo(new Run(0, "as expected      " + fixture + "\n1 fixture, all as expected\n", ""));
    }

    @Test
    void tellsWhatAChangeOfThePolicyWouldDo() throws IOException {
        Path fixtures = twoFixtures();
        Path policy = Files.writeString(
                folder.resolve("new.yml"), OWN + "scope: {forbidden: docs/}\nrules: {work-item-missing: block}\n");

        Run run = Run.of("test", "--policy", policy.toString(), fixtures.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.error()).isEmpty();
        assertThat(run.output())
                .contains("NOT as expected  " + fixtures.resolve("docs") + "\n")
                .contains("  unexpected: block forbidden-path (docs/guide.md", "  unexpected: block own-no-payments\n")
                .contains("  changed: block instead of warn work-item-missing")
                .endsWith("2 fixtures, 2 not as expected\n");
    }

    @Test
    void tellsWhatIsMissingAndWhichGatesAreNotTested() throws IOException {
        Path fixtures = twoFixtures();
        Path policy = Files.writeString(
                folder.resolve("new.yml"), "rules: {work-item-missing: off}\ngates: {unit: {kind: tests}}\n");

        Run run = Run.of(
                "test", "--policy", policy.toString(), fixtures.resolve("docs").toString());

        assertThat(run.output())
                .contains(
                        "  missing: warn work-item-missing",
                        "  not tested: gates that the record does not have: unit\n");
    }

    @Test
    void testsAPolicyWithWhatItExtends() throws IOException {
        Path fixtures = twoFixtures();
        Path work = folder.resolve("work");
        Files.writeString(work.resolve("base.yml"), OWN);
        Path policy = Files.writeString(work.resolve("new.yml"), "extends: base.yml\n");

        Run run = Run.of(
                "test", "--policy", policy.toString(), fixtures.resolve("fee").toString());

        assertThat(run.error()).isEmpty();
        assertThat(run.output()).contains("  unexpected: block own-no-payments\n");
    }

    @Test
    void endsWithTwoIfAFixtureCannotBeUsed() throws IOException {
        Path fixture = twoFixtures().resolve("docs");
        Path policy = Files.writeString(folder.resolve("new.yml"), "mode: warn\n");
        Path expected = fixture.resolve("expected.json");
        Files.writeString(expected, Files.readString(expected).replace("\"mode\"", "\"mood\""));

        Run broken = Run.of("test", "--policy", policy.toString(), fixture.toString());
        Run none = Run.of(
                "test", "--policy", policy.toString(), folder.resolve("work").toString());
        Run nowhere = Run.of(
                "test", "--policy", policy.toString(), folder.resolve("nowhere").toString());
        Run lawless = Run.of("test", "--policy", folder.resolve("no.yml").toString(), fixture.toString());

        assertThat(List.of(broken, none, nowhere, lawless))
                .allMatch(run -> run.status() == 2 && run.output().isEmpty());
        assertThat(broken.error()).contains(expected + ": at /findings/0/mood: no such member; known: evidence, mode");
        assertThat(none.error()).contains("has no record.json, nor has a folder in it; make the fixture with");
        assertThat(nowhere.error()).contains("cannot be read: no such file or folder");
        assertThat(lawless.error()).contains("no.yml cannot be read: no such file or folder; name a policy");
    }

    @Test
    void explainsAnOwnRule() throws IOException {
        Path policy = Files.writeString(folder.resolve("own.yml"), OWN);

        Run one = Run.of("explain", "own-no-payments", "--policy", policy.toString());
        Run all = Run.of("explain", "--policy", policy.toString());
        Run unknown = Run.of("explain", "own-no-payments");

        assertThat(one.output())
                .startsWith("own-no-payments (block)\n\nThe change touches payments.\n")
                .contains("\n  record.scope.files.exists(")
                .endsWith("\nAsk the owner.\n");
        assertThat(all.output()).contains("own-no-payments", "The change touches payments.\n");
        assertThat(unknown.error()).contains("a policy's own rules are known with --policy FILE");
    }

    private Path twoFixtures() throws IOException {
        GitSandbox git = GitSandbox.create(folder.resolve("work"));
        git.write(".evidence-gate.yml", "mode: block\n").commit("Begin");
        Path fixtures = folder.resolve("fixtures");
        git.write("docs/guide.md", "# Guide\n").commit("Write");
        Run.of(
                "fixture",
                "--repo",
                git.top().toString(),
                "--out",
                fixtures.resolve("docs").toString());
        git.write("payment/Fee.java", "class Fee {}\n").commit("Charge");
        Run.of(
                "fixture",
                "--repo",
                git.top().toString(),
                "--out",
                fixtures.resolve("fee").toString());
        return fixtures;
    }
}
