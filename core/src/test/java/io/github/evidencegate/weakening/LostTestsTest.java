package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LostTestsTest {
    private static final String PATH = "src/test/java/FooTest.java";
    private static final String FIRST = """
                @Test
                void adds() {
                    int sum = calculator.add(1, 2);
                    assertEquals(3, sum);
                }
            """;
    private static final String SECOND = """

                @Test
                void subtracts() {
                    int rest = calculator.subtract(5, 2);
                    assertEquals(3, rest);
                }
            """;

    private static String file(String... tests) {
        return "class FooTest {\n" + String.join("", tests) + "}\n";
    }

    static Stream<Arguments> jvm() {
        return Stream.of(
                Arguments.of(PATH, file(FIRST), SECOND, 9),
                Arguments.of("src/test/java/OldTest.java", "class OldTest extends TestCase {\n", """
                            public void testAdds() {
                                assertEquals(3, add(1, 2));
                            }
                        """, 2),
                Arguments.of("src/test/kotlin/FooTest.kt", "class FooTest {\n", """
                            @Test
                            fun `adds two numbers`() {
                                assertEquals(3, add(1, 2))
                            }
                        """, 3));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("tests/test_foo.py", "import pytest\n", """

                        def test_adds():
                            assert add(1, 2) == 3
                        """, 3),
                Arguments.of("foo.test.js", "import x from 'y'\n", """
                        test('adds', () => {
                          expect(add(1, 2)).toBe(3)
                        })
                        """, 2),
                Arguments.of("foo_test.go", "package foo\n", """

                        func TestAdds(t *testing.T) {
                        \tassert.Equal(t, 3, Add(1, 2))
                        }
                        """, 3),
                Arguments.of("spec/foo_spec.rb", "require 'foo'\n", """
                        it 'adds' do
                          expect(add(1, 2)).to eq(3)
                        end
                        """, 2),
                Arguments.of("Foo.Tests/FooTests.cs", "class FooTests {\n", """
                            [Fact]
                            public async Task Adds()
                            {
                                Assert.Equal(3, Foo.Add(1, 2));
                            }
                        """, 3),
                Arguments.of("tests/foo.rs", "use foo;\n", """
                        #[test]
                        fn adds() {
                            assert_eq!(add(1, 2), 3);
                        }
                        """, 3));
    }

    @ParameterizedTest
    @MethodSource({"jvm", "others"})
    void findsATestThatIsGone(String path, String rest, String test, int line) {
        String before = path.equals(PATH) ? file(FIRST, test) : rest + test;
        String after = rest;

        assertThat(new TwoSides().changed(path, before, after).found())
                .containsExactly("TEST_DELETED " + path + ":" + line + " test-deleted");
    }

    @ParameterizedTest
    @MethodSource({"jvm", "others"})
    void findsNothingInATestThatMovedToAnotherFile(String path, String rest, String test, int line) {
        int name = path.lastIndexOf('/') + 1;
        String target = path.substring(0, name) + (path.endsWith(".py") ? "test_new.py" : "New" + path.substring(name));

        TwoSides files = new TwoSides().changed(path, rest + test, rest).added(target, rest + test);

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsNothingInATestThatGotAnotherName() {
        String renamed = SECOND.replace("subtracts", "takesAway");

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, SECOND), file(FIRST, renamed))
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingInTestsThatBecameOne() {
        String merged = """
                    @Test
                    void calculates() {
                        int sum = calculator.add(1, 2);
                        assertEquals(3, sum);
                        int rest = calculator.subtract(5, 2);
                        assertEquals(3, rest);
                    }
                """;

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, SECOND), file(merged))
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingInATestThatWasWrittenAnew() {
        String anew = """

                    @Test
                    void differs() {
                        assertThat(Math.difference(9, 4)).isEqualTo(5);
                    }
                """;

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, SECOND), file(FIRST, anew))
                        .found())
                .isEmpty();
    }

    @Test
    void findsATestInWhosePlaceOneIsThatAssertsNothing() {
        String idle = "\n    @Test\n    void idles() {\n        calculator.toString();\n    }\n";

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, SECOND), file(FIRST, idle))
                        .found())
                .containsExactly("TEST_DELETED " + PATH + ":9 test-deleted");
    }

    @Test
    void findsATestThatWasMadeAComment() {
        String comment = SECOND.indent(0).replaceAll("(?m)^(.)", "//$1");

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, SECOND), file(FIRST, comment))
                        .found())
                .containsExactly("TEST_SKIPPED " + PATH + ":9 test-commented-out");
    }

    @Test
    void findsATestWithoutItsAnnotation() {
        String plain = SECOND.replace("    @Test\n", "");

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, SECOND), file(FIRST, plain))
                        .found())
                .containsExactly("TEST_SKIPPED " + PATH + ":8 test-annotation-gone");
    }

    @Test
    void findsATestWhoseAnnotationBecameAComment() {
        String plain = SECOND.replace("@Test", "// @Test");

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, SECOND), file(FIRST, plain))
                        .found())
                .containsExactly("TEST_SKIPPED " + PATH + ":8 test-annotation-gone");
    }

    @Test
    void findsATestUnderANameThatNoRunnerTakes() {
        String before = "def test_adds():\n    total = add(1, 2)\n    assert total == 3\n";
        String after = before.replace("def test_adds", "def dont_test_adds");

        assertThat(new TwoSides().changed("tests/test_foo.py", before, after).found())
                .containsExactly("TEST_RENAMED_AWAY tests/test_foo.py:1 test-renamed-away");
    }

    @Test
    void findsAFileOfTestsThatNoRunnerTakes() {
        String text = file(FIRST);

        assertThat(new TwoSides().renamed(PATH, PATH + ".disabled", text, text).found())
                .containsExactly("TEST_RENAMED_AWAY " + PATH + ":0 test-file-renamed");
    }

    @Test
    void findsAFileOfTestsThatIsGone() {
        assertThat(new TwoSides().deleted(PATH, file(FIRST, SECOND)).found())
                .containsExactly("TEST_DELETED " + PATH + ":0 test-file");
    }

    @Test
    void findsNothingWhenTheSubjectWentToo() {
        String product = "public class Foo {\n    public int other() {\n        return 1;\n    }\n}\n";

        TwoSides files = new TwoSides().deleted(PATH, file(FIRST, SECOND)).deleted("src/main/java/Foo.java", product);

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsNothingWhenTheMethodWentToo() {
        String before =
                "class Calculator {\n    public int add(int a, int b) {\n    }\n    public int subtract(int a, int b) {\n    }\n}\n";
        String after = "class Calculator {\n    public int add(int a, int b) {\n    }\n}\n";

        TwoSides files = new TwoSides()
                .changed("src/main/java/Calculator.java", before, after)
                .changed(PATH, file(FIRST, SECOND), file(FIRST));

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsATestWhoseMethodOnlyMoved() {
        String before = "class Calculator {\n    public int subtract(int a, int b) {\n    }\n}\n";
        String other = "class Other {\n}\n";

        TwoSides files = new TwoSides()
                .changed("src/main/java/Calculator.java", before, "class Calculator {\n}\n")
                .changed("src/main/java/Other.java", other, before)
                .changed(PATH, file(FIRST, SECOND), file(FIRST));

        assertThat(files.found()).containsExactly("TEST_DELETED " + PATH + ":9 test-deleted");
    }

    @Test
    void findsNothingInATestThatWasOnlyIndented() {
        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, SECOND), file(FIRST, SECOND.indent(4)))
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingInATestThatNeverRan() {
        String ignored = SECOND.replace("@Test", "@Test @Ignore");

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, ignored), file(FIRST))
                        .found())
                .isEmpty();
    }

    @Test
    void findsATestThatRanUnderACondition() {
        String conditional = SECOND.replace("@Test", "@Test @DisabledOnOs(WINDOWS)");

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, conditional), file(FIRST))
                        .found())
                .containsExactly("TEST_DELETED " + PATH + ":9 test-deleted");
    }

    @Test
    void findsNothingWhenItsMessageWentToo() {
        String test = """

                    @Test
                    void refuses() {
                        verifyMessage("no contained value found");
                    }
                """;
        String before = "class A {\n    void a() {\n        fail(\"no contained value found\");\n    }\n}\n";
        String after = "class A {\n    void a() {\n    }\n}\n";

        TwoSides files = new TwoSides()
                .changed("src/main/java/A.java", before, after)
                .changed(PATH, file(FIRST, test), file(FIRST));

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsTheOneOfTwoThatNoneWasWrittenFor() {
        String third = SECOND.replace("subtract", "multiply").replace("rest", "product");
        String anew = """

                    @Test
                    void multiplysAsAWhole() {
                        assertThat(Math.times(9, 4)).isEqualTo(36);
                    }
                """;

        assertThat(new TwoSides()
                        .changed(PATH, file(FIRST, SECOND, third), file(FIRST, anew))
                        .found())
                .containsExactly("TEST_DELETED " + PATH + ":9 test-deleted");
    }

    @Test
    void findsNothingInTestData() {
        assertThat(new TwoSides()
                        .deleted("src/test/resources/FooTest.java", file(FIRST))
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingInAScriptsTestThatAnotherFunctionTakes() {
        String before = "test('adds', () => {\n  const total = add(1, 2)\n  expect(total).toBe(3)\n})\n";
        String after = before.replace("test(", "testOnUnix(");

        assertThat(new TwoSides().changed("a.spec.ts", before, after).found()).isEmpty();
    }

    @Test
    void takesAFunctionInsideATestForNoTest() {
        String flat = "def test_adds():\n    total = add(1, 2)\n    assert total == 3\n";
        String nested =
                "def test_adds():\n    def test():\n        return add(1, 2)\n    total = test()\n    assert total == 3\n";

        assertThat(new TwoSides().changed("tests/test_a.py", nested, flat).found())
                .isEmpty();
    }

    @Test
    void findsNothingInTestsThatBecameCasesOfOne() {
        String path = "tests/test_a.py";
        String before =
                "def test_one():\n    value = load(1)\n    assert value == 1\n\n\ndef test_two():\n    value = load(2)\n    assert value == 2\n";
        String after =
                "@pytest.mark.parametrize('number', [1, 2])\ndef test_all(number):\n    value = load(number)\n    assert value == number\n";

        assertThat(new TwoSides().changed(path, before, after).found()).isEmpty();
    }

    @Test
    void findsNothingInATestThatWasRenamedAndAsksAFunctionOfTheProject() {
        String path = "src/test/java/ATest.java";
        String before = "class ATest {\n    @Test\n    void addsLarge() {\n        testAdd(LARGE, 1);\n    }\n}\n";
        String after = before.replace("addsLarge", "adds").replace("LARGE, 1", "SMALL, 2");

        assertThat(new TwoSides().changed(path, before, after).found()).isEmpty();
    }

    @Test
    void findsNothingInATestThatLeftBeforeItHadBegun() {
        String path = "a_test.go";
        String before = "func TestA(t *testing.T) {\n\treturn // later\n\tassert.Equal(t, 1, a())\n}\n";

        assertThat(new TwoSides().changed(path, "\n" + before, "\n").found()).isEmpty();
    }

    @Test
    void findsNothingInATestThatWasEmpty() {
        String before = file(FIRST, "    @Test\n    void later() {\n        // not yet\n    }\n");

        assertThat(new TwoSides().changed(PATH, before, file(FIRST)).found()).isEmpty();
    }

    @Test
    void findsNothingInAFileOfTestsThatWasWrittenAnewBesideIt() {
        String other = file(SECOND).replace("calculator.subtract(5, 2)", "numbers.of(total).less(first)");
        TwoSides anew = new TwoSides().deleted(PATH, file(FIRST)).added("src/test/java/BarTest.java", other);
        TwoSides elsewhere = new TwoSides().deleted(PATH, file(FIRST)).added("src/test/java/x/BarTest.java", other);

        assertThat(anew.found()).isEmpty();
        assertThat(elsewhere.found()).containsExactly("TEST_DELETED " + PATH + ":0 test-file");
    }

    @Test
    void knowsAnExampleOfRubyByItsOwnLine() {
        String before = "describe A do\n  it { should be_valid }\n  it { should be_big }\nend\n";
        String between = before.replace("  it { should be_big }", "  it { should be_old }\n  it { should be_big }");
        String fewer = before.replace("  it { should be_big }\n", "");

        assertThat(new TwoSides().changed("spec/a_spec.rb", before, between).found())
                .isEmpty();
        assertThat(new TwoSides().changed("spec/a_spec.rb", before, fewer).found())
                .containsExactly("TEST_DELETED spec/a_spec.rb:3 test-deleted");
    }
}
