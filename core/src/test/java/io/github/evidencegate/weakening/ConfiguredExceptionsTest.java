package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfiguredExceptionsTest {
    private static final String SUREFIRE = """
            <plugin>
              <artifactId>maven-surefire-plugin</artifactId>
              <configuration>
                <excludes>
                  <exclude>**/Slow*.java</exclude>
                </excludes>
              </configuration>
            </plugin>
            """;

    static Stream<Arguments> settings() {
        return Stream.of(
                arguments(
                        "setup.cfg",
                        "[flake8]\nignore =\n    E501\n",
                        "[flake8]\nignore =\n    E501\n    # why\n    B905\n",
                        "SUPPRESSION_ADDED :5 rule-switched-off"),
                arguments(
                        "tox.ini",
                        "[flake8]\nper-file-ignores =\n    a.py: F401\n",
                        "[flake8]\nper-file-ignores =\n    a.py: F401\n    b.py: B014\n",
                        "SUPPRESSION_ADDED :4 rule-switched-off"),
                arguments(
                        "pyproject.toml",
                        "[tool.ruff.lint]\nselect = [\"E\"]\n",
                        "[tool.ruff.lint]\nselect = [\"E\"]\nignore = [\"E501\"]\n",
                        "SUPPRESSION_ADDED :3 rule-switched-off"),
                arguments(
                        "pyproject.toml",
                        "[tool.pytest.ini_options]\nfilterwarnings = [\n    \"error\",\n]\n",
                        "[tool.pytest.ini_options]\nfilterwarnings = [\n    \"error\",\n    '''ignore:old:DeprecationWarning''',\n]\n",
                        "SUPPRESSION_ADDED :4 warning-filter"),
                arguments(
                        "setup.cfg",
                        "[mypy]\nstrict = true\n",
                        "[mypy]\nstrict = true\nignore_errors = True\n",
                        "SUPPRESSION_ADDED :3 type-check-off"),
                arguments(
                        "setup.cfg",
                        "[tool:pytest]\naddopts = -q\n",
                        "[tool:pytest]\naddopts = -q --deselect tests/test_a.py::test_b\n",
                        "TEST_SKIPPED :2 test-left-out"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(
                        "package.json",
                        "{\n  \"xo\": {\n    \"space\": true\n  }\n}\n",
                        "{\n  \"xo\": {\n    \"space\": true,\n    \"ignores\": [\n      \"test/**\"\n    ]\n  }\n}\n",
                        "SUPPRESSION_ADDED :5 file-left-out"),
                arguments(
                        "package.json",
                        "{\n  \"eslintConfig\": {\n    \"rules\": {\n      \"no-var\": \"error\"\n    }\n  }\n}\n",
                        "{\n  \"eslintConfig\": {\n    \"rules\": {\n      \"no-var\": \"off\"\n    }\n  }\n}\n",
                        "SUPPRESSION_ADDED :4 rule-switched-off"),
                arguments(
                        "package.json",
                        "{\n  \"jest\": {\n    \"verbose\": true\n  }\n}\n",
                        "{\n  \"jest\": {\n    \"verbose\": true,\n    \"testPathIgnorePatterns\": [\"slow\"]\n  }\n}\n",
                        "TEST_SKIPPED :4 test-left-out"),
                arguments(
                        "tsconfig.json",
                        "{\n  \"compilerOptions\": {\n    \"strict\": true\n  }\n}\n",
                        "{\n  \"compilerOptions\": {\n    \"strict\": false\n  }\n}\n",
                        "SUPPRESSION_ADDED :3 compiler-warnings"),
                arguments(
                        "A.csproj",
                        "<Project>\n  <PropertyGroup>\n    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>\n  </PropertyGroup>\n</Project>\n",
                        "<Project>\n  <PropertyGroup>\n    <TreatWarningsAsErrors>false</TreatWarningsAsErrors>\n  </PropertyGroup>\n</Project>\n",
                        "SUPPRESSION_ADDED :3 compiler-warnings"),
                arguments(
                        "pom.xml",
                        SUREFIRE,
                        SUREFIRE.replace(
                                "    </excludes>", "      <exclude>**/FooTest.java</exclude>\n    </excludes>"),
                        "TEST_SKIPPED :6 test-left-out"),
                arguments(
                        "Cargo.toml",
                        "[lints.clippy]\nall = \"warn\"\n",
                        "[lints.clippy]\nall = \"allow\"\n",
                        "SUPPRESSION_ADDED :2 compiler-warnings"));
    }

    @ParameterizedTest
    @MethodSource({"settings", "others"})
    void findsWhatIsLeftOutAndNotTheReverse(String path, String before, String after, String expected) {
        TwoSides more = new TwoSides().changed(path, before, after);
        TwoSides less = new TwoSides().changed(path, after, before);

        assertThat(String.join(", ", more.found()).replace(path, "")).isEqualTo(expected);
        assertThat(less.found()).isEmpty();
    }

    @Test
    void findsNothingInASettingThatMovedToAnotherFile() {
        TwoSides moved = new TwoSides()
                .changed("setup.cfg", "[flake8]\nignore = E501\n[x]\n", "[x]\n")
                .changed("tox.ini", "[flake8]\nmax = 3\n", "[flake8]\nmax = 3\nignore = E501\n");

        assertThat(moved.found()).isEmpty();
    }

    @Test
    void findsNothingInAToolThatIsNew() {
        TwoSides fresh = new TwoSides()
                .changed("setup.cfg", "[x]\n", "[x]\n[flake8]\nignore = E501\n")
                .added("tox.ini", "[flake8]\nignore = E501\n");

        assertThat(fresh.found()).isEmpty();
    }

    @Test
    void findsNothingInExcludesOfOtherTools() {
        String jar = SUREFIRE.replace("surefire", "jar");

        assertThat(new TwoSides()
                        .changed("pom.xml", jar, jar.replace("Slow", "Foo"))
                        .found())
                .isEmpty();
    }

    @Test
    void findsAPlatformMoreWhoseFailureIsAllowed() {
        String before = "rvm: [3.3, 3.4, head]\nmatrix:\n  allow_failures:\n    - rvm: head\n";

        assertThat(new TwoSides()
                        .changed(".travis.yml", before, before + "    - rvm: 3.4\n")
                        .found())
                .containsExactly("FAILURE_IGNORED .travis.yml:5 allow-failure");
    }

    @Test
    void findsNothingInANewPlatformThatMayFail() {
        String before = "rvm: [3.3]\nmatrix:\n  allow_failures:\n    - rvm: head\n";
        String after = before.replace("3.3", "3.3, 4.0-dev") + "    - rvm: 4.0-dev\n";

        assertThat(new TwoSides().changed(".travis.yml", before, after).found()).isEmpty();
    }

    @Test
    void findsNothingInANewVersionOfAPlatformThatMightFail() {
        String before = "rvm: [jruby-9.1.5]\nmatrix:\n  allow_failures:\n    - rvm: jruby-9.1.5\n";

        assertThat(new TwoSides()
                        .changed(".travis.yml", before, before.replace("9.1.5", "9.1.15"))
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingWhereAllOtherWarningsBecameErrors() {
        String before = "[tool.pytest.ini_options]\nxfail_strict = true\n";
        String after = before + "filterwarnings = [\n    \"error\",\n    \"ignore:old\",\n]\n";

        assertThat(new TwoSides().changed("pyproject.toml", before, after).found())
                .isEmpty();
    }
}
