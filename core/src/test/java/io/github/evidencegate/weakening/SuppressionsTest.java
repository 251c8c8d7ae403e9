package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a/b.py | x = 1 | x = 1  # noqa | noqa",
                "a/b.py | x = 1 | x = 1  # noqa: E501 | noqa",
                "a/b.py | x = 1 | # ruff: noqa | noqa",
                "a/b.py | x = 1 | x = 1  # type: ignore | type-ignore",
                "a/b.py | x = 1 | x = 1  # pyright: ignore[reportGeneral] | type-ignore",
                "a/b.py | x = 1 | # pylint: disable=bare-except | pylint-disable",
                "a/b.py | x = 1 | x = 1  # nosec | nosec",
                "a/b.py | x = 1 | x = 1  # pragma: no cover | coverage-ignore",
                "a/b.py | x = 1 | x = 1  # pragma: nocover | coverage-ignore",
                "a/b.ts | x = 1 | // eslint-disable-next-line no-eval | eslint-disable",
                "a/b.ts | x = 1 | /* eslint-disable */ | eslint-disable",
                "a/b.ts | x = 1 | // tslint:disable | eslint-disable",
                "a/b.ts | x = 1 | // @ts-ignore | ts-ignore",
                "a/b.ts | x = 1 | // @ts-expect-error wrong | ts-ignore",
                "a/b.ts | x = 1 | // biome-ignore lint: x | biome-ignore",
                "a/b.ts | x = 1 | /* istanbul ignore next */ | coverage-ignore",
                "a/b.go | x = 1 | x = 1 //nolint:errcheck | nolint",
                "a/b.go | x = 1 | //lint:ignore SA1000 x | nolint",
                "a/B.java | x = 1; | @SuppressWarnings(\"unchecked\") | suppress-warnings",
                "a/B.kt | x = 1 | @Suppress(\"UNUSED\") | suppress-warnings",
                "a/B.java | x = 1; | @SuppressFBWarnings(\"NP\") | suppress-fb-warnings",
                "a/B.java | x = 1; | x = 2; // NOSONAR | nosonar",
                "a/B.java | x = 1; | x = 2; // NOPMD | nopmd",
                "a/B.java | x = 1; | // CHECKSTYLE:OFF | checkstyle-off",
                "a/B.java | x = 1; | //noinspection Foo | noinspection",
                "a/B.java | x = 1; | @ExcludeFromJacocoGeneratedReport | coverage-ignore",
                "a/b.rb | x = 1 | x = 1 # rubocop:disable Lint/Foo | rubocop-disable",
                "a/b.rs | x = 1; | #[allow(dead_code)] | rust-allow",
                "a/B.cs | x = 1; | #pragma warning disable CS1591 | pragma-warning-disable",
                "a/B.cs | x = 1; | [SuppressMessage(\"a\", \"b\")] | suppress-message",
                "a/B.cs | x = 1; | [ExcludeFromCodeCoverage] | coverage-ignore",
                "a/b.cc | x = 1; | x = 1; // NOLINT | nolint",
                "a/b.php | x = 1; | // @phpstan-ignore-line | phpstan-ignore",
                "a/b.php | x = 1; | // phpcs:ignore | phpcs-ignore",
                "a/b.sh | x=1 | # shellcheck disable=SC2034 | shellcheck-disable",
                "a/b.py | x = 1 | x = 1  # nosemgrep | nosemgrep",
                "a/b.py | x = 1 | x = 1  # pyre-ignore[6] | type-ignore",
                "a/b.swift | x = 1 | // swiftlint:disable force_cast | swiftlint-disable",
                "a/b.rs | x = 1; | #[expect(dead_code)] | rust-allow",
                "a/b.cc | x = 1; | x = 1; // LCOV_EXCL_LINE | coverage-ignore",
                "a/B.cs | x = 1; | // ReSharper disable UnusedMember | resharper-disable",
                "a/b.gradle | x = 1 | options.warnings = false | compiler-warnings",
                "a/b.rb | x = 1 | add_filter '/lib/' | coverage-ignore",
                "a/b.csproj | <A/> | <NoWarn>CS1591</NoWarn> | no-warn"
            })
    void findsASuppressionThatIsNewAndNotOneThatStaysMovesOrGoes(
            String path, String before, String after, String pattern) {
        String old = "first\n" + before + "\n";
        String now = "first\n" + after + "\n";

        assertThat(new TwoSides().changed(path, old, now).found())
                .containsExactly("SUPPRESSION_ADDED " + path + ":2 " + pattern);
        assertThat(new TwoSides().changed(path, now, old).found()).isEmpty();
        assertThat(new TwoSides().changed(path, now, now + "last\n").found()).isEmpty();
        assertThat(new TwoSides()
                        .changed(path, now, after + "\nsecond\nfirst\n")
                        .found())
                .isEmpty();
        assertThat(new TwoSides()
                        .changed("z/" + path, now, old)
                        .changed(path, old, now)
                        .found())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a/b.py | x = \"# noqa\"",
                "a/b.py | noqa = 1",
                "a/b.py | # it needs no cover",
                "a/b.ts | x = '// eslint-disable'",
                "a/b.ts | // see @ts-nothing",
                "a/b.go | x = \"//nolint\"",
                "a/B.java | // @SuppressWarnings would hide it",
                "a/B.java | x = \"@SuppressWarnings\";",
                "a/B.java | int NOSONAR_COUNT = 1;",
                "a/b.rs | // #[allow(dead_code)]",
                "docs/a.md | # noqa",
                "vendor/a/b.go | x = 1 //nolint",
                "a/b_pb2.py | x = 1  # noqa"
            })
    void findsNothingInStringsProseDocsAndWhatOthersWrote(String path, String line) {
        assertThat(new TwoSides()
                        .changed(path, "first\n", "first\n" + line + "\n")
                        .found())
                .isEmpty();
    }

    @Test
    void findsOneThatSilencesMoreThanBefore() {
        TwoSides wider = new TwoSides().changed("a.py", "x = 1  # noqa: E501\n", "x = 1  # noqa: E501, F401\n");
        TwoSides all = new TwoSides().changed("a.py", "x = 1  # noqa: E501\n", "x = 1  # noqa\n");

        assertThat(wider.found()).containsExactly("SUPPRESSION_ADDED a.py:1 noqa");
        assertThat(all.found()).containsExactly("SUPPRESSION_ADDED a.py:1 noqa");
    }

    @Test
    void findsNothingInOneThatSilencesLess() {
        TwoSides fewer = new TwoSides().changed("a.py", "x = 1  # noqa: E501, F401\n", "x = 1  # noqa: E501\n");
        TwoSides named = new TwoSides().changed("a.py", "x = 1  # noqa\n", "x = 1  # noqa: E501\n");

        assertThat(fewer.found()).isEmpty();
        assertThat(named.found()).isEmpty();
    }

    @Test
    void findsTheSecondOfTwoWhereOneWas() {
        String before = "x = 1  # noqa\n";
        String after = "y = 1  # noqa\nz = 1  # noqa\n";

        assertThat(new TwoSides().changed("a.py", before, after).found()).hasSize(1);
    }

    @Test
    void findsItInsideACodeBlockButNotInABlockComment() {
        String before = "int a;\n";
        String comment = "/*\n@SuppressWarnings(\"x\")\n*/\nint a;\n";

        assertThat(new TwoSides().changed("a/B.java", before, comment).found()).isEmpty();
    }

    @Test
    void countsWhereSimpleCovBeginsNotWhereItEnds() {
        String before = "a = 1\nb = 2\n";
        String after = "# :nocov:\na = 1\n# :nocov:\nb = 2\n";

        assertThat(new TwoSides().changed("a.rb", before, after).found())
                .containsExactly("SUPPRESSION_ADDED a.rb:1 coverage-ignore");
    }

    @Test
    void findsNothingInTestData() {
        assertThat(new TwoSides()
                        .changed("tests/data/a.py", "x = 1\n", "x = 1  # noqa\n")
                        .found())
                .isEmpty();
    }

    @Test
    void findsAWarningThatATestIgnoresNow() {
        String path = "tests/test_a.py";
        String before = "def test_a():\n    assert a() == 1\n";
        String ignoring = "@pytest.mark.filterwarnings(\"ignore::DeprecationWarning\")\n" + before;

        assertThat(new TwoSides().changed(path, before, ignoring).found())
                .containsExactly("SUPPRESSION_ADDED tests/test_a.py:1 warning-filter");
        assertThat(new TwoSides().changed(path, ignoring, before).found()).isEmpty();
    }

    @Test
    void findsNothingInAWarningThatIsAnErrorOrThatANewTestIgnores() {
        String path = "tests/test_a.py";
        String before = "def test_a():\n    assert a() == 1\n";
        String erring = "@pytest.mark.filterwarnings(\"error\")\n" + before;
        String more = before + "\n@pytest.mark.filterwarnings(\"ignore\")\ndef test_b():\n    assert b() == 1\n";

        assertThat(new TwoSides().changed(path, before, erring).found()).isEmpty();
        assertThat(new TwoSides().changed(path, before, more).found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a/b.py | total = count(x)  # noqa",
                "a/b.py | # pylint: disable=invalid-name^total = count(x)",
                "a/b.ts | // eslint-disable-next-line no-eval^total = count(x)",
                "a/B.java | @SuppressWarnings(\"unchecked\")^@Override^int total() {",
                "a/B.java | @SuppressWarnings(\"unchecked\") int total() {",
                "a/b.rs | #[allow(dead_code)]^fn total() {",
                "a/B.cs | [SuppressMessage(\"a\", \"b\")]^int Total() {"
            })
    void findsNothingOnCodeThatIsNew(String path, String added) {
        String lines = added.replace("^", "\n") + "\n";
        String statement = lines.replaceAll("  #.*|(?m)^(?:#|//|\\[|@Suppress).*\\n(?=.)|@\\w+\\(.*?\\) ", "");

        assertThat(new TwoSides().changed(path, "first\n", "first\n" + lines).found())
                .isEmpty();
        assertThat(new TwoSides().added(path, lines).found()).isEmpty();
        assertThat(new TwoSides()
                        .changed(path, "first\n" + statement, "first\n" + lines)
                        .found())
                .hasSize(1);
    }

    @Test
    void findsOneOnALineThatIsWrittenOtherwise() {
        TwoSides wrapped = new TwoSides()
                .changed("a/b.py", "from a import b, c\n", "from a import (b,  # noqa\n               c)\n");

        assertThat(wrapped.found()).containsExactly("SUPPRESSION_ADDED a/b.py:1 noqa");
    }
}
