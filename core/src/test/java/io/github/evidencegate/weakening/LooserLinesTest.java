package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooserLinesTest {
    private static String test(String path, String line) {
        if (path.endsWith(".cs")) {
            return "[Fact]\npublic void Adds()\n{\n" + line + "\n}\n";
        }
        if (path.endsWith(".go")) {
            return "func TestAdds(t *testing.T) {\n\n\n" + line + "\n}\n";
        }
        return path.endsWith(".py")
                ? "def test_adds():\n    a = 1\n    b = 1\n    " + line + "\n"
                : "it 'adds' do\n\n\n  " + line + "\nend\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tests/A.cs | TimeSpan tolerance = TimeSpan.FromSeconds(1); | TimeSpan tolerance = TimeSpan.FromSeconds(2); | tolerance-widened",
                "tests/A.cs | private const int TOLERANCE = 20; | private const int TOLERANCE = 50; | tolerance-widened",
                "a_test.go | Expect(a).To(BeNumerically(\"~\", b, 5*time.Second)) | Expect(a).To(BeNumerically(\"~\", b, 10*time.Second)) | tolerance-widened",
                "tests/A.cs | Assert.True(time > a + FromMinutes(59.9)); | Assert.True(time > a + FromMinutes(59)); | assertion-bound",
                "spec/a_spec.rb | an_object_having_attributes(:message => 'got false') | an_object_having_attributes(:message => /got/) | assertion-range",
                "spec/a_spec.rb | a.expects(:b).returns(1).twice | a.expects(:b).returns(1).at_least(2) | assertion-range",
                "tests/test_a.py | self.assertIsInstance(a, str) | self.assertIsInstance(a, (str, type(None))) | assertion-range",
                "tests/test_a.py | assert 'py: pip' in out | assert 'pip' in out | assertion-range"
            })
    void findsALineThatLetsMoreThrough(String path, String before, String after, String pattern) {
        TwoSides looser = new TwoSides().changed(path, test(path, before), test(path, after));
        TwoSides stricter = new TwoSides().changed(path, test(path, after), test(path, before));

        assertThat(looser.found()).containsExactly("ASSERTION_WEAKENED " + path + ":4 " + pattern);
        assertThat(stricter.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tests/A.cs | TimeSpan timeout = TimeSpan.FromSeconds(1); | TimeSpan timeout = TimeSpan.FromSeconds(2);",
                "tests/A.cs | Assert.True(time > a + FromMinutes(59)); | Assert.True(other > a + FromMinutes(58));",
                "spec/a_spec.rb | a.sub('b', 'c') | a.sub(/b/, 'c')",
                "tests/test_a.py | assert 'pip' not in out | assert 'pi' not in out",
                "tests/test_a.py | assert 'a' in out | assert 'b' in out"
            })
    void findsNothingInAnotherLine(String path, String before, String after) {
        TwoSides files = new TwoSides().changed(path, test(path, before), test(path, after));

        assertThat(files.found()).isEmpty();
    }
}
