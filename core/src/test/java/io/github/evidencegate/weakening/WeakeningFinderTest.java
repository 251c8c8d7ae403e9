package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.evidence.Weakening.Side;
import io.github.evidencegate.patch.FilePatch;
import io.github.evidencegate.patch.FilePatch.Hunk;
import io.github.evidencegate.patch.FilePatch.Line;
import io.github.evidencegate.patch.FilePatch.Mark;
import io.github.evidencegate.patch.TextPatch;
import io.github.evidencegate.scope.FileClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeakeningFinderTest {
    private static final int MANY = 2_000;

    private static final String[] WORDS = {
        "@Test",
        "void",
        "a",
        "(",
        ")",
        "{",
        "}",
        "\"",
        "'",
        "`",
        "/*",
        "*/",
        "//",
        "#",
        "def test_a",
        "it(",
        ".skip",
        "assertEquals(",
        "expect(",
        "==",
        ";",
        "\\",
        "1.5",
        ",",
        "noqa",
        "@SuppressWarnings",
        "func TestA(",
        "retries: 1",
        "\n",
        "\n",
        "    ",
        "minimum",
        "\u202E",
        "\uD83D",
        "<minimum>",
        "<!--",
        "-->"
    };

    private final WeakeningFinder finder = new WeakeningFinder(new FileClassifier(Map.of()));

    @Test
    void sortsByPathAndLineAndSaysTheSide() {
        TwoSides files = new TwoSides()
                .changed("b.py", "x = 1\ny = 2\n", "x = 1  # noqa\ny = 2  # nosec\n")
                .changed("a.cfg", "fail_under = 9\n", "b = 1\n")
                .changed("setup.cfg", "fail_under = 9\n", "b = 1\n");

        assertThat(files.weakenings())
                .containsExactly(
                        new Weakening(Kind.SUPPRESSION_ADDED, "b.py", 1, Side.HEAD, "noqa"),
                        new Weakening(Kind.SUPPRESSION_ADDED, "b.py", 2, Side.HEAD, "nosec"),
                        new Weakening(Kind.THRESHOLD_LOWERED, "setup.cfg", 1, Side.BASE, "coverage-fail-under"));
    }

    @Test
    void findsNothingInAnEmptyPatch() {
        assertThat(finder.find(new TextPatch(List.of(), true))).isEmpty();
    }

    @Test
    void takesTheClassesOfPolicy() {
        TextPatch patch =
                new TwoSides().changed("lib/a.py", "x = 1\n", "x = 1  # noqa\n").patch();
        FileClassifier vendored = new FileClassifier(Map.of(FileClass.VENDORED, List.of("lib/")));

        assertThat(finder.find(patch)).hasSize(1);
        assertThat(new WeakeningFinder(vendored).find(patch)).isEmpty();
    }

    @Test
    void listsAHundredOfAKindInAFile() {
        String before = "x = 1\n".repeat(300);
        String after = "x = 1  # noqa\n".repeat(300);

        assertThat(finder.find(patch("a.py", before, after))).hasSize(WeakeningFinder.MOST_OF_A_KIND);
    }

    @Test
    void countsLinesFromTheStartOfEachHunk() {
        List<Line> lines =
                List.of(new Line(Mark.KEPT, "a = 1"), new Line(Mark.ADDED, "# noqa"), new Line(Mark.KEPT, "b = 1"));
        FilePatch file = new FilePatch(
                "a.py",
                Optional.empty(),
                Status.MODIFIED,
                false,
                true,
                List.of(new Hunk(1, 1, lines), new Hunk(50, 60, lines)));

        assertThat(finder.find(new TextPatch(List.of(file), true)))
                .extracting(Weakening::line)
                .containsExactly(2, 61);
    }

    /** Each text is one that makes a careless search slow: time must grow with the size alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "assertEquals(1, total);",
                "@Test void same() {",
                "@SuppressWarnings(\"a\")",
                "@Disabled",
                "((((((((((((((((((((((((((((",
                "\"\"\"\"\"\"\"\"\"\"\"\"\"",
                "/* /* /* /* /* /*",
                "expect(expect(expect(expect(",
                "0000000000000000000000000.0",
                "public public public public public",
                "a.a.a.a.a.a.a.a.a.a.a.a.a",
                "= = = = = = = = = = = =",
                "    ",
                "@@@@@@@@@@@@@@@@@@@@@@@"
            })
    void endsWithHostileText(String text) {
        String line = text.repeat(2_000 / text.length());
        for (String path :
                List.of("src/test/java/ATest.java", "a.spec.ts", "tests/test_a.py", "a_test.go", "spec/a_spec.rb")) {
            finder.find(patch(path, (line + "\n").repeat(50), (line + "x\n").repeat(200)));
            finder.find(patch(path, (text + "\n").repeat(MANY), (text + "x\n").repeat(MANY)));
        }
        for (String path : List.of(".github/workflows/a.yml", "pom.xml", "package.json", "src/main/java/A.java")) {
            finder.find(patch(path, (line + "\n").repeat(50), (line + "x\n").repeat(50)));
        }
    }

    @Test
    void endsWithRandomTextAndNeverThrows() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String[] paths = {
                "src/test/java/ATest.java", "a.spec.ts", "tests/test_a.py", "a_test.go", "spec/a_spec.rb", "pom.xml"
            };
            String path = paths[random.nextInt(paths.length)];
            TwoSides files = new TwoSides().changed(path, text(random), text(random));

            assertThat(files.weakenings()).as("seed %d", seed).allMatch(found -> found.line() >= 0);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, random.nextInt(80))
                .forEach(i -> text.append(WORDS[random.nextInt(WORDS.length)]).append(' '));
        return text.toString();
    }

    /** All of the one side removed, then all of the other added: no comparison in the test itself. */
    private static TextPatch patch(String path, String before, String after) {
        List<Line> lines = new ArrayList<>();
        before.lines().forEach(line -> lines.add(new Line(Mark.REMOVED, line)));
        after.lines().forEach(line -> lines.add(new Line(Mark.ADDED, line)));
        FilePatch file =
                new FilePatch(path, Optional.empty(), Status.MODIFIED, false, true, List.of(new Hunk(1, 1, lines)));
        return new TextPatch(List.of(file), true);
    }
}
