package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that runs under a condition now is skipped wherever it is not met. */
class GuardedTestsTest {
    private static final String SCRIPT = "a.test.ts";
    private static final String PYTHON = "tests/test_a.py";
    private static final String RUBY = "test/a_test.rb";
    private static final String CSHARP = "A.Tests/ATests.cs";
    private static final String GO = "a_test.go";

    private static String found(String path, String before, String after) {
        return String.join(", ", new TwoSides().changed(path, before, after).found())
                .replace(path, "");
    }

    static Stream<Arguments> aroundTests() {
        return Stream.of(
                arguments(
                        SCRIPT,
                        "test('adds', () => {\n  expect(add()).toBe(3)\n})\n",
                        "if (process.platform !== 'win32') {\n  test('adds', () => {\n    expect(add()).toBe(3)\n  })\n}\n",
                        "TEST_SKIPPED :1 conditional-test"),
                arguments(
                        PYTHON,
                        "def test_adds():\n    assert add() == 3\n",
                        "if sys.platform != 'win32':\n    def test_adds():\n        assert add() == 3\n",
                        "TEST_SKIPPED :1 conditional-test"),
                arguments(
                        RUBY,
                        "describe A do\n  it 'adds' do\n    add.must_equal 3\n  end\nend\n",
                        "describe A do\n  it 'adds' do\n    add.must_equal 3\n  end unless jruby?\nend\n",
                        "TEST_SKIPPED :4 conditional-test"),
                arguments(
                        RUBY,
                        "  it 'adds' do\n    add.must_equal 3\n  end unless jruby?\n",
                        "  it 'adds' do\n    add.must_equal 3\n  end unless jruby? || windows?\n",
                        "TEST_SKIPPED :3 condition-widened"),
                arguments(
                        CSHARP,
                        "class ATests {\n    [Fact]\n    public void Adds() {\n        Assert.Equal(3, Add());\n    }\n}\n",
                        "class ATests {\n#if !NETCOREAPP\n    [Fact]\n    public void Adds() {\n        Assert.Equal(3, Add());\n    }\n#endif\n}\n",
                        "TEST_SKIPPED :2 conditional-test"),
                arguments(
                        CSHARP,
                        "#if NET40\n[Fact]\npublic void Adds() {\n    Assert.Equal(3, Add());\n}\n#endif\n",
                        "#if NET40 && WINDOWS\n[Fact]\npublic void Adds() {\n    Assert.Equal(3, Add());\n}\n#endif\n",
                        "TEST_SKIPPED :1 condition-widened"));
    }

    @ParameterizedTest
    @MethodSource("aroundTests")
    void findsATestThatIsThereOnlyUnderACondition(String path, String before, String after, String expected) {
        String conditional = found(path, before, after);
        String unconditional = found(path, after, before);

        assertThat(conditional).isEqualTo(expected);
        assertThat(unconditional).isEmpty();
    }

    @Test
    void findsNothingInANewTestUnderACondition() {
        String before = "test('adds', () => {\n  expect(add()).toBe(3)\n})\n";
        String after = before + "if (isLinux) {\n  test('links', () => {\n    expect(link()).toBe(3)\n  })\n}\n";

        assertThat(found(SCRIPT, before, after)).isEmpty();
    }

    @Test
    void findsNothingInAConditionThatIsWrittenOtherwise() {
        String before = "if (isLinux) {\n  test('adds', () => {\n    expect(add()).toBe(3)\n  })\n}\n";
        String after = before.replace("isLinux", "onLinux()");

        assertThat(found(SCRIPT, before, after)).isEmpty();
    }

    static Stream<Arguments> leaving() {
        return Stream.of(
                arguments(PYTHON, "    if sys.platform == 'win32':\n        return\n", 2),
                arguments(PYTHON, "    if os.environ.get('CI'): return\n", 2),
                arguments(PYTHON, "    return\n", 2),
                arguments(GO, "\tif runtime.GOOS == \"windows\" {\n\t\treturn\n\t}\n", 2),
                arguments(SCRIPT, "  if (process.env.CI) return\n", 2),
                arguments(RUBY, "  return if RUBY_ENGINE == 'jruby'\n", 2),
                arguments(RUBY, "  next unless linux?\n", 2));
    }

    private static String test(String path, String first) {
        return switch (path) {
            case PYTHON -> "def test_adds():\n" + first + "    assert add() == 3\n";
            case GO -> "func TestAdds(t *testing.T) {\n" + first + "\tassert.Equal(t, 3, Add())\n}\n";
            case SCRIPT -> "it('adds', () => {\n" + first + "  expect(add()).toBe(3)\n})\n";
            default -> "it 'adds' do\n" + first + "  expect(add).to eq(3)\nend\n";
        };
    }

