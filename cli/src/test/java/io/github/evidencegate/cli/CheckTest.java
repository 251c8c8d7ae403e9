package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.cli.Environment.Stream;
import io.github.evidencegate.delivery.Format;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {
    private static final String STRICT = "mode: block\nscope:\n  forbidden: deploy/\nrules:\n  forbidden-path: block\n";
    private static final Map<String, String> STOPPED_CLOCK = Map.of("SOURCE_DATE_EPOCH", "1767603600");

    @TempDir
    private Path folder;

    private GitSandbox git;

    @BeforeEach
    void makeChange() {
        git = GitSandbox.create(folder.resolve("shop"));
        git.write("src/Basket.java", "class Basket {}\n").commit("Begin");
        git.branch("rounding");
        git.write("src/Basket.java", "class Basket {\n    int total;\n}\n").commit("Round");
    }

    private Run check(String... more) {
        return Run.of(arguments(more));
    }

    private String[] arguments(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("check", "--repo", git.top().toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Path forbidsDeploy() throws IOException {
        git.write("deploy/prod.yml", "replicas: 3\n").commit("Deploy");
        return Files.writeString(folder.resolve("strict.yml"), STRICT);
    }

    @Test
    void goesOnIfNothingBlocks() {
        Run run = check();

        assertThat(run.status()).isZero();
    }

    @Test
    void endsWithOneIfThePolicyBlocks() throws IOException {
        Path policy = forbidsDeploy();

        Run run = check("--base", "main", "--policy", policy.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("BLOCKED", "deploy/prod.yml");
    }

    @Test
    void endsWithTwoIfThePolicyCannotBeRead() throws IOException {
        Path policy = Files.writeString(folder.resolve("broken.yml"), "mode: block\ngatez: {}\n");

        Run run = check("--policy", policy.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.error()).startsWith("evidence-gate: " + policy + ":2:1: unknown key \"gatez\"");
    }

    @Test
    void saysWhichPolicyFileIsMissing() {
        Run run = check("--policy", "no-such.yml");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("no-such.yml", "--policy");
    }

    @Test
    void saysWhichRevisionIsMissing() {
        Run run = check("--base", "no-such-branch");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).startsWith("evidence-gate: ").contains("no-such-branch");
    }

    @Test
    void saysThatAFolderIsNoWorkTree() {
        Run run = Run.of("check", "--repo", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error())
                .contains(folder.toString(), "no git work tree, here or above; ", "git clone")
                .doesNotContain("fatal");
    }

    @Test
    void saysThatTheRepositoryIsAFile() {
        Path file = git.top().resolve("src/Basket.java");

        Run run = Run.of("check", "--repo", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).startsWith("evidence-gate: --repo: " + file + " is a file, not a folder; ");
    }

    @Test
    void comparesHeadWithBase() {
        Run run = check("--base", "main", "--head", "rounding", "--format", "json");

        assertThat(run.output())
                .contains("\"head\":\"" + git.revision("rounding") + '"', "\"base\":\"" + git.revision("main") + '"');
    }

    @Test
    void judgesTheHeadItIsGiven() {
        Run run = check("--head=main", "--format=json");

        assertThat(run.output()).contains("\"head\":\"" + git.revision("main") + '"');
    }

    @Test
    void recordsTheWorkItem() {
        Run run = check("--work-item", "SHOP-12 Round half up", "--format", "json");

        assertThat(run.output()).contains("\"workItem\":{");
    }

    @Test
    void readsTheResultFilesItIsGiven() {
        git.write(
                "out/unit.xml",
                "<testsuite name='shop' tests='1'><testcase classname='Basket' name='adds'/></testsuite>");

        Run run = check("--results", "out/*.xml", "--format", "json");

        assertThat(run.output()).contains("out/unit.xml");
    }

    @Test
    void saysThatAGlobMatchesNothing() {
        Run run = check("--results", "nowhere/*.xml");

        assertThat(run.output()).contains("nowhere/");
    }

    @Test
    void printsMarkdownIntoAPipe() {
        Run run = check();

        assertThat(run.output()).startsWith("<!-- evidence-gate:packet -->");
    }

    @Test
    void printsTextOnATerminal() {
        Run run = Run.in(Map.of(), Set.of(Stream.OUTPUT), "", arguments());

        assertThat(run.output()).contains("READY").doesNotContain("<!--");
    }

    @Test
    void fillsTheTerminalsColumns() {
        Run wide = Run.in(Map.of("COLUMNS", "150"), Set.of(), "", arguments("--format", "text"));
        Run narrow = Run.in(Map.of("COLUMNS", "40"), Set.of(), "", arguments("--format", "text"));

        assertThat(narrow.output().lines().count())
                .isGreaterThan(wide.output().lines().count());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void printsNothingButWhatWasAskedFor(Format format) {
        Run run = check("--format", format.name().toLowerCase(Locale.ROOT));

        assertThat(run.output()).isNotEmpty();
        assertThat(run.error()).isEmpty();
    }

    @Test
    void refusesAFormatItDoesNotKnow() {
        Run run = check("--format", "pdf");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo("evidence-gate: --format is \"pdf\", expected one of: markdown, text, html, json\n");
    }

    @Test
    void refusesAnEmptyValue() {
        Run run = check("--base", "");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("--base is empty", "leave the option out");
    }

    @Test
    void refusesAFileNameThatCannotBe() {
        Run run = check("--policy", "a\0b");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("--policy is \"a\\u{0}b\"");
    }

    @Test
    void writesItsFilesToANewFolder() {
        Path out = folder.resolve("a/b");

        Run run = check("--out", out.toString(), "--format", "json");

        assertThat(out.resolve("record.json")).hasContent(run.output().strip());
        assertThat(out.resolve("verdict.json")).content(UTF_8).contains("\"decision\":\"ready\"");
        assertThat(out.resolve("packet.md")).content(UTF_8).contains("READY");
        assertThat(out.resolve("packet.html"))
                .content(UTF_8)
                .startsWith("<!DOCTYPE html>")
                .contains("READY");
        assertThat(out).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void givesTheSameBytesAtTheSameTime() throws IOException {
        Path out = folder.resolve("out");

        Run first = Run.in(STOPPED_CLOCK, Set.of(), "", arguments("--out", out.toString(), "--format", "json"));
        byte[] packet = Files.readAllBytes(out.resolve("packet.md"));
        Run second = Run.in(STOPPED_CLOCK, Set.of(), "", arguments("--out", out.toString(), "--format", "json"));

        assertThat(second.output()).isEqualTo(first.output()).contains("2026-01-05T09:00:00");
        assertThat(out.resolve("packet.md")).hasBinaryContent(packet);
    }

    @Test
    void readsNothingIntoAnAtSign() throws IOException {
        Path arguments = Files.writeString(folder.resolve("arguments"), "--format=json");

        Run run = check("--verbose", "@" + arguments);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("unknown argument \"@");
    }

    @Test
    void judgesTheCurrentFolderUnlessToldOtherwise() {
        Run run = Run.of("check", "--base", "no-such-revision");

        Path clone = Path.of("").toAbsolutePath().getParent();
        assertThat(run.error()).contains(" in " + clone);
    }
}
