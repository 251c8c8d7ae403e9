package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Revision;
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
import org.junit.jupiter.params.provider.CsvSource;

/** What pipelines and persons do about a change that is to stop. */
class DecisionTest {
    private static final String POLICY = """
            gates:
              unit-tests: {kind: tests, required: true}
            repairBudget: {attempts: 1}
            rules: {repair-budget-spent: stop}
            """;

    @TempDir
    private Path folder;

    private GitSandbox git;
    private Path history;

    @BeforeEach
    void begin() {
        git = GitSandbox.create(folder.resolve("shop"));
        history = folder.resolve("history");
        git.write(".gitignore", "target/\n").write(".evidence-gate.yml", POLICY).commit("Begin");
        git.branch("fix");
    }

    private Run run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--repo",
                git.top().toString(),
                "--base",
                "main",
                "--change",
                "shop#1",
                "--history",
                history.toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private Run attempt(int number, int failures) {
        git.write("Basket.java", "class Basket {} // " + number + "\n").commit("Try " + number);
        git.write(
                "target/surefire-reports/TEST-a.xml",
                "<testsuite name='a' tests='1' failures='" + failures + "'><testcase classname='a.B' name='adds'>"
                        + (failures > 0 ? "<failure/>" : "") + "</testcase></testsuite>");
        return run("check");
    }

    private Run decide(String action, String... more) {
        return run(
                action,
                Stream.concat(Stream.of("--by", "ada", "--reason", "we talked"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void stop() {
        assertThat(attempt(1, 1).output()).contains("BLOCKED");
        assertThat(attempt(2, 1).output()).contains("STOPPED");
    }

    @Test
    void letsAChangeRunThatNobodyStopped() {
        Run before = run("preflight");
        attempt(1, 1);
        Run after = run("preflight");

        assertThat(before.status()).isZero();
        assertThat(before.output()).isEqualTo("A pipeline of shop#1 may run.\n");
        assertThat(after.status()).isZero();
    }

    /** R106: once it says stop, later pipelines stop too. */
    @Test
    void refusesAStoppedChange() {
        stop();

        Run preflight = run("preflight");
        Run check = attempt(3, 0);

        assertThat(preflight.status()).isEqualTo(1);
        assertThat(preflight.output())
                .contains("A rule stopped the change; one stop is open")
                .contains("Decides: anybody with write access")
                .contains("To go on: evidence-gate resume --change 'shop#1'", " --history '" + history + "'");
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.output()).contains("STOPPED", "change-stopped");
    }

    /** R098, R113: a named person lets it go on, and is recorded. */
    @Test
    void goesOnAfterAPersonResumes() {
        stop();

        Run resumed = decide("resume");
        Run preflight = run("preflight");
        Run check = attempt(3, 0);

        assertThat(resumed.status()).isZero();
        assertThat(resumed.output()).isEqualTo("shop#1 is resumed\n");
        assertThat(preflight.status()).isZero();
        assertThat(check.output())
                .contains("ATTENTION", "repaired `unit-tests`", "resumed by `ada` (we talked)", "Decisions: 1");
    }

    @ParameterizedTest
    @CsvSource({"pause,paused,", "return,returned,", "reroute,rerouted,grace"})
    void stopsByAPersonsWord(String action, String state, String to) {
        attempt(1, 0);

        Run decided = to == null ? decide(action) : decide(action, "--to", to);
        Run preflight = run("preflight");

        assertThat(decided.output()).startsWith("shop#1 is " + state + "; open: " + action + "-");
        assertThat(preflight.status()).isEqualTo(1);
        assertThat(preflight.output()).contains("ada " + state + " the change").contains(": we talked");
    }

    @Test
    void waivesUntilADay() throws IOException {
        stop();

        Run late = decide("waive", "--until", "2999-01-01");
        Run wrong = decide("waive", "--until", "tomorrow");
        String day = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
        Run waived = decide("waive", "--until", day);
        Run preflight = run("preflight");

        assertThat(late.status()).isEqualTo(2);
        assertThat(late.error()).contains("waive: a waiver ends after now", "within 14 days (stop.waiverDays)");
        assertThat(wrong.error()).contains("--until is \"tomorrow\", expected a day such as 2026-12-01");
        assertThat(waived.output()).isEqualTo("shop#1 is waived\n");
        assertThat(preflight.status()).isZero();
        assertThat(preflight.error()).contains("The waiver of this change ends at " + plusDay(day));
    }

    private static String plusDay(String day) {
        return java.time.LocalDate.parse(day).plusDays(1).toString();
    }

    /** A branch can be set back, and then the last attempt is not the one of the highest number. */
    @Test
    void decidesAboutTheHeadThatWasJudgedLast() {
        attempt(1, 0);
        Revision first = git.revision("HEAD");
        attempt(2, 0);
        git.run("reset", "--quiet", "--hard", first.objectName());
        run("check");

        decide("pause");
        Run preflight = run("preflight");

        assertThat(preflight.output()).contains("ada paused the change at " + first.abbreviated());
    }

    @Test
    void refusesADecisionThatTheStateDoesNotAllow() throws IOException {
        attempt(1, 0);

        Run resumed = decide("resume");

        assertThat(resumed.status()).isEqualTo(2);
        assertThat(resumed.error()).contains("resume: the change is running; from there: pause, reroute, return");
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void refusesADecisionByWhomPolicyDoesNotEntitle() throws IOException {
        git.switchTo("main")
                .write(".evidence-gate.yml", POLICY + "stop: {deciders: [grace]}\n")
                .commit("Decide");
        git.run("switch", "--quiet", "--create", "other");
        stop();

        Run unchecked = decide("resume");
        Run notEntitled = decide("resume", "--checked-by", "login");
        Run noPerson = run("resume", "--by", "@org/team", "--reason", "we", "--checked-by", "login");
        Run entitled = run("resume", "--by", "grace", "--reason", "we", "--checked-by", "login of the build server");

        assertThat(unchecked.status()).isEqualTo(2);
        assertThat(unchecked.error()).contains("policy lets grace decide (stop.deciders)", "--checked-by");
        assertThat(notEntitled.error()).contains("ada may not decide; policy lets grace (stop.deciders)");
        assertThat(noPerson.error()).contains("--by is \"@org/team\", expected the name of one person");
        assertThat(entitled.status()).isZero();
        assertThat(entries()).isEqualTo(3);
    }

    @Test
    void refusesToTellWithoutAHistory() {
        Run preflight = Run.of("preflight", "--repo", git.top().toString(), "--change", "shop#1");
        Run other = Run.of("preflight", "--results", "a.xml");

        assertThat(preflight.status()).isEqualTo(2);
        assertThat(preflight.error()).contains("no history is named", "--history");
        assertThat(other.error()).contains("unknown argument \"--results\"");
    }

    /** Doubt blocks: what is damaged may have been a stop. */
    @Test
    void refusesAHistoryThatIsDamaged() throws IOException {
        attempt(1, 0);
        try (Stream<Path> files = Files.walk(history)) {
            Path entry = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.writeString(entry, "{");
        }

        Run preflight = run("preflight");

        assertThat(preflight.status()).isEqualTo(1);
        assertThat(preflight.output())
                .contains("The history of the change may not be whole", "bring it back from a copy")
                .doesNotContain("To go on");
    }

    @Test
    void namesTheChangeByItsBranch() {
        Run preflight = Run.of("preflight", "--repo", git.top().toString(), "--history", history.toString());

        assertThat(preflight.output()).isEqualTo("A pipeline of branch:fix may run.\n");
    }

    private long entries() throws IOException {
        try (Stream<Path> files = Files.walk(history)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
