package io.github.evidencegate.results.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome.FailedTest;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a test failed, by what real tools wrote of it, and by what nobody should believe. */
class FailurePlacesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/results/junit");

    @TempDir
    Path top;

    @ParameterizedTest
    @CsvSource({
        "surefire-3.2.5/TEST-sample.BrokenSetupTest.xml, src/test/java/sample/BrokenSetupTest.java, 4",
        "gradle/TEST-sample.BasketTest.xml, src/test/java/sample/BasketTest.java, 7",
        "vitest/results.xml, basket.test.js, 5",
        "mocha/pending.xml, basket.js, 4",
        "pytest/collection-error.xml, test_broken.py, 1",
        "jest-junit/files.xml, jest/basket.test.js, 3"
    })
    void findsThePlaceInWhatToolsWrite(String sample, String path, int line) throws IOException {
        put(path);
        Path file = Files.copy(SAMPLES.resolve(sample), top.resolve("results.xml"));

        List<Report> reports = ResultReaders.read(top, file, TestReports.changed(Map.of(path, "1-9")));

        assertThat(at(reports)).first().satisfies(found -> {
            assertThat(found.path()).isEqualTo(path);
            assertThat(found.line()).isEqualTo(line);
            assertThat(found.onChangedLine()).isTrue();
        });
    }

    @Test
    void findsAFileOfGoByItsModuleAndPackage() throws IOException {
        put("go.mod", "module example.com/basket\n");
        put("basket_test.go");
        put("other/basket_test.go");
        Path file = Files.copy(SAMPLES.resolve("gotestsum/results.xml"), top.resolve("results.xml"));

        List<Report> reports = ResultReaders.read(
                top, file, TestReports.changed(Map.of("basket_test.go", "1", "other/basket_test.go", "1")));

        assertThat(at(reports))
                .extracting(FailedTest::path, FailedTest::line)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("basket_test.go", 6),
                        org.assertj.core.groups.Tuple.tuple("basket_test.go", 11));
    }

    @Test
    void takesTheInnermostPlaceThatTheChangeTouches() throws IOException {
        put("src/main/java/acme/Cart.java");
        String trace = """
                java.lang.IllegalStateException: no price
                	at java.base/java.util.Optional.orElseThrow(Optional.java:403)
                	at app//acme.Cart.total(Cart.java:12)
                	at acme.CartTest.adds(CartTest.java:7)
                """;

        assertThat(at(failing(trace), Map.of("src/main/java/acme/Cart.java", "12")))
                .containsExactly(new FailedTest("acme.CartTest.adds", "src/main/java/acme/Cart.java", 12, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tests/test_cart.py:3: in test_total&#10;    total()&#10;tests/test_cart.py:12: ValueError",
                "File &quot;TOP/tests/test_cart.py&quot;, line 12, in test_total",
                "  File \"TOP/tests/test_cart.py\", line 12, in test_total"
            })
    void takesTheLastPlaceOfPython(String text) throws IOException {
        put("tests/test_cart.py");

        assertThat(at(failing(text.replace("TOP", top.toString())), Map.of("tests/test_cart.py", "1")))
                .extracting(FailedTest::line)
                .containsExactly(12);
    }

    /** An attribute cannot be trusted to be a number, nor to name a file of the change. */
    @ParameterizedTest
    @CsvSource({"12, 12", "x, 0", "99999999999, 0", "-1, 0", "'', 0"})
    void takesTheAttributesOfTheTestCase(String attribute, int line) throws IOException {
        put("spec/cart.rb");
        String text = "<testsuite><testcase name=\"a\" file=\"./spec/cart.rb\" line=\"" + attribute
                + "\"><failure/></testcase></testsuite>";

        assertThat(at(text, Map.of("spec/cart.rb", "1")))
                .containsExactly(new FailedTest("a", "spec/cart.rb", line, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at acme.CartTest.adds(CartTest.java:7)",
                "at CartTest.adds(CartTest.java:7)",
                "/elsewhere/src/test/java/acme/CartTest.java:7",
                "../../CartTest.java:7",
                "CartTest.java:0",
                "CartTest.java:99999999",
                "CartTest.java:",
                ":7",
                "(((((:7:7:7:",
                ", line 7",
            })
    void namesNoPlaceThatItIsNotSureOf(String text) throws IOException {
        put("a/src/test/java/acme/CartTest.java");
        put("b/src/test/java/acme/CartTest.java");

        assertThat(at(
                        failing(text),
                        Map.of("a/src/test/java/acme/CartTest.java", "7", "b/src/test/java/acme/CartTest.java", "7")))
                .isEmpty();
    }

    @Test
    void believesNoFileThatIsNotPartOfTheChange() throws IOException {
        put("tests/test_cart.py");

        assertThat(at(failing("tests/test_cart.py:12: ValueError"), Map.of("other.py", "1")))
                .isEmpty();
    }

    /** What stands in the middle of a very long text is passed over. */
    @Test
    void readsBothEndsOfALongTextOnly() throws IOException {
        put("tests/test_cart.py");
        String filling = "x ".repeat(40_000);

        assertThat(at(failing(filling + "tests/test_cart.py:3: in a" + filling), Map.of("tests/test_cart.py", "1")))
                .isEmpty();
        assertThat(at(failing(filling + "tests/test_cart.py:4: E"), Map.of("tests/test_cart.py", "1")))
                .extracting(FailedTest::line)
                .containsExactly(4);
    }

    @Test
    void keepsTheFirstFiftyOfAFile() throws IOException {
        put("a.py");
        String one = "<testcase name=\"t\"><error>a.py:1: E</error></testcase>";

        assertThat(at("<testsuite>" + one.repeat(60) + "</testsuite>", Map.of("a.py", "1")))
                .hasSize(50);
    }

    private static String failing(String text) {
        return "<testsuite><testcase classname=\"acme.CartTest\" name=\"adds\"><failure message=\"m\">" + text
                + "</failure></testcase></testsuite>";
    }

    private List<FailedTest> at(String text, Map<String, String> lines) {
        ChangedLines changed = TestReports.changed(lines);
        return at(TestReports.read(top, "build/results.xml", text, changed));
    }

    private static List<FailedTest> at(List<Report> reports) {
        return TestReports.only(Report.Tests.class, reports).cases().failedAt();
    }

    private void put(String path) throws IOException {
        put(path, "");
    }

    private void put(String path, String text) throws IOException {
        Path file = top.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
