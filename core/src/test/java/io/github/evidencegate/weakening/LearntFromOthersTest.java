package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of commits that the fourth held-out set, labelled by someone else, had and the rules did not know. */
class LearntFromOthersTest {
    private static final String JAVA = "src/test/java/ATest.java";
    private static final String TEST = """
                public void adds() {
                    assertEquals(3, add(1, 2));
                }
            """;

    @Test
    void findsATestThatIsACommentNow() {
        String before = "class ATest {\n    @Test\n" + TEST + "}\n";
        String after = """
                class ATest {
                //    @Test
                //    public void adds() {
                //        assertEquals(3, add(1, 2));
                //    }
                }
                """;

        TwoSides files = new TwoSides().changed(JAVA, before, after);

        assertThat(files.found()).containsExactly("TEST_SKIPPED " + JAVA + ":3 test-commented-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "    // @Test\n"})
    void findsATestWithoutItsAnnotationAsSkipped(String annotation) {
        String name = TEST.replace("adds", "testAdds");

        TwoSides files = new TwoSides()
                .changed(
                        JAVA,
                        "class ATest {\n    @Test\n" + name + "}\n",
                        "class ATest {\n" + annotation + name + "}\n");

        assertThat(files.found()).containsExactly("TEST_SKIPPED " + JAVA + ":2 test-annotation-gone");
    }

    @Test
    void takesNoNameForATestOutsideOfJUnit3() {
        String name = TEST.replace("adds", "testAdds");

        TwoSides loose = new TwoSides().changed(JAVA, "class ATest {\n" + name + "}\n", "class ATest {\n}\n");
        TwoSides three = new TwoSides()
                .changed(
                        JAVA, "class ATest extends TestCase {\n" + name + "}\n", "class ATest extends TestCase {\n}\n");

        assertThat(loose.found()).isEmpty();
        assertThat(three.found()).containsExactly("TEST_DELETED " + JAVA + ":2 test-deleted");
    }

    @Test
    void findsATestOfSpockThatIsSkipped() {
        String path = "src/test/groovy/ASpec.groovy";
        String test = "  def \"adds numbers\"() {\n    expect:\n    add(1, 2) == 3\n  }\n}\n";
        String head = "class ASpec extends Specification {\n";

        TwoSides files = new TwoSides().changed(path, head + test, head + "  @Ignore\n" + test);

        assertThat(files.found()).containsExactly("TEST_SKIPPED " + path + ":2 junit-ignore");
    }

    @Test
    void findsATestOfAFactOfTheProjectsOwnThatIsSkipped() {
        String path = "tests/A.cs";
        String test = "public void Adds()\n{\n    Assert.Equal(3, Add(1, 2));\n}\n";

        TwoSides always = new TwoSides().changed(path, "[FactMySql]\n" + test, "[FactMySql(Skip = \"x\")]\n" + test);
        TwoSides sometimes = new TwoSides().changed(path, "[Fact]\n" + test, "[FactMySql]\n" + test);
        TwoSides again = new TwoSides().changed(path, "[FactMySql]\n" + test, "[Fact]\n" + test);

        assertThat(always.found()).containsExactly("TEST_SKIPPED " + path + ":1 xunit-skip");
        assertThat(sometimes.found()).containsExactly("TEST_SKIPPED " + path + ":1 dotnet-conditional");
        assertThat(again.found()).isEmpty();
    }

    @Test
    void findsNothingInATestOfGoThatAnotherCalls() {
        String body = "\tif add(1, 2) != 3 {\n\t\tt.Fatal(\"x\")\n\t}\n}\n";
        String caller = "func TestAll(t *testing.T) {\n\tt.Run(\"a\", testAdds)\n}\n";

        TwoSides called = new TwoSides()
                .changed(
                        "a_test.go",
                        "func TestAdds(t *testing.T) {\n" + body,
                        caller + "func testAdds(t *testing.T) {\n" + body);
        TwoSides alone = new TwoSides()
                .changed(
                        "a_test.go",
                        "func TestAdds(t *testing.T) {\n" + body,
                        "func testAdds(t *testing.T) {\n" + body);

        assertThat(called.found()).isEmpty();
        assertThat(alone.found()).containsExactly("TEST_RENAMED_AWAY a_test.go:1 test-renamed-away");
    }

    @Test
    void findsNothingInATestThatWentWithAValue() {
        TwoSides files = new TwoSides()
                .changed("a/b.py", "null = Null()\nx = 1\n", "x = 1\n")
                .changed("tests/test_b.py", "def test_null():\n    assert not null\n", "");

        assertThat(files.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"- python: pypy, true", "- python: pypy-7, true", "- python: jython, false"})
    void findsAPlatformOfBeforeThatMayFailInANewSection(String entry, boolean isFound) {
        String before = "python:\n  - pypy\n";

        TwoSides files = new TwoSides()
                .changed(".travis.yml", before, before + "matrix:\n  allow_failures:\n    " + entry + "\n");

        assertThat(files.found().contains("FAILURE_IGNORED .travis.yml:5 allow-failure"))
                .isEqualTo(isFound);
    }

    @Test
    void findsARetryByADecoratorAndByAnOption() {
        String test = "def test_a():\n    assert a() == 1\n";

        TwoSides decorated = new TwoSides().changed("tests/test_a.py", test, "@retry_on_failure\n" + test);
        TwoSides option = new TwoSides()
                .changed("package.json", "  \"test\": \"vitest\"\n", "  \"test\": \"vitest --retry=1\"\n");

        assertThat(decorated.found()).containsExactly("RETRY_ADDED tests/test_a.py:1 retry-annotation");
        assertThat(option.found()).containsExactly("RETRY_ADDED package.json:1 runner-retries");
    }

    @Test
    void findsNothingInARetryThatFailsAllTheSame() {
        String retry = "test {\n  retry {\n    maxRetries = 3\n";

        TwoSides fails =
                new TwoSides().changed("build.gradle", "test {\n", retry + "    failOnPassedAfterRetry = true\n  }\n");
        TwoSides passes = new TwoSides().changed("build.gradle", "test {\n", retry + "  }\n");

        assertThat(fails.found()).isEmpty();
        assertThat(passes.found()).containsExactly("RETRY_ADDED build.gradle:3 gradle-test-retry");
    }

    @Test
    void findsNothingInFoldersWithoutCode() {
        TwoSides folders = new TwoSides()
                .changed("setup.cfg", "[flake8]\nexclude = .git,docs\n", "[flake8]\nexclude = .git,docs,env,venv\n");
        TwoSides code = new TwoSides()
                .changed("setup.cfg", "[flake8]\nexclude = .git,docs\n", "[flake8]\nexclude = .git,docs,src\n");
        TwoSides filter = new TwoSides().changed("test/helper.rb", "a\n", "a\nadd_filter \"/test/\"\n");

        assertThat(folders.found()).isEmpty();
        assertThat(code.found()).containsExactly("SUPPRESSION_ADDED setup.cfg:2 file-left-out");
        assertThat(filter.found()).isEmpty();
    }

    @Test
    void findsAListOfWhatIsOfferedThatLostAnEntry() {
        TwoSides lost = new TwoSides().ofProduct().changed("core/api/core.api", "a\nb\n", "a\nc\n");
        TwoSides grown = new TwoSides().ofProduct().changed("core/api/core.api", "a\nb\n", "a\nb\nc\n");

        assertThat(lost.found()).containsExactly("SNAPSHOT_REWRITTEN core/api/core.api:2 snapshot-file");
        assertThat(grown.found()).isEmpty();
    }
}
