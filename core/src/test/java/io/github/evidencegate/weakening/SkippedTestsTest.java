package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SkippedTestsTest {
    private static final String JAVA = """
            class FooTest {
                @Test
                void adds() {
                    assertEquals(3, add(1, 2));
                }
            }
            """;
    private static final String PYTHON = """
            class TestFoo(TestCase):

                def test_adds(self):
                    assert add(1, 2) == 3
            """;
    private static final String SCRIPT = """
            describe('foo', () => {
              it('adds', () => {
                expect(add(1, 2)).toBe(3)
              })
            })
            """;
    private static final String GO = """
            func TestAdds(t *testing.T) {
            \tassert.Equal(t, 3, Add(1, 2))
            }
            """;
    private static final String RUBY = """
            describe Foo do
              it 'adds' do
                expect(add(1, 2)).to eq(3)
              end
            end
            """;
    private static final String CSHARP = """
            public class FooTests {
                [Fact]
                public void Adds() {
                    Assert.Equal(3, Foo.Add(1, 2));
                }
            }
            """;
    private static final String RUST = """
            #[test]
            fn adds() {
                assert_eq!(add(1, 2), 3);
            }
            """;

    static Stream<Arguments> jvm() {
        return Stream.of(
                arguments("src/test/java/FooTest.java", JAVA, "@Test", "@Disabled @Test", 2, "junit-disabled"),
                arguments("src/test/java/FooTest.java", JAVA, "@Test", "@org.junit.Ignore @Test", 2, "junit-ignore"),
                arguments("src/test/java/FooTest.java", JAVA, "@Test", "@Test @Ignore(\"later\")", 2, "junit-ignore"),
                arguments(
                        "src/test/java/FooTest.java",
                        JAVA,
                        "@Test",
                        "@Test @EnabledOnOs(LINUX)",
                        2,
                        "junit-conditional"),
                arguments("src/test/java/FooTest.java", JAVA, "@Test", "@Test(enabled = false)", 2, "testng-disabled"),
                arguments(
                        "src/test/java/FooTest.java",
                        JAVA,
                        "{\n        assert",
                        "{\n        assumeTrue(fast);\n        assert",
                        4,
                        "junit-assume"),
                arguments(
                        "src/test/java/FooTest.java",
                        JAVA,
                        "{\n        assert",
                        "{\n        Assume.assumeFalse(slow);\n        assert",
                        4,
                        "junit-assume"),
                arguments(
                        "src/test/java/FooTest.java",
                        JAVA,
                        "{\n        assert",
                        "{\n        throw new SkipException(\"x\");\n        assert",
                        4,
                        "testng-skip"));
    }

    static Stream<Arguments> python() {
        return Stream.of(
                arguments("tests/test_foo.py", PYTHON, "    def", "    @pytest.mark.skip\n    def", 3, "pytest-skip"),
                arguments(
                        "tests/test_foo.py",
                        PYTHON,
                        "    def",
                        "    @pytest.mark.skipif(WINDOWS)\n    def",
                        3,
                        "pytest-skip"),
                arguments("tests/test_foo.py", PYTHON, "    def", "    @pytest.mark.xfail\n    def", 3, "pytest-xfail"),
                arguments(
                        "tests/test_foo.py",
                        PYTHON,
                        "    def",
                        "    @unittest.skip(\"x\")\n    def",
                        3,
                        "unittest-skip"),
                arguments(
                        "tests/test_foo.py",
                        PYTHON,
                        "    def",
                        "    @unittest.expectedFailure\n    def",
                        3,
                        "unittest-expected-failure"),
                arguments(
                        "tests/test_foo.py",
                        PYTHON,
                        "        assert",
                        "        pytest.skip('x')\n        assert",
                        4,
                        "pytest-skip"),
                arguments(
                        "tests/test_foo.py",
                        PYTHON,
                        "        assert",
                        "        self.skipTest('x')\n        assert",
                        4,
                        "unittest-skip"));
    }

    static Stream<Arguments> conditional() {
        return Stream.of(
                arguments("src/test/java/FooTest.java", JAVA, "@Test", "@Test @RequiresDocker", 2, "junit-conditional"),
                arguments("tests/test_foo.py", PYTHON, "    def", "    @onlyPy3\n    def", 3, "python-conditional"),
                arguments(
                        "tests/test_foo.py",
                        PYTHON,
                        "    def",
                        "    @requires_network\n    def",
                        3,
                        "python-conditional"),
                arguments("tests/test_foo.py", PYTHON, "    def", "    @posix_only\n    def", 3, "python-conditional"),
                arguments("foo.spec.ts", SCRIPT, "it(", "it.runIf(linux)(", 2, "js-skip"),
                arguments("foo.spec.ts", SCRIPT, "'adds', ", "'adds', { skip: slow }, ", 2, "js-skip"),
                arguments("foo_test.go", GO, "\tassert", "\ttestenv.MustHaveExec(t)\n\tassert", 2, "go-skip-function"),
                arguments("spec/foo_spec.rb", RUBY, "    expect", "    omit 'x'\n    expect", 3, "rspec-skip"),
                arguments("spec/foo_spec.rb", RUBY, "'adds' do", "'adds', if: linux do", 2, "rspec-skip"),
                arguments("Foo.Tests/FooTests.cs", CSHARP, "[Fact]", "[ConditionalFact]", 2, "dotnet-conditional"),
                arguments("tests/foo.rs", RUST, "#[test]", "#[test]\n#[cfg(unix)]", 2, "rust-cfg"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("foo.spec.ts", SCRIPT, "it(", "it.skip(", 2, "js-skip"),
                arguments("foo.spec.ts", SCRIPT, "it(", "xit(", 2, "js-skip"),
                arguments("foo.spec.ts", SCRIPT, "it(", "it.todo(", 2, "js-todo"),
                arguments("foo.spec.ts", SCRIPT, "it(", "it.fails(", 2, "js-failing"),
                arguments("foo.spec.ts", SCRIPT, "it(", "it.only(", 2, "focused-test"),
                arguments("foo.spec.ts", SCRIPT, "describe(", "describe.skip(", 1, "js-skip"),
                arguments("foo.spec.ts", SCRIPT, "describe(", "fdescribe(", 1, "focused-test"),
                arguments("foo.spec.ts", SCRIPT, "    expect", "    this.skip()\n    expect", 3, "js-skip"),
                arguments("foo_test.go", GO, "\tassert", "\tt.Skip(\"x\")\n\tassert", 2, "go-skip"),
                arguments("foo_test.go", GO, "\tassert", "\tskipWindows(t)\n\tassert", 2, "go-skip-function"),
                arguments("spec/foo_spec.rb", RUBY, "it ", "xit ", 2, "rspec-skip"),
                arguments("spec/foo_spec.rb", RUBY, "'adds' do", "'adds', skip: 'x' do", 2, "rspec-skip"),
                arguments("spec/foo_spec.rb", RUBY, "    expect", "    pending 'x'\n    expect", 3, "rspec-pending"),
                arguments("spec/foo_spec.rb", RUBY, "'adds' do", "'adds', focus: true do", 2, "focused-test"),
                arguments("Foo.Tests/FooTests.cs", CSHARP, "[Fact]", "[Fact(Skip = \"x\")]", 2, "xunit-skip"),
                arguments("Foo.Tests/FooTests.cs", CSHARP, "[Fact]", "[Test, Ignore(\"x\")]", 2, "nunit-ignore"),
                arguments("tests/foo.rs", RUST, "#[test]", "#[test]\n#[ignore]", 2, "rust-ignore"),
                arguments("tests/foo.rs", RUST, "#[test]", "#[test]\n#[cfg(not(windows))]", 2, "rust-cfg"));
    }

    @ParameterizedTest
    @MethodSource({"jvm", "python", "conditional", "others"})
    void findsTheMarkerThatATestGot(String path, String before, String from, String to, int line, String pattern) {
        String after = before.replace(from, to);

        assertThat(new TwoSides().changed(path, before, after).found())
                .containsExactly("TEST_SKIPPED " + path + ":" + line + " " + pattern);
    }

    @ParameterizedTest
    @MethodSource({"jvm", "python", "conditional", "others"})
    void findsNothingWhereAMarkerWasTakenAway(
            String path, String before, String from, String to, int line, String pattern) {
        String skipped = before.replace(from, to);

        assertThat(new TwoSides().changed(path, skipped, before).found()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"jvm", "python", "conditional", "others"})
    void findsNothingInANewTestThatNeverRan(
            String path, String before, String from, String to, int line, String pattern) {
        String skipped = before.replace(from, to);

        TwoSides files = new TwoSides().added(path, skipped);

        assertThat(files.found())
                .allMatch(found -> found.endsWith("focused-test"))
                .hasSize(pattern.equals("focused-test") ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource({"jvm", "python", "conditional", "others"})
    void findsNothingInComments(String path, String before, String from, String to, int line, String pattern) {
        String comment = path.endsWith(".py") || path.endsWith(".rb") ? "# " : "// ";
        String after = comment + to.lines().findFirst().orElseThrow().strip() + "\n" + before;

        assertThat(new TwoSides().changed(path, before, after).found()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"jvm", "python", "conditional", "others"})
    void findsTheMarkerThatATestGotOnItsWayToAnotherFile(
            String path, String before, String from, String to, int line, String pattern) {
        int name = path.lastIndexOf('/') + 1;
        String target = path.substring(0, name) + (path.endsWith(".py") ? "test_new.py" : "New" + path.substring(name));

        TwoSides files = new TwoSides().deleted(path, before).added(target, before.replace(from, to));

        boolean isOnGroup = line == 1 && pattern.equals("js-skip");
        assertThat(files.found())
                .filteredOn(found -> found.startsWith("TEST_SKIPPED"))
                .hasSize(isOnGroup ? 0 : 1);
    }

    @Test
    void findsAWholeClassThatIsDisabled() {
        String after = JAVA.replace("class FooTest", "@Disabled(\"flaky\")\nclass FooTest");

        assertThat(new TwoSides()
                        .changed("src/test/java/FooTest.java", JAVA, after)
                        .found())
                .containsExactly("TEST_SKIPPED src/test/java/FooTest.java:1 junit-disabled");
    }

    @Test
    void findsAWholeModuleThatIsSkipped() {
        String after = "pytestmark = pytest.mark.skip\n\n" + PYTHON;

        assertThat(new TwoSides().changed("tests/test_foo.py", PYTHON, after).found())
                .containsExactly("TEST_SKIPPED tests/test_foo.py:1 pytest-skip");
    }

    @Test
    void findsNothingWhenOneMarkerTakesThePlaceOfAnother() {
        String before = JAVA.replace("@Test", "@Ignore @Test");
        String after = JAVA.replace("@Test", "@Disabled @Test");

        assertThat(new TwoSides()
                        .changed("src/test/java/FooTest.java", before, after)
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingWhereASilentReturnBecameASkip() {
        String before = JAVA.replace(
                "{\n        assert", "{\n        if (slow) {\n            return;\n        }\n        assert");
        String after = JAVA.replace("{\n        assert", "{\n        assumeFalse(slow);\n        assert");

        assertThat(new TwoSides()
                        .changed("src/test/java/FooTest.java", before, after)
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingInTheProduct() {
        String before = "class Foo {\n    void run() {\n        go();\n    }\n}\n";
        String after = "class Foo {\n    @Disabled\n    void run() {\n        go();\n    }\n}\n";

        assertThat(new TwoSides()
                        .changed("src/main/java/Foo.java", before, after)
                        .found())
                .isEmpty();
    }

    @Test
    void findsASecondConditionOnATest() {
        String before = PYTHON.replace("    def", "    @pytest.mark.skipif(WINDOWS)\n    def");
        String after =
                PYTHON.replace("    def", "    @pytest.mark.skipif(WINDOWS)\n    @pytest.mark.xfail(NEW)\n    def");

        assertThat(new TwoSides().changed("tests/test_foo.py", before, after).found())
                .containsExactly("TEST_SKIPPED tests/test_foo.py:4 pytest-xfail");
    }

    @Test
    void findsAModuleThatNeedsALibraryThatMayBeMissing() {
        String after = "foo = pytest.importorskip(\"foo\")\n\n" + PYTHON;

        assertThat(new TwoSides().changed("tests/test_foo.py", PYTHON, after).found())
                .containsExactly("TEST_SKIPPED tests/test_foo.py:1 pytest-skip");
        assertThat(new TwoSides().added("tests/test_foo.py", after).found()).isEmpty();
    }

    @Test
    void findsAClassWhoseMarkerHasManyLines() {
        String after = "@pytest.mark.xfail(\n    NEW, reason=\"x\"\n)\n" + PYTHON;

        assertThat(new TwoSides().changed("tests/test_foo.py", PYTHON, after).found())
                .containsExactly("TEST_SKIPPED tests/test_foo.py:1 pytest-xfail");
    }

    @Test
    void findsATestThatIsUndefined() {
        String before = "class FooTest\n  include All\n  def test_a\n  end\nend\n";
        String after = before.replace("All\n", "All\n  undef :test_b if jruby?\n");

        assertThat(new TwoSides().changed("test/foo_test.rb", before, after).found())
                .containsExactly("TEST_SKIPPED test/foo_test.rb:3 ruby-undef");
    }

    @Test
    void findsATestThatWasExpectedToFailAndDoesNotRunAtAll() {
        String before = SCRIPT.replace("it(", "it.failing(");
        String after = SCRIPT.replace("it(", "it.skip(");

        assertThat(new TwoSides().changed("foo.spec.ts", before, after).found())
                .containsExactly("TEST_SKIPPED foo.spec.ts:2 js-skip");
        assertThat(new TwoSides().changed("foo.spec.ts", after, before).found()).isEmpty();
    }
}
