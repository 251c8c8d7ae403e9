package io.github.evidencegate.setup;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.setup.Project.ResultFile;
import io.github.evidencegate.setup.Project.TextFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A project recreated small, by the layout of a public one.
 *
 * @param name a few words joined by dashes
 * @param paths words: the committed files
 * @param texts of some of them
 */
record Layout(String name, String paths, Map<String, String> texts, List<ResultFile> results) {
    private static final Revision HEAD = new Revision("0123456789abcdef0123456789abcdef01234567");

    Project project() {
        List<String> files = List.of(paths.strip().split("\\s+"));
        return new Project(
                HEAD,
                files,
                true,
                new ProjectFiles(files)
                        .toRead().stream()
                                .map(path -> new TextFile(path, Optional.of(texts.getOrDefault(path, ""))))
                                .toList(),
                results);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Layout of(String name, String paths, Map<String, String> texts, ResultFile... results) {
        return new Layout(name, paths, new TreeMap<>(texts), List.of(results));
    }

    private static ResultFile tests(String path) {
        return new ResultFile(path, Kind.TESTS, Optional.empty());
    }

    private static ResultFile coverage(String path) {
        return new ResultFile(path, Kind.COVERAGE, Optional.empty());
    }

    private static ResultFile analysis(String path, String tool) {
        return new ResultFile(path, Kind.ANALYSIS, Optional.of(tool));
    }

    static List<Layout> all() {
        return List.of(
                mavenWithResults(),
                mavenFresh(),
                gradle(),
                node(),
                python(),
                go(),
                cargo(),
                dotnet(),
                ruby(),
                monorepo(),
                jenkins(),
                plain());
    }

    /** Apache Commons CSV, after its tests. */
    private static Layout mavenWithResults() {
        return of(
                "maven-with-results",
                """
                .github/workflows/maven.yml .github/workflows/codeql-analysis.yml CONTRIBUTING.md README.md pom.xml
                src/conf/checkstyle/checkstyle.xml src/main/java/org/apache/commons/csv/CSVParser.java
                src/test/java/org/apache/commons/csv/CSVParserTest.java
                """,
                Map.of("pom.xml", "<plugin>jacoco-maven-plugin</plugin>"),
                tests("target/surefire-reports/TEST-org.apache.commons.csv.CSVParserTest.xml"),
                tests("target/surefire-reports/TEST-org.apache.commons.csv.LexerTest.xml"),
                tests("target/failsafe-reports/TEST-org.apache.commons.csv.ParserIT.xml"),
                coverage("target/site/jacoco/jacoco.xml"),
                analysis("target/spotbugsSarif.json", "SpotBugs"),
                analysis("target/pmd.sarif", "PMD"));
    }

    /** Spring PetClinic, in a fresh clone; it has two builds. */
    private static Layout mavenFresh() {
        return of("maven-and-gradle-fresh", """
                .github/workflows/maven-build.yml .github/workflows/gradle-build.yml build.gradle settings.gradle pom.xml
                src/main/java/org/springframework/samples/petclinic/PetClinicApplication.java
                src/test/java/org/springframework/samples/petclinic/PetClinicIntegrationTests.java
                """, Map.of("pom.xml", "<artifactId>jacoco-maven-plugin</artifactId>"));
    }

    /** OkHttp: many modules of Gradle. */
    private static Layout gradle() {
        return of(
                "gradle-modules",
                """
                .github/workflows/build.yml build.gradle.kts settings.gradle.kts okhttp/build.gradle.kts
                okhttp/src/main/kotlin/okhttp3/Call.kt okhttp/src/test/java/okhttp3/CallTest.java
                samples/guide/build.gradle
                """,
                Map.of(),
                tests("okhttp/build/test-results/test/TEST-okhttp3.CallTest.xml"),
                tests("okhttp/build/test-results/integrationTest/TEST-okhttp3.ServerTest.xml"));
    }

    /** A library of the npm world, whose workflow writes reports. */
    private static Layout node() {
        return of(
                "npm-with-workflow",
                """
                .github/workflows/ci.yml .github/CODEOWNERS package.json package-lock.json src/index.ts
                src/index.test.ts e2e/login.spec.ts AGENTS.md .cursor/rules/style.mdc
                """,
                Map.of(
                        ".github/CODEOWNERS",
                        "# who\n* @acme/web @acme/leads\n/src/pay/ @acme/payments # money\n*.css @acme/design\n",
                        ".github/workflows/ci.yml",
                        """
                        steps:
                          - uses: actions/checkout@v4
                          - run: npx vitest run --reporter=junit --outputFile=reports/junit.xml --coverage
                          # - run: old reports/old-test.xml
                          - run: cp ${{ github.workspace }}/hidden-test.xml $OUT/other-test.xml
                          - uses: codecov/codecov-action@v4
                            with: {files: ./coverage/lcov.info}
                          - uses: github/codeql-action/upload-sarif@v3
                            with:
                              sarif_file: reports/eslint.sarif
                        """));
    }

    /** Requests: pytest, with nothing that shows where its results are. */
    private static Layout python() {
        return of("python-plain", """
                .github/workflows/run-tests.yml pyproject.toml setup.py tox.ini requirements-dev.txt
                src/requests/api.py tests/test_requests.py tests/conftest.py docs/index.rst
                """, Map.of(".github/workflows/run-tests.yml", "run: make ci\n"));
    }

    /** Cobra. */
    private static Layout go() {
        return of(
                "go-module",
                ".github/workflows/test.yml go.mod go.sum command.go command_test.go doc/util.go",
                Map.of(".github/workflows/test.yml", "run: richgo test -v ./...\n"));
    }

    /** ripgrep. */
    private static Layout cargo() {
        return of(
                "cargo-workspace",
                ".github/workflows/ci.yml Cargo.toml Cargo.lock crates/core/main.rs crates/cli/Cargo.toml tests/misc.rs",
                Map.of());
    }

    /** Serilog. */
    private static Layout dotnet() {
        return of("dotnet-solution", """
                .github/workflows/ci.yml Serilog.sln src/Serilog/Serilog.csproj src/Serilog/Log.cs
                test/Serilog.Tests/Serilog.Tests.csproj test/Serilog.Tests/LogTests.cs
                """, Map.of());
    }

    /** Sinatra. */
    private static Layout ruby() {
        return of("ruby-gem", "Gemfile Rakefile sinatra.gemspec lib/sinatra.rb test/base_test.rb", Map.of());
    }

    /** A GitLab monorepo: sections of owners, folders of tests that no pattern knows. */
    private static Layout monorepo() {
        return of("gitlab-monorepo", """
                .gitlab-ci.yml .gitlab/CODEOWNERS services/pay/pom.xml services/pay/src/main/java/Pay.java
                services/pay/integration-tests/Checkout.java services/web/package.json services/web/app.ts
                qa/scenarios/Buy.java CLAUDE.md
                """, Map.of(".gitlab/CODEOWNERS", """
                        * @acme/everybody
                        [Services] @acme/services
                        /services/pay/ @acme/payments
                        /services/web/
                        ^[Documents][2] @acme/writers
                        docs/** docs@acme.example
                        !docs/draft/
                        docs/with\\ space/ @acme/writers
                        """, ".gitlab-ci.yml", """
                        artifacts:
                          reports:
                            junit: services/*/target/surefire-reports/TEST-*.xml
                            coverage_report: {coverage_format: cobertura, path: services/web/coverage/cobertura-coverage.xml}
                        """));
    }

    /** A Jenkins plugin, whose pipeline names its reports. */
    private static Layout jenkins() {
        return of(
                "jenkins-make",
                "Jenkinsfile Makefile src/main.c test/check_main.c",
                Map.of(
                        "Jenkinsfile",
                        "junit 'build/reports/junit/*.xml'\nrecordCoverage tools: [[pattern: 'cov/coverage.xml']]"));
    }

    /** Nothing that is known. */
    private static Layout plain() {
        return of("nothing-known", "README notes/today", Map.of());
    }
}
