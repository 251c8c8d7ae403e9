package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that stand inside of something else: in Rust's product, in a block of Ginkgo, in a table of cases. */
class InnerTestsTest {
    private static final String RUST = "src/lib.rs";
    private static final String ADDS = """
                #[test]
                fn adds() {
                    let sum = crate::add(1, 2);
                    assert_eq!(sum, 3);
                    assert!(sum > 2);
                }
            """;
    private static final String GINKGO = """
            var _ = Describe("sums", func() {
            \tIt("adds (two) numbers", func() {
            \t\tExpect(add(1, 2)).To(Equal(3))
            \t\tExpect(sum).NotTo(BeZero())
            \t})
            })
            """;

    private static String rust(String product, String tests) {
        return product + "\n#[cfg(test)]\nmod tests {\n    use super::*;\n\n" + tests + "}\n";
    }

    @Test
    void findsATestThatIsGoneFromAFileOfRustsProduct() {
        String product = "pub fn add(a: u32, b: u32) -> u32 {\n    a + b\n}\n";

        TwoSides files = new TwoSides().changed(RUST, rust(product, ADDS), rust(product, ""));

        assertThat(files.found()).containsExactly("TEST_DELETED " + RUST + ":10 test-deleted");
    }

    @Test
    void findsNothingInATestOfRustThatWentWithItsSubject() {
        String product = "pub fn add(a: u32, b: u32) -> u32 {\n    a + b\n}\n";

        TwoSides files = new TwoSides().changed(RUST, rust(product, ADDS), rust("", ""));

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsNothingInAnAssertionThatRustsProductMakes() {
        String before = "pub fn add(a: u32) -> u32 {\n    assert!(a > 5);\n    a\n}\n";

        TwoSides files = new TwoSides()
                .changed(RUST, rust(before, ADDS), rust(before.replace("    assert!(a > 5);\n", ""), ADDS))
                .changed("src/b.rs", rust(before, ADDS), rust(before.replace("a > 5", "a > 3"), ADDS));

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsAnAssertionOfRustThatIsCompiledOnlySometimes() {
        String after = ADDS.replace("        assert!(", "        #[cfg(not(windows))]\n        assert!(");

        TwoSides files = new TwoSides().changed("tests/a.rs", ADDS, after);

        assertThat(files.found()).containsExactly("ASSERTION_WEAKENED tests/a.rs:5 conditional-assertion");
    }

    @Test
    void findsNothingInAStatementOfRustThatIsCompiledOnlySometimes() {
        String after = ADDS.replace("        let", "        #[cfg(not(windows))]\n        let");

        TwoSides files = new TwoSides().changed("tests/a.rs", ADDS, after);

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsAConditionOfRustThatIsMetLess() {
        String before = ADDS.replace("#[test]", "#[test]\n    #[cfg(unix)]");

        TwoSides less = new TwoSides().changed("tests/a.rs", before, before.replace("(unix)", "(all(unix, slow))"));
        TwoSides more = new TwoSides().changed("tests/a.rs", before, before.replace("(unix)", "(any(unix, slow))"));

        assertThat(less.found()).containsExactly("TEST_SKIPPED tests/a.rs:2 rust-cfg");
        assertThat(more.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It(\"adds | PIt(\"adds | TEST_SKIPPED a_test.go:2 go-skip",
                "Expect(sum).NotTo(BeZero()) | log() | ASSERTION_REMOVED a_test.go:4 assertion-removed",
                "Expect(sum).NotTo(BeZero()) | Skip(\"later\") | TEST_SKIPPED a_test.go:4 go-skip",
                "numbers\", | numbers\", FlakeAttempts(3), | RETRY_ADDED a_test.go:2 ginkgo-flake-attempts"
            })
    void findsWhatIsQuietInABlockOfGinkgo(String before, String after, String found) {
        TwoSides files = new TwoSides().changed("a_test.go", GINKGO, GINKGO.replace(before, after));

        assertThat(files.found()).contains(found);
    }

    @Test
    void findsABlockOfGinkgoThatIsGoneAndNoneThatIsCalledOtherwise() {
        String other = "var _ = Describe(\"sums\", func() {\n\tlog()\n})\n";

        TwoSides gone = new TwoSides().changed("a_test.go", GINKGO, other);
        TwoSides kept = new TwoSides().changed("a_test.go", GINKGO, GINKGO.replace("(two)", "some"));

        assertThat(gone.found()).containsExactly("TEST_DELETED a_test.go:2 test-deleted");
        assertThat(kept.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true"})
    void findsNothingInACaseThatATestOfManyCasesHas(boolean isOfManyCases, boolean isFound) {
        String call = "\t\tassert.Equal(t, want, Close(peer))\n";
        String many = "func TestClose(t *testing.T) {\n\tfor _, c := range cases {\n" + call + "\t}\n}\n";
        String kept = isOfManyCases ? many : many.replace("for _, c := range cases", "func()");
        String lost = "\nfunc TestClose_Twice(t *testing.T) {\n\twant := peer\n" + call + "}\n";

        TwoSides files = new TwoSides().changed("a_test.go", kept + lost, kept);

        assertThat(files.found().isEmpty()).isEqualTo(!isFound);
    }

    @Test
    void findsNothingInATestOfAPartOfAMessageThatIsGone() {
        String product = "def run():\n    pass\n";
        String test = "def test_run():\n    assert \"did you miss an\" in log\n\n\n";
        String rest = "def test_more():\n    assert run() == 1\n";

        TwoSides gone = new TwoSides()
                .changed("src/a.py", product.replace("pass", "log(\"so, did you miss an s?\")"), product)
                .changed("tests/test_a.py", test + rest, rest);
        TwoSides kept = new TwoSides().changed("tests/test_a.py", test + rest, rest);

        assertThat(gone.found()).isEmpty();
        assertThat(kept.found()).containsExactly("TEST_DELETED tests/test_a.py:1 test-deleted");
    }

    @Test
    void findsNothingInAnAssertionOfABranchThatIsGone() {
        String head = "class ATest {\n    @Test\n    void adds() {\n";
        String first = "        assertEquals(3, add(1, 2));\n";
        String second = "        assertEquals(4, add(1, old));\n";
        String branched = "        if (isNew()) {\n" + first + "        } else {\n" + second + "        }\n";
        String path = "src/test/java/ATest.java";

        TwoSides branch = new TwoSides().changed(path, head + branched + "    }\n}\n", head + first + "    }\n}\n");
        TwoSides plain =
                new TwoSides().changed(path, head + first + second + "    }\n}\n", head + first + "    }\n}\n");

        assertThat(branch.found()).isEmpty();
        assertThat(plain.found()).containsExactly("ASSERTION_REMOVED " + path + ":5 assertion-removed");
    }
}
