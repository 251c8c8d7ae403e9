package io.github.evidencegate.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change, its work tree and a git program that misbehave. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs that must not run are shell scripts")
class HostileWorkTreeTest {
    private static final List<String> SETTINGS_THAT_NAME_A_PROGRAM = List.of(
            "diff.external",
            "diff.evil.command",
            "diff.evil.textconv",
            "filter.evil.clean",
            "filter.evil.smudge",
            "filter.evil.process",
            "core.fsmonitor",
            "core.pager",
            "pager.log",
            "core.editor",
            "core.sshCommand",
            "core.askPass",
            "gpg.program",
            "trailer.key.command",
            "trailer.key.cmd",
            "interactive.diffFilter",
            "alias.log",
            "alias.diff-tree",
            "credential.helper");

    @TempDir
    Path folder;

    private GitSandbox git;
    private Path marker;

    @BeforeEach
    void startRepository() {
        git = GitSandbox.create(folder.resolve("repository"));
        git.write("a.txt", "1\n").commit("First");
        marker = folder.resolve("it-ran");
    }

    @Test
    void runsNoProgramThatTheRepositoryNames() throws Exception {
        String program =
                script("evil", "touch '" + marker + "'; cat \"$1\" || true").toString();
        git.write(".gitattributes", "* diff=evil filter=evil textconv=evil\n").write("a.txt", "2\n");
        git.commit("Second\n\nKey: value");
        for (String key : SETTINGS_THAT_NAME_A_PROGRAM) {
            git.run("config", key, key.startsWith("alias") ? "!" + program : program);
        }
        git.run("config", "log.showSignature", "true");
        for (String hook :
                List.of("post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout")) {
            Files.copy(Path.of(program), git.top().resolve(".git/hooks").resolve(hook));
        }
        Files.writeString(git.top().resolve("a.txt"), "dirty\n");
        assertThatTheTrapWorks("diff", "HEAD^");

        WorkTree tree = WorkTree.open(git.top());
        ChangeFacts facts = tree.change(Optional.empty(), "HEAD");
        tree.fileAt(facts.change().head(), "a.txt");

        assertThat(facts.files()).hasSize(2);
        assertThat(marker).doesNotExist();
    }

