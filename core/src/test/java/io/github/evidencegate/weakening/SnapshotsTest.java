package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotsTest {
    private static final String SNAP = "src/__snapshots__/a.test.ts.snap";
    private static final String FIRST = "exports[`a 1`] = `\nx\n`;\n";
    private static final String SECOND = "exports[`b 1`] = `\ny\n`;\n";

    @Test
    void findsAnEntryThatLostLinesOrSaysSomethingElse() {
        String longer = FIRST.replace("x\n", "x\nz\n") + SECOND;
        String other = FIRST.replace("x\n", "z\n") + SECOND;

        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(SNAP, FIRST + SECOND, other)
                        .found())
                .containsExactly("SNAPSHOT_REWRITTEN " + SNAP + ":2 snapshot-file");
        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(SNAP, longer, FIRST + SECOND)
                        .found())
                .containsExactly("SNAPSHOT_REWRITTEN " + SNAP + ":0 snapshot-file");
    }

    @Test
    void findsNothingInAnEntryThatOnlyGotLinesOrIsSpacedOtherwise() {
        String longer = FIRST.replace("x\n", "x\nz\n") + SECOND;
        String spaced = FIRST.replace("x\n", "  x\n") + SECOND;

        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(SNAP, FIRST + SECOND, longer)
                        .found())
                .isEmpty();
        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(SNAP, FIRST + SECOND, spaced)
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingInExpectedOutputOfAProductThatIsTheSame() {
        String other = FIRST.replace("x\n", "z\n");
        String test = "start()\n  expect(a).toMatchInlineSnapshot(`1`)\nend()\n";

        assertThat(new TwoSides().changed(SNAP, FIRST, other).found()).isEmpty();
        assertThat(new TwoSides()
                        .changed("a.test.ts", test, test.replace("1", "2"))
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingInEntriesThatAreNewGoneOrMoved() {
        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(SNAP, FIRST, FIRST + SECOND)
                        .found())
                .isEmpty();
        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(SNAP, FIRST + SECOND, SECOND)
                        .found())
                .isEmpty();
        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(SNAP, FIRST + SECOND, SECOND + FIRST)
                        .found())
                .isEmpty();
        assertThat(new TwoSides().ofProduct().changed(SNAP, FIRST, SECOND).found())
                .isEmpty();
    }

    @Test
    void findsNothingInWhereAnExpressionStoodThatInstaKeeps() {
        String path = "tests/snapshots/a.snap";
        String before = "---\nsource: src/a.rs\nexpression: a\n---\nx\n";

        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(path, before, before.replace("src/a.rs", "src/b.rs"))
                        .found())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a.test.ts | expect(a).toMatchInlineSnapshot(`1`) | expect(a).toMatchInlineSnapshot(`2`)",
                "a.test.ts | expect(a).toThrowErrorMatchingInlineSnapshot('no') | expect(a).toThrowErrorMatchingInlineSnapshot('yes')",
                "tests/test_a.py | assert a == snapshot(1) | assert a == snapshot(2)",
                "tests/a.rs | insta::assert_snapshot!(a, @~1~); | insta::assert_snapshot!(a, @~2~);",
                "a_test.go | autogold.Expect(1).Equal(t, a) | autogold.Expect(2).Equal(t, a)"
            })
    void findsExpectedOutputInATestThatIsAnotherNow(String path, String before, String after) {
        TwoSides rewritten = new TwoSides()
                .ofProduct()
                .changed(path, "start()\n  " + before + "\nend()\n", "start()\n  " + after + "\nend()\n");

        assertThat(rewritten.found()).containsExactly("SNAPSHOT_REWRITTEN " + path + ":2 inline-snapshot");
    }

    @Test
    void findsNothingInExpectedOutputInATestThatIsNewGoneOrFormatted() {
        String path = "a.test.ts";
        String before = "start()\n  expect(a).toMatchInlineSnapshot(`1`)\n";
        String more = before + "  expect(b).toMatchInlineSnapshot(`2`)\n";

        assertThat(new TwoSides().ofProduct().changed(path, before, more).found())
                .isEmpty();
        assertThat(new TwoSides().ofProduct().changed(path, more, before).found())
                .isEmpty();
        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(path, before, before.replace("(`1`)", "(\n    `1`\n  )"))
                        .found())
                .isEmpty();
        assertThat(new TwoSides()
                        .ofProduct()
                        .changed(path, before.replace("`1`", ""), before)
                        .found())
                .isEmpty();
    }
}
