package io.github.evidencegate.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathPatternsTest {
    private static final List<String> PATTERN_PARTS = List.of(
            "a",
            "b",
            "ab",
            "a",
            "b",
            ".c",
            "*",
            "*",
            "?",
            "[ab]",
            "[!a]",
            "[^b]",
            "[a-c]",
            "[[:alpha:]]",
            "[]a]",
            "\\a",
            "\\*",
            "[",
            "-",
            " ",
            "[a-",
            "[[:digit:]b]",
            "!",
            "#",
            "]",
            "[\\]b]",
            "[a\\-c]",
            "[b-a]");
    private static final List<String> PATH_PARTS = List.of("a", "b", "c", "ab", "a.c", "*", "-", "]", " ", "1");

    @TempDir
    private Path workTree;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "*.java, core/src/A.java",
                "core, core/src/A.java",
                "src, core/src/A.java",
                "/core/, core/src/A.java",
                "core/src, core/src/A.java",
                "core/**/A.java, core/A.java",
                "core/**/A.java, core/x/y/A.java",
                "**/src, core/src/A.java",
                "core/**, core/src/A.java",
                "**, A.java",
                "/**, core/A.java",
                "co*e/src, core/src/A.java",
                "?.java, core/A.java",
                "[A-C].java, core/B.java",
                "[!A-C].java, core/D.java",
                "[^A-C].java, core/D.java",
                "[[:alpha:]].java, core/D.java",
                "[[:digit:]x].java, core/x.java",
                "[[:upper:]-z].java, core/-.java",
                "[]].java, ].java",
                "[\\]].java, ].java",
                "[a-].java, -.java",
                "[[:].java, [.java",
                "[[:alpha:a].java, h.java",
                "[b-a].java, b.java",
                "\\#notes, #notes",
                "\\!important, !important",
                "\"a\\ \", \"a \"",
                "\"a   \", a",
                "a\\*b, a*b",
                "a\\/b, a/b",
                "**/**/b, b",
                "a*b*c, aXbXbc",
                "x**y, xay",
                "a/**/b/**/c, a/1/b/b/2/c/3",
            })
    void matchesLikeGit(String pattern, String path) throws IOException, InterruptedException {
        PathPatterns patterns = PathPatterns.of(List.of(pattern));

        boolean matched = patterns.matches(path);

        assertThat(matched).isTrue();
        assertThat(ignoredByGit(List.of(pattern), List.of("0/" + path))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/src, core/src/A.java",
                "core/src, x/core/src/A.java",
                "A.java/, core/A.java",
                "core/**/, core/A.java",
                "core/**, core",
                "core/*.java, core/src/A.java",
                "core?src, core/src",
                "core[/]src, core/src",
                "*.java, A.javac",
                "[A-C].java, D.java",
                "[!A-C].java, B.java",
                "[[:alpha:]].java, 1.java",
                "[[:nonsense:]a].java, a.java",
                "[abc, a",
                "[a-, a",
                "[, [",
                "[!], a",
                "[[:alpha, a",
                "a\\, a",
                "a//b, a/b",
                "//a, a",
                "a//, a/b",
                "/, a",
                "!, a",
                "\" a\", a",
                "ab, a",
                "a*bc, abcd",
                "a*a, a",
                "é?, é",
            })
    void doesNotMatchWhatGitDoesNot(String pattern, String path) throws IOException, InterruptedException {
        PathPatterns patterns = PathPatterns.of(List.of(pattern));

        boolean matched = patterns.matches(path);

        assertThat(matched).isFalse();
        assertThat(ignoredByGit(List.of(pattern), List.of("0/" + path))).isEmpty();
    }

    @Test
    void agreesWithGitOnRandomPatterns() throws IOException, InterruptedException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> patterns = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            patterns.add(randomPattern(random));
            for (int j = 0; j < 12; j++) {
                paths.add(i + "/" + randomPath(random));
            }
        }

        Set<String> ignored = ignoredByGit(patterns, paths);

        assertThat(ignored.size()).isBetween(paths.size() / 20, paths.size() / 2);
        for (String path : paths) {
            assertThat(matchesNumbered(patterns, path))
                    .as(() -> "pattern %s, path %s, -Dseed=%d"
                            .formatted(
                                    patterns.get(Integer.parseInt(path.substring(0, path.indexOf('/')))), path, seed))
                    .isEqualTo(ignored.contains(path));
        }
    }

    @Test
    void knowsThePosixClassesLikeGit() throws IOException, InterruptedException {
        List<String> patterns = Stream.of(
                        "alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space",
                        "upper", "xdigit")
                .map(name -> "x[[:" + name + ":]]")
                .toList();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            for (char c = 1; c < 128; c++) {
                if (c != '/') {
                    paths.add(i + "/x" + c);
                }
            }
        }

        Set<String> ignored = ignoredByGit(patterns, paths);

        assertThat(paths.stream().filter(path -> matchesNumbered(patterns, path)))
                .containsExactlyInAnyOrderElementsOf(ignored);
    }

    @Test
    void letsTheLastMatchDecide() {
        PathPatterns patterns = PathPatterns.of(List.of("src/", "!src/old/", "src/old/keep.c"));

        assertThat(patterns.match("src/new.c")).contains("src/");
        assertThat(patterns.match("src/old/a.c")).isEmpty();
        assertThat(patterns.deciding("src/old/a.c")).contains("!src/old/");
        assertThat(patterns.match("src/old/keep.c")).contains("src/old/keep.c");
        assertThat(patterns.deciding("doc/a.c")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# src/"})
    void readsBlanksAndRemarksAsNothing(String line) {
        PathPatterns patterns = PathPatterns.of(List.of(line));

        boolean empty = patterns.isEmpty();

        assertThat(empty).isTrue();
    }

    @Test
    void keepsAPatternThatCannotMatchApartFromNoPattern() {
        PathPatterns patterns = PathPatterns.of(List.of("[broken"));

        boolean empty = patterns.isEmpty();

        assertThat(empty).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "**/a/", "[!b]*", "a*?"})
    void staysFastOnHostilePatterns(String unit) {
        String pattern = unit.repeat(5_000 / unit.length()) + "/x";
        String path = "a/".repeat(1_000) + "a".repeat(3_000) + "/y";
        PathPatterns patterns = PathPatterns.of(List.of(pattern, "**/" + pattern));

        boolean matched = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> patterns.matches(path));

        assertThat(matched).isFalse();
    }

    private static boolean matchesNumbered(List<String> patterns, String path) {
        int slash = path.indexOf('/');
        String pattern = patterns.get(Integer.parseInt(path.substring(0, slash)));
        return PathPatterns.of(List.of(pattern)).matches(path.substring(slash + 1));
    }

    private static String randomPattern(Random random) {
        StringBuilder pattern = new StringBuilder(random.nextInt(4) == 0 ? "/" : "");
        int names = 1 + random.nextInt(4);
        for (int name = 0; name < names; name++) {
            if (random.nextInt(4) == 0) {
                pattern.append("**");
            } else {
                int length = 1 + random.nextInt(random.nextInt(3) == 0 ? 5 : 2);
                for (int i = 0; i < length; i++) {
                    pattern.append(PATTERN_PARTS.get(random.nextInt(PATTERN_PARTS.size())));
                }
            }
            pattern.append(name + 1 < names ? "/" : "");
        }
        pattern.append(random.nextInt(5) == 0 ? "/" : "");
        // git 2.39 takes "**" after a literal for a whole one, against its manual.
        String text = pattern.toString().replaceAll("([^*/])\\*{2,}", "$1*");
        return text.startsWith("!") ? "\\" + text : text;
    }

    private static String randomPath(Random random) {
        StringBuilder path = new StringBuilder();
        int names = 1 + random.nextInt(4);
        for (int name = 0; name < names; name++) {
            int length = 1 + random.nextInt(2);
            for (int i = 0; i < length; i++) {
                path.append(PATH_PARTS.get(random.nextInt(PATH_PARTS.size())));
            }
            path.append(name + 1 < names ? "/" : "");
        }
        return path.toString();
    }

    /** Pattern number N rules the paths below the folder N. */
    private Set<String> ignoredByGit(List<String> patterns, List<String> paths)
            throws IOException, InterruptedException {
        run(List.of("git", "init", "-q", workTree.toString()), "");
        for (int i = 0; i < patterns.size(); i++) {
            Path folder = Files.createDirectories(workTree.resolve(Integer.toString(i)));
            Files.writeString(folder.resolve(".gitignore"), patterns.get(i) + "\n");
        }
        String output = run(
                List.of("git", "-C", workTree.toString(), "check-ignore", "--no-index", "-z", "--stdin"),
                String.join("\0", paths) + "\0");
        Set<String> ignored = new HashSet<>(List.of(output.split("\0")));
        ignored.remove("");
        return ignored;
    }

    private String run(List<String> command, String input) throws IOException, InterruptedException {
        Path stdin = Files.writeString(workTree.resolve(".input"), input);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(stdin.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // Under a git hook or `git rebase --exec` these name the repository of the project itself.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), UTF_8);
            // check-ignore ends with 1 if no path is ignored.
            assertThat(process.waitFor()).isBetween(0, 1);
            return text;
        }
    }
}
