package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.evidencegate.testkit.GitSandbox;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Changes made to make the judge wrong, slow or silent, judged as a pipeline does, in little memory. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such names, and no such launcher")
class HostileChangeIT {
    private static final int MANY = 10_000;
    private static final String POLICY =
            "mode: block\nscope: {allowed: src/}\ngates: {unit: {kind: tests, required: true}}\n";

    /** Each could end a line, a cell, a code span or a tag, turn text around, or be taken for an option. */
    private static final List<String> NAMES = List.of(
            "line\nbreak\r\n.js",
            "\"double\" 'single' `back`.js",
            "a|b||c.js",
            "<img src=x onerror=alert(1)>.js",
            "</details><!-- -->",
            "\u202egnp.\u2066js\u200b\ufeff",
            "--output=it-ran",
            "-rf *",
            "$(touch it-ran)",
            "`touch it-ran`",
            "@everyone #1 !1 ~x",
            "[x](mailto:e@e.example)",
            "\u001b[31mred\u0007",
            "\ud83d\ude00 e\u0301",
            "\\..\\..\\windows",
            "x".repeat(4_000),
            ("d".repeat(99) + "/").repeat(40) + "deep.js");

    @TempDir
    private Path folder;

    private Clone clone;
    private GitSandbox git;

    @BeforeEach
    void makeChange() throws IOException {
        clone = Clone.built(folder).with("EVIDENCE_GATE_ARCHIVE", "off");
        git = GitSandbox.create(folder.resolve("shop"));
        git.write(".evidence-gate.yml", POLICY).write("src/Basket.js", "let total;\n");
        git.commit("Begin");
        git.branch("topic");
    }

    @Test
    void judgesTenThousandFilesWithHostileNames() throws Exception {
        String blob = git.run("hash-object", "-w", "src/Basket.js").strip();
        StringBuilder index = new StringBuilder();
        for (int i = 0; i < MANY - NAMES.size(); i++) {
            String name = NAMES.get(i % (NAMES.size() - 2));
            index.append("100644 ").append(blob).append("\tmany/" + i + "/" + name + "\0");
        }
        NAMES.forEach(name -> index.append("100644 ").append(blob).append("\ttop/" + name + "\0"));
        git.run(index.toString().getBytes(UTF_8), "update-index", "-z", "--index-info");
        git.commitStaged("Eve", "eve@example.org", "Many");

        Run markdown = check("--base", "main");
        Run json = check("--base", "main", "--format", "json");

        assertThat(markdown.status()).as(markdown.error()).isEqualTo(1);
        assertThat(markdown.output()).hasSizeLessThanOrEqualTo(65_536).contains("BLOCKED", "10,000 files");
        assertThat(outsideCode(markdown)).doesNotContain("<img", "@everyone", "](");
        assertThat(markdown.output()).doesNotContain("\u001b", "\u202e", "\u200b");
        assertThat(json.output().split("\"status\":\"added\"", -1)).hasSize(MANY + 1);
        assertThat(folder.resolve("it-ran")).doesNotExist();
        assertThat(git.top().resolve("it-ran")).doesNotExist();
    }

    @Test
    void judgesTenThousandResultFilesAndNamesTheOneThatIsCutOff() throws Exception {
        Path results = Files.createDirectories(git.top().resolve("target/surefire-reports"));
        git.write("src/Basket.js", "let sum;\n").commit("Rename");
        for (int i = 0; i < MANY; i++) {
            Files.writeString(
                    results.resolve("TEST-" + i + ".xml"),
                    "<testsuite name='s" + i + "'><testcase name='t'/></testsuite>");
        }
        Run whole = check("--base", "main");

        Files.writeString(results.resolve("TEST-7777.xml"), "<testsuite name='s'><testcase name='t'/>");
        Run cut = check("--base", "main");

        assertThat(whole.output()).contains("10,000");
        assertThat(cut.status()).as(cut.error()).isEqualTo(1);
        assertThat(cut.output()).contains("BLOCKED", "target/surefire-reports/TEST-7777.xml:1:", "not well-formed XML");
    }

