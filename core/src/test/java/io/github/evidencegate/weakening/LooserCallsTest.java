package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of frameworks that skip a test, or that ask for less than the calls in whose place they stand. */
class LooserCallsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/test/java/ATest.java | assertThat(sum).isEqualTo(3); | assertThat(sum).isCloseTo(3, within(1)); | assertion-range",
                "test/a.test.js | expect(page).toMatchSnapshot() | expect(page).toMatch('a') | assertion-range",
                "a_test.go | conn.EXPECT().run() | conn.EXPECT().run().MaxTimes(1) | assertion-range",
                "src/test/kotlin/ATest.kt | assertLog(\"threw .+Exception\") | assertLog(\"threw .*Exception\") | assertion-range"
            })
    void findsACallThatAsksForLess(String path, String before, String after, String pattern) {
        TwoSides less = test(path, before, after);
        TwoSides more = test(path, after, before);

        assertThat(less.found()).containsExactly("ASSERTION_WEAKENED " + path + ":3 " + pattern);
        assertThat(more.found()).isEmpty();
    }

    @Test
    void findsOneOfManyComparisonsThatIsMetMoreOften() {
        String before = "assertTrue(one() == 2 || two() == 2);";
        String path = "src/test/java/ATest.java";

        TwoSides less = test(path, before, before.replace("==", ">="));
        TwoSides more = test(path, before.replace("==", ">="), before);

        assertThat(less.found()).containsExactly("ASSERTION_WEAKENED " + path + ":3 assertion-bound");
        assertThat(more.found()).isEmpty();
    }

    private static TwoSides test(String path, String before, String after) {
        String start = switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js" -> "describe('a', () => {\nit('adds', () => {\n";
            case "go" -> "package a\nfunc TestAdds(t *testing.T) {\n";
            case "kt" -> "class ATest {\n@Test fun adds() {\n";
            default -> "class ATest {\n@Test void adds() {\n";
        };
        String end = path.endsWith("js") ? "\n})\n})\n" : "\n}\n}\n";
        return new TwoSides().changed(path, start + before + end, start + after + end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/test/kotlin/ATest.kt | @IgnoreJs | junit-ignore",
                "src/test/kotlin/ATest.kt | @SdkSuppress(minSdkVersion = 23) | junit-conditional",
                "src/test/java/BTest.java | @IgnoreOnWindows | junit-ignore"
            })
    void findsAnAnnotationThatSkips(String path, String annotation, String pattern) {
        String body = "    @Test\n    void adds() {\n        assertEquals(3, add());\n    }\n}\n";

        TwoSides files =
                new TwoSides().changed(path, "class A {\n" + body, "class A {\n    " + annotation + "\n" + body);

        assertThat(files.found()).containsExactly("TEST_SKIPPED " + path + ":2 " + pattern);
    }

    @Test
    void findsAnAssumptionOfTheProjectsOwn() {
        TwoSides files = test("src/test/kotlin/ATest.kt", "assertSum(3)", "assumeNewBackend()\nassertSum(3)");

        assertThat(files.found()).containsExactly("TEST_SKIPPED src/test/kotlin/ATest.kt:3 junit-assume");
    }

    @Test
    void findsARequirementThatAModuleNames() {
        String test = "def test_adds():\n    assert add() == 3\n";

        TwoSides files = new TwoSides().changed("tests/test_a.py", test, "@config.requirements.sequences\n" + test);

        assertThat(files.found()).containsExactly("TEST_SKIPPED tests/test_a.py:1 python-conditional");
    }

    @Test
    void findsATestOfTheProjectsOwnKindThatIsSkipped() {
        String test =
                "class ATests\n{\n    [IntegrationTest]\n    public void Adds()\n    {\n        Assert.True(Ok());\n    }\n}\n";

        TwoSides files = new TwoSides()
                .changed(
                        "tests/ATests.cs",
                        test,
                        test.replace("[IntegrationTest]", "[IntegrationTest(Skip = \"later\")]"));

        assertThat(files.found()).containsExactly("TEST_SKIPPED tests/ATests.cs:3 xunit-skip");
    }

    @Test
    void findsATestOfPlaywrightThatLeavesWhereItIsToldTo() {
        String test = "test('adds', async () => {\n  expect(add()).toBe(3)\n})\n";

        TwoSides files = new TwoSides()
                .changed(
                        "test/a.spec.ts",
                        test,
                        test.replace("  expect", "  test.skip(channel === 'edge', 'fails')\n  expect"));

        assertThat(files.found()).containsExactly("TEST_SKIPPED test/a.spec.ts:2 js-skip");
    }

    @Test
    void findsAGroupOfTestsThatEndsBeforeTheyAreDeclared() {
        String group = "describe('a', () => {\n  it('adds', () => {\n    expect(add()).toBe(3)\n  })\n})\n";

        TwoSides files = new TwoSides().changed("test/a.js", group, group.replace("  it(", "  return;\n  it("));

        assertThat(files.found()).containsExactly("TEST_SKIPPED test/a.js:2 early-return");
    }

    @Test
    void findsAnAdvisoryThatIsNotReported() {
        String before = "<Project>\n  <ItemGroup>\n  </ItemGroup>\n</Project>\n";
        String entry = "  <NuGetAuditSuppress Include=\"https://example.com/GHSA-1\" />\n";

        TwoSides files =
                new TwoSides().changed("a.csproj", before, before.replace("  </ItemGroup>", entry + "  </ItemGroup>"));

        assertThat(files.found()).containsExactly("SUPPRESSION_ADDED a.csproj:3 no-warn");
    }
}