    @ParameterizedTest
    @MethodSource("leaving")
    void findsATestThatLeavesBeforeItAsserts(String path, String exit, int line) {
        String leaves = found(path, test(path, ""), test(path, exit));
        String stays = found(path, test(path, exit), test(path, ""));

        assertThat(leaves).isEqualTo("TEST_SKIPPED :" + line + " early-return");
        assertThat(stays).isEmpty();
    }

    @Test
    void findsNothingInAReturnWithinACallback() {
        String after = "  run((error) => {\n    if (error.env) return\n  })\n";

        assertThat(found(SCRIPT, test(SCRIPT, ""), test(SCRIPT, after))).isEmpty();
    }

    @Test
    void findsNothingInAReturnThatAsksForAnError() {
        String after = "\tif ready {\n\t\treturn\n\t}\n";

        assertThat(found(GO, test(GO, ""), test(GO, after))).isEmpty();
    }

    @Test
    void findsAGroupThatLeavesOnSomeMachines() {
        String before = "describe A do\n  it 'adds' do\n    add.must_equal 3\n  end\nend\n";
        String after =
                before.replace(" do\n  it", " do\n  if RUBY_ENGINE == 'jruby'\n    warn 'no'\n    next\n  end\n\n  it");

        assertThat(found(RUBY, before, after)).isEqualTo("TEST_SKIPPED :2 early-return");
        assertThat(found(RUBY, after, before)).isEmpty();
    }

    static Stream<Arguments> aroundAssertions() {
        return Stream.of(
                arguments(
                        PYTHON,
                        "def test_adds():\n    total = add()\n    assert total == 3\n",
                        "def test_adds():\n    total = add()\n    if total:\n        assert total == 3\n",
                        "TEST_SKIPPED :3 conditional-assertion"),
                arguments(
                        PYTHON,
                        "def test_adds():\n    assert add() == 3\n    assert sub() == 1\n",
                        "def test_adds():\n    assert add() == 3\n    if linux:\n        assert sub() == 1\n",
                        "ASSERTION_WEAKENED :3 conditional-assertion"),
                arguments(
                        GO,
                        "func TestAdds(t *testing.T) {\n\tassert.Equal(t, 3, Add())\n}\n",
                        "func TestAdds(t *testing.T) {\n\tif runtime.GOOS != \"windows\" {\n\t\tassert.Equal(t, 3, Add())\n\t}\n}\n",
                        "TEST_SKIPPED :2 conditional-assertion"),
                arguments(
                        SCRIPT,
                        "it('adds', () => {\n  expect(add()).toBe(3)\n})\n",
                        "it('adds', () => {\n  if (add) {\n    expect(add()).toBe(3)\n  }\n})\n",
                        "TEST_SKIPPED :2 conditional-assertion"));
    }

    @ParameterizedTest
    @MethodSource("aroundAssertions")
    void findsAnAssertionThatIsMadeOnlyUnderACondition(String path, String before, String after, String expected) {
        String conditional = found(path, before, after);
        String unconditional = found(path, after, before);

        assertThat(conditional).isEqualTo(expected);
        assertThat(unconditional).isEmpty();
    }

    @Test
    void findsNothingWhereBothBranchesAssert() {
        String before = "def test_adds():\n    assert add() == 3\n";
        String after =
                "def test_adds():\n    if big:\n        assert add() == 3\n    else:\n        assert add() == 2\n";

        assertThat(found(PYTHON, before, after)).isEmpty();
    }

    @Test
    void findsAMarkerWhoseConditionIsMetMoreOften() {
        String before = "@pytest.mark.skipif(WIN, reason='x')\ndef test_adds():\n    assert add() == 3\n";
        String wider = before.replace("WIN,", "WIN or MAC,");
        String always = before.replace("skipif(WIN, ", "skip(");

        assertThat(found(PYTHON, before, wider)).isEqualTo("TEST_SKIPPED :1 pytest-skip");
        assertThat(found(PYTHON, before, always)).isEqualTo("TEST_SKIPPED :1 pytest-skip");
        assertThat(found(PYTHON, wider, before)).isEmpty();
        assertThat(found(PYTHON, always, before)).isEmpty();
    }

    @Test
    void findsASystemMoreOnWhichAClassIsDisabled() {
        String path = "src/test/java/ATest.java";
        String before = "@DisabledOnOs(OS.WINDOWS)\nclass ATest {\n    @Test\n    void adds() {\n    }\n}\n";
        String after = before.replace("(OS.WINDOWS)", "({OS.WINDOWS, OS.MAC})");

        assertThat(found(path, before, after)).isEqualTo("TEST_SKIPPED :1 junit-disabled");
        assertThat(found(path, after, before)).isEmpty();
    }
}