    @Test
    void judgesResultsOfFiveHundredMegabytesInLittleMemory() throws Exception {
        clone.with("EVIDENCE_GATE_HEAP", "64m");
        git.write("src/Basket.js", "let sum;\n").commit("Rename");
        Path file = Files.createDirectories(git.top().resolve("out")).resolve("TEST-huge.xml");
        byte[] line = ("x".repeat((1 << 20) - 1) + "\n").getBytes(UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("<testsuite name='s'><testcase name='t'><failure>".getBytes(UTF_8));
            for (int i = 0; i < 500; i++) {
                out.write(line);
            }
            out.write("</failure></testcase></testsuite>".getBytes(UTF_8));
        }

        Run run = check("--base", "main", "--results", "out/*.xml");

        Files.delete(file);
        assertThat(run.status()).as(run.error()).isEqualTo(1);
        assertThat(run.output()).contains("BLOCKED", "1 failed");
    }

    @Test
    void keepsAMarkdownBombOutOfThePacket() throws Exception {
        git.write("src/Basket.js", "let sum;\n");
        String bomb = "<!-- --> </details> @everyone\n\n" + "[".repeat(50_000) + "\n" + "> ".repeat(20_000) + "x\n"
                + "*a_ ".repeat(20_000) + "\n" + "|-".repeat(20_000) + "\n```\n<script>alert(1)</script>\n\n"
                + "Co-authored-by: @everyone <b>x</b> <noreply@anthropic.com>\n".repeat(5_000);
        Path message = Files.writeString(folder.resolve("message"), bomb);
        git.run("add", "--all");
        git.run(
                "commit",
                "--quiet",
                "--file=" + message,
                "--cleanup=verbatim",
                "--author=Eve|`@everyone` [x](y) <a@b>");

        Run run = check("--base", "main");

        assertThat(run.status()).as(run.error()).isEqualTo(1);
        assertThat(run.output()).hasSizeLessThan(20_000).contains("Claude Code");
        assertThat(outsideCode(run)).doesNotContain("<script", "<b>", "[[[", "> > >", "@everyone", "](y)");
    }

    @Test
    void runsNothingThatTheRepositoryNames() throws Exception {
        Path marker = folder.resolve("it-ran");
        Path evil = clone.script(folder.resolve("evil"), "touch '" + marker + "'; cat \"$1\" 2>/dev/null || true");
        git.write(".gitattributes", "* diff=evil filter=evil merge=evil\n").write("src/Basket.js", "let sum;\n");
        git.commit("Rename");
        for (String name : List.of("git", "java", "sh", "cat", "cksum", "env")) {
            Files.copy(evil, git.top().resolve(name));
        }
        for (String key : Traps.KEYS) {
            git.run("config", key, key.startsWith("alias") ? "!" + evil : evil.toString());
        }
        for (String hook : Traps.HOOKS) {
            Files.copy(evil, git.top().resolve(".git/hooks").resolve(hook));
        }
        Files.writeString(git.top().resolve("src/Basket.js"), "let dirty;\n");
        var failure = catchThrowable(() -> git.run("diff", "HEAD^"));
        assertThat(marker).as("plain git: %s", failure).exists();
        Files.delete(marker);

        Run run = check("--base", "main", "--format", "json");

        assertThat(run.output()).contains(".gitattributes");
        assertThat(marker).doesNotExist();
    }

    /** What git would run of itself, by its documentation of settings and hooks. */
    private static final class Traps {
        static final List<String> KEYS = List.of(
                "diff.external",
                "diff.evil.command",
                "diff.evil.textconv",
                "merge.evil.driver",
                "filter.evil.clean",
                "filter.evil.smudge",
                "filter.evil.process",
                "core.fsmonitor",
                "core.pager",
                "pager.log",
                "pager.diff-tree",
                "core.editor",
                "core.sshCommand",
                "core.askPass",
                "core.gitProxy",
                "core.alternateRefsCommand",
                "uploadpack.packObjectsHook",
                "gpg.program",
                "gpg.ssh.program",
                "trailer.key.command",
                "trailer.co-authored-by.cmd",
                "interactive.diffFilter",
                "sequence.editor",
                "alias.log",
                "alias.diff-tree",
                "alias.cat-file",
                "alias.rev-parse",
                "credential.helper");
        static final List<String> HOOKS = List.of(
                "post-index-change",
                "fsmonitor-watchman",
                "reference-transaction",
                "post-checkout",
                "pre-auto-gc",
                "post-rewrite");
    }

    /** The packet without its code spans, in which nothing means anything. */
    private static String outsideCode(Run run) {
        return run.output().replaceAll("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
    }

    /** From inside the work tree, where a relative name would find what the change has put there. */
    private Run check(String... more) throws IOException, InterruptedException {
        Path inside = clone.script(
                folder.resolve("inside"), "cd '" + git.top() + "' && exec '" + clone.launcher() + "' check \"$@\"");
        return clone.start(inside, more).end();
    }
}