    @Test
    void runsNoSignatureProgramForASignedCommit() throws Exception {
        String program = script("evil", "touch '" + marker + "'").toString();
        String commit = git.run("cat-file", "commit", "HEAD")
                .replaceFirst(
                        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n xx\n -----END PGP SIGNATURE-----\n\n")
                .replaceFirst("\n", "\nparent " + git.revision("HEAD") + "\n");
        String object = git.run(commit.getBytes(UTF_8), "hash-object", "-t", "commit", "-w", "--stdin")
                .strip();
        git.run("config", "gpg.program", program);
        git.run("config", "log.showSignature", "true");
        assertThatTheTrapWorks("log", object);

        ChangeFacts facts = WorkTree.open(git.top()).change(Optional.empty(), object);

        assertThat(facts.change().commits()).hasSize(1);
        assertThat(marker).doesNotExist();
    }

    @Test
    void refusesToFetchWhatAPartialCloneLacks() throws Exception {
        git.write("a.txt", "2\n").commit("Second");
        git.run("config", "uploadpack.allowFilter", "true");
        GitSandbox partial = git.clone(folder.resolve("partial"), "--filter=blob:none", "--no-checkout");
        partial.run("config", "protocol.file.allow", "always");
        partial.run(
                "config",
                "remote.origin.uploadpack",
                script("evil", "touch '" + marker + "'").toString());

        assertThatThrownBy(() -> WorkTree.open(partial.top()).change(Optional.empty(), "HEAD"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("partial clone lacks objects", "--refetch");
        assertThat(marker).doesNotExist();
    }

    @Test
    void readsAFileOfARevisionNotOfTheFolder() throws Exception {
        Revision first = git.write("sub/[x]*.yml", "old\n").commit("First");
        git.write("sub/[x]*.yml", "new\n").commit("Second");
        WorkTree tree = WorkTree.open(git.top().resolve("sub"));

        Optional<byte[]> bytes = tree.fileAt(first, "sub/[x]*.yml");

        assertThat(bytes)
                .hasValueSatisfying(text -> assertThat(text).asString(UTF_8).isEqualTo("old\n"));
        assertThat(tree.fileAt(first, "sub/*")).isEmpty();
        assertThat(tree.fileAt(first, "absent.yml")).isEmpty();
    }

    @Test
    void refusesAFolderLinkOrSubmoduleInThePlaceOfAFile() throws Exception {
        git.write("sub/a.txt", "1\n");
        Files.createSymbolicLink(git.top().resolve("link.yml"), Path.of("a.txt"));
        git.run("add", "--all");
        git.run("update-index", "--add", "--cacheinfo", "160000," + git.revision("HEAD") + ",module");
        Revision head = git.commitStaged("Sam", "sam@example.org", "Second");
        WorkTree tree = WorkTree.open(git.top());

        assertThat(List.of("sub", "link.yml", "module"))
                .allSatisfy(path -> assertThatThrownBy(() -> tree.fileAt(head, path))
                        .isInstanceOf(EvidenceException.class)
                        .hasMessageContainingAll(path + " at ", "not a regular file"));
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        Revision head = git.write("fits.yml", new byte[WorkTree.FILE_LIMIT])
                .write("large.yml", new byte[WorkTree.FILE_LIMIT + 1])
                .commit("Second");
        WorkTree tree = WorkTree.open(git.top());

        assertThat(tree.fileAt(head, "fits.yml"))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(WorkTree.FILE_LIMIT));
        assertThatThrownBy(() -> tree.fileAt(head, "large.yml"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("large.yml at " + head.abbreviated(), "1048577 bytes", "at most 1048576");
    }

    @Test
    void refusesARevisionThatIsNotThere() throws Exception {
        WorkTree tree = WorkTree.open(git.top());

        assertThatThrownBy(() -> tree.fileAt(new Revision("0123456789".repeat(4)), "a.txt"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("git ls-tree in", "not a tree object", "git fsck");
    }

    @Test
    void refusesAFolderOutsideAnyWorkTree() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path bare = folder.resolve("bare");
        git.clone(bare, "--bare");

        assertThatThrownBy(() -> WorkTree.open(outside))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(
                        "git rev-parse in " + outside
                                + ": no git work tree, here or above; name a folder inside one, or make one: git clone, git init");
        assertThatThrownBy(() -> WorkTree.open(bare))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("name a work tree, not a bare repository");
        assertThatThrownBy(() -> WorkTree.open(folder.resolve("absent")))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("no such folder");
    }

    @Test
    void refusesARepositoryWithoutACommit() {
        Path empty = GitSandbox.create(folder.resolve("empty")).top();

        assertThatThrownBy(() -> WorkTree.open(empty))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("no commit yet");
    }

    @Test
    void refusesARepositoryOfAnotherUser() throws IOException {
        Path stranger = script("git-as-stranger", "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git \"$@\"");

        assertThatThrownBy(() -> WorkTree.open(new GitProgram(stranger, git.top(), Duration.ofSeconds(20))))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("dubious ownership", "git config --global --add safe.directory");
    }

    @Test
    void refusesAGitThatCannotBeRun() {
        Path absent = folder.resolve("no-git");

        assertThatThrownBy(() -> WorkTree.open(new GitProgram(absent, git.top(), Duration.ofSeconds(20))))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("no-git", "cannot be run", "git --version");
    }

    @Test
    void endsAGitThatTakesTooLongWithAllItStarted() throws Exception {
        Path slow = script("slow", "(sleep 2; touch '" + marker + "') & sleep 300");
        GitProgram program = new GitProgram(slow, git.top(), Duration.ofMillis(500));

        assertThatThrownBy(() -> WorkTree.open(program))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("git rev-parse in " + git.top(), "took longer than 500 ms");
        Thread.sleep(2_000);
        assertThat(marker).doesNotExist();
    }

    @Test
    void endsAGitThatNobodyListensTo() throws Exception {
        GitProgram program = new GitProgram(script("slow", "sleep 300"), git.top(), Duration.ofMinutes(5));
        GitRun run = program.start(List.of("log"));

        run.close();

        assertThatThrownBy(() -> run.read(output -> output.rest(1)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("git log in");
    }

    @Test
    void refusesAnAnswerThatEndsEarlyOrMakesNoSense() throws Exception {
        GitProgram program =
                new GitProgram(script("odd", "printf ':100644 100644 a b M'"), git.top(), Duration.ofSeconds(20));

        assertThatThrownBy(() -> program.start(List.of("diff-tree")).read(DiffReader::read))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("git diff-tree in", "ends in the middle", "newer git");
        assertThatThrownBy(() -> program.start(List.of("log")).read(CommitReader::read))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("git log in");
        assertThatThrownBy(() -> program.start(List.of("cat-file")).read(output -> output.rest(5)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("more than 5 bytes");
    }

    @Test
    void showsNoControlCharacterOfAComplaint() throws Exception {
        Path loud = script("loud", "printf 'fatal: \\033[31mred\\n\\007' >&2; head -c 100000 /dev/zero >&2; exit 3");
        GitProgram program = new GitProgram(loud, git.top(), Duration.ofSeconds(20));

        GitAnswer answer = program.ask(List.of("log"), "input that it never reads".repeat(9_000));

        assertThat(answer.status()).isEqualTo(3);
        assertThat(answer.complaint()).isEqualTo("fatal:  [31mred");
    }

    @Test
    void givesGitAnEnvironmentInWhichItRunsNothingElse() throws Exception {
        Path printing = script("printing", "env; echo \"$@\"; cat");
        GitProgram program = new GitProgram(printing, git.top(), Duration.ofSeconds(20));

        String text = program.ask(List.of("log"), "input").require();

        assertThat(text).contains("LC_ALL=C\n", "GIT_ALLOW_PROTOCOL=none\n", "GIT_NO_LAZY_FETCH=1\n");
        assertThat(text).contains("--no-pager", "-c core.fsmonitor=false", "log\ninput");
    }

    @ParameterizedTest
    @CsvSource({
        "GIT_DIR, true",
        "GIT_INDEX_FILE, true",
        "GIT_EXTERNAL_DIFF, true",
        "GIT_SSH_COMMAND, true",
        "GIT_PAGER, true",
        "GIT_CONFIG_COUNT, false",
        "GIT_CONFIG_GLOBAL, false",
        "GIT_EXEC_PATH, false",
        "PATH, false"
    })
    void dropsVariablesThatMeanAnotherPlaceOrProgram(String variable, boolean foreign) {
        assertThat(GitProgram.isForeign(variable)).isEqualTo(foreign);
    }

    @Test
    void looksForGitInAbsoluteFoldersAlone() throws IOException {
        Path program = script("git", "exit 0");
        Files.writeString(folder.resolve("repository/git"), "not executable");

        assertThat(GitProgram.locate("")).isEmpty();
        assertThat(GitProgram.locate(".:bin::" + git.top() + ":" + folder)).contains(program);
        assertThat(GitProgram.locate(git.top() + ":relative")).isEmpty();
    }

    /** Plain git runs the program; otherwise that nothing ran would prove nothing. */
    private void assertThatTheTrapWorks(String... arguments) throws IOException {
        // It may fail by it: the program does not speak the protocol of a filter.
        var failure = catchThrowable(() -> git.run(arguments));
        assertThat(marker).as("plain git: %s", failure).exists();
        Files.delete(marker);
    }

    private Path script(String name, String text) throws IOException {
        Path script = folder.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }
}
