package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.pattern.PathPatterns;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a file is for. The first of these that knows it decides:
 *
 * <ol>
 *   <li>the protected classes (pipeline, coding agent, gate configuration): policy's patterns, then the built-in ones,
 *       so that no pattern for another class can hide such a file;
 *   <li>policy's patterns for the other classes, in policy's order;
 *   <li>a submodule is vendored;
 *   <li>the built-in patterns: vendored, lockfile, generated, test, docs, build;
 *   <li>all else is source.
 * </ol>
 *
 * <p>A pattern of policy with {@code !} takes a file out of a class that the built-in patterns put it in. A renamed
 * file is protected if either of its paths is.
 */
public final class FileClassifier {
    /** Product code of the JVM's builds is product code, whatever its packages are called. */
    private static final String NOT_JVM_SOURCES = """
            !**/src/main/java/ !**/src/main/kotlin/ !**/src/main/scala/ !**/src/main/groovy/
            """;

    /** Other people's settings steer nothing here; but coding agents read their files in every folder. */
    private static final String NOT_VENDORED = """
            !node_modules/ !/vendor/ !third_party/ !bower_components/ !Pods/ !Godeps/
            """;

    private static final String PIPELINE = """
            /.github/workflows/ /.github/actions/ action.yml action.yaml /.github/dependabot.yml renovate.json*
            .gitlab-ci.yml *.gitlab-ci.yml /.gitlab/ci/ /.gitlab-ci/ /.gitea/workflows/ /.forgejo/workflows/
            Jenkinsfile Jenkinsfile.* *.jenkinsfile *.Jenkinsfile /.jenkins/ /.circleci/ /.buildkite/ buildkite.yml
            azure-pipelines*.yml .azure-pipelines*.yml azure-pipelines*.yaml /.azure-pipelines/ /.azuredevops/ bitbucket-pipelines.yml
            /.tekton/ .travis.yml appveyor.yml .appveyor.yml .drone.yml .drone.star .woodpecker.yml /.woodpecker/
            .cirrus.yml .cirrus.star cloudbuild.y*ml cloudbuild.json buildspec*.y*ml /.teamcity/ /.semaphore/
            codefresh.yml wercker.yml screwdriver.yaml /.harness/ .build.yml /.builds/ /.ci/
            """;

    private static final String CODING_AGENT = """
            CLAUDE.md CLAUDE.local.md AGENTS.md AGENTS.override.md AGENT.md GEMINI.md QWEN.md CRUSH.md WARP.md
            .claude/ .claude.json .agents/ .cursor/ .cursorrules .cursorignore .cursorindexingignore
            /.github/copilot-instructions.md /.github/instructions/ /.github/prompts/ /.github/chatmodes/
            /.github/agents/ /.github/skills/ .copilot/ .aider* .mcp.json mcp.json .codex/ .gemini/ .geminiignore
            .qwen/ .windsurf/ .windsurfrules .clinerules* .clineignore .roo/ .roorules* .roomodes .rooignore
            .kilocode/ .kiro/ .junie/ .amazonq/ .continue/ .continuerules .goose/ .goosehints .openhands/ .opencode/
            opencode.json opencode.jsonc .trae/ .augment/ .augment-guidelines .devin/ .jules/ .factory/ .rules
            """;

    private static final String GATE = """
            .evidence-gate.yml .evidence-gate.yaml .evidence-gate/ CODEOWNERS .gitattributes /.github/settings.yml
            .mergify.yml .pre-commit-config.yaml .pre-commit-hooks.yaml .husky/ lefthook.yml .lefthook.yml
            .lintstagedrc* commitlint.config.* .commitlintrc* dangerfile.* Dangerfile Dangerfile.*
            checkstyle*.xml *-checkstyle.xml *_checkstyle.xml pmd*.xml *-pmd.xml ruleset*.xml spotbugs*.xml
            findbugs*.xml *suppressions.xml *suppression.xml detekt*.yml detekt-baseline.xml lint.xml
            lint-baseline.xml archunit.properties archunit_ignore_patterns.txt archunit_store/ qodana.y*ml
            sonar-project.properties .sonarcloud.properties codecov.yml .codecov.yml codecov.yaml .codecov.yaml
            .coveragerc .codeclimate.yml .codacy.yml .deepsource.toml .scrutinizer.yml .coveralls.yml
            .eslintrc* .eslintignore eslint.config.* .oxlintrc.json biome.json biome.jsonc tslint.json .jshintrc
            .stylelintrc* stylelint.config.* .nycrc* .c8rc* .mocharc* jest.config.* vitest.config.* karma.conf.*
            playwright.config.* cypress.config.* knip.json .size-limit* lighthouserc*
            ruff.toml .ruff.toml .flake8 .pylintrc pylintrc mypy.ini .mypy.ini pyrightconfig.json .bandit pytest.ini
            .pytest.ini .golangci.* clippy.toml .clippy.toml deny.toml .rubocop* .reek.yml .rspec .simplecov
            brakeman.ignore *.ruleset .globalconfig stylecop.json .clang-tidy phpunit.xml* phpstan*.neon*
            phpstan-baseline.php psalm*.xml* phpcs.xml* .phpcs.xml* .php-cs-fixer*.php infection.json* .swiftlint.yml
            .semgrep/ .semgrep.yml .semgrepignore .snyk .trivyignore* trivy.yaml .gitleaks* .grype.yaml .hadolint.y*ml zizmor.y*ml
            .yamllint* .markdownlint* .spectral.* .megalinter.yml .mega-linter.yml .shellcheckrc .secrets.baseline
            """;

    private static final String LOCK = """
            package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock *.lockfile
            verification-metadata.xml Pipfile.lock poetry.lock pdm.lock uv.lock conda-lock.yml go.sum go.work.sum
            Cargo.lock Gemfile.lock packages.lock.json paket.lock project.assets.json composer.lock Package.resolved
            Podfile.lock Cartfile.resolved conan.lock MODULE.bazel.lock flake.lock .terraform.lock.hcl Chart.lock
            pylock*.toml
            """;

    private static final String VENDORED_FOLDERS = """
            node_modules/ bower_components/ jspm_packages/ vendor/ _vendor/ _vendored/ third_party/ third-party/ thirdparty/ 3rdparty/
            Godeps/ Pods/ Carthage/ site-packages/ .yarn/releases/ .yarn/plugins/ .yarn/cache/ gradle-wrapper.jar
            """;

    private static final String GENERATED_FOLDERS = """
            generated/ __generated__/ generated-sources/ dist/ __pycache__/
            """;

    private static final String GENERATED_NAMES = """
            *.generated.* *_generated.* *.gen.go *.gen.ts *.gen.cs zz_generated.* *.min.js *.min.css *.js.map *.css.map *.pb.go *.pb.cc *.pb.h *.pb.swift *_pb.js *_pb.d.ts
            *_pb2.py *_pb2.pyi *_pb2_grpc.py *_grpc.pb.go *.g.cs *.Designer.cs *.designer.cs *.class *.pyc
            """;

    private static final String TEST = """
            test/ tests/ Test/ Tests/ *.Tests/ *.Test/ *Tests/ *.Tests.*/ __tests__/ __mocks__/ __fixtures__/ __snapshots__/ spec/
            e2e/ cypress/ testdata/ conftest.py test_*.py *_test.py *_test.go *_test.rs *_spec.rb *_test.rb *Test.php
            *.test.[jt]s *.test.[jt]sx *.test.[cm][jt]s *.spec.[jt]s *.spec.[jt]sx *.spec.[cm][jt]s *.cy.[jt]s
            *_test.c *_test.cc *_test.cpp *_unittest.cc *_unittest.cpp *Test.cpp test_*.c test_*.cc test_*.cpp
            *Test.cs *Tests.cs *Test.swift *Tests.swift *.feature *.snap
            *Test.java *Tests.java *TestCase.java *IT.java Test[A-Z]*.java *Test.kt *Tests.kt *IT.kt *Spec.kt
            *Test.groovy *Spec.groovy *Test.scala *Spec.scala *Suite.scala
            !**/src/main/ **/src/test/ **/src/*Test/ **/src/*Tests/ **/src/it/ **/src/testFixtures/
            """;

    private static final String DOCS_FOLDERS = """
            docs/ doc/ documentation/
            """;

    private static final String DOCS_NAMES = """
            *.md *.mdx *.markdown *.rst *.adoc *.asciidoc *.textile LICENSE* LICENCE*
            COPYING* NOTICE* AUTHORS* CONTRIBUTORS* CHANGELOG* CHANGES* HISTORY* README* CONTRIBUTING* SECURITY*
            mkdocs.yml .readthedocs.y*ml package.html
            """;

    private static final String BUILD = """
            pom.xml .mvn/ mvnw mvnw.cmd *.gradle *.gradle.kts gradle.properties gradle/ gradlew gradlew.bat build.xml
            ivy.xml *.sbt BUILD BUILD.bazel WORKSPACE WORKSPACE.bazel MODULE.bazel *.bzl .bazelrc
            package.json tsconfig*.json jsconfig.json webpack*.js webpack.config.* vite.config.* rollup.config.*
            babel.config.* .babelrc* gulpfile.* Gruntfile.* lerna.json nx.json turbo.json pnpm-workspace.yaml .npmrc
            .yarnrc* .nvmrc .node-version deno.json deno.jsonc
            setup.py setup.cfg pyproject.toml requirements*.txt requirements/ constraints*.txt Pipfile MANIFEST.in
            environment.y*ml tox.ini noxfile.py .python-version go.mod go.work Cargo.toml build.rs .cargo/
            rust-toolchain* Gemfile *.gemspec Rakefile .ruby-version .java-version .sdkmanrc .tool-versions
            *.csproj *.fsproj *.vbproj *.sln *.slnx *.props *.targets global.json nuget.config NuGet.Config NuGet.config
            CMakeLists.txt *.cmake CMakePresets.json Makefile makefile GNUmakefile *.mk configure configure.ac *.am
            meson.build meson_options.txt meson.options conanfile.* vcpkg.json SConstruct composer.json
            Package.swift *.xcodeproj/ *.xcworkspace/ *.xcconfig Podfile Cartfile *.podspec
            Dockerfile* *.dockerfile Containerfile docker-compose*.y*ml compose*.y*ml .dockerignore justfile Justfile
            Taskfile.y*ml Earthfile Procfile flake.nix .gitmodules .gitignore .editorconfig
            """;

    private static final Map<FileClass, PathPatterns> BUILT_IN = builtIn();
    private static final PathPatterns NONE = PathPatterns.of(List.of());

    private final Map<FileClass, PathPatterns> policy = new LinkedHashMap<>();

    /** A classifier that asks these patterns of policy first. */
    public FileClassifier(Map<FileClass, List<String>> policy) {
        policy.forEach((fileClass, lines) -> this.policy.put(fileClass, PathPatterns.of(lines)));
    }

    /** The class of a changed file. */
    public FileClass classOf(ChangedFile file) {
        List<FileClass> classes =
                file.paths().stream().map(path -> classOf(path, file.content())).toList();
        return classes.stream().filter(FileClass::isProtected).findFirst().orElse(classes.get(0));
    }

    private FileClass classOf(String path, Content content) {
        return known(path, true)
                .or(() -> declared(path))
                .or(() -> content == Content.SUBMODULE ? Optional.of(FileClass.VENDORED) : Optional.empty())
                .or(() -> known(path, false))
                .orElse(FileClass.SOURCE);
    }

    /** The first class that policy or, where policy says nothing of this path, the built-in patterns put it in. */
    private Optional<FileClass> known(String path, boolean isProtected) {
        // A file system without case takes claude.md for CLAUDE.md, so a protected name counts in any case.
        String name = isProtected ? path.toLowerCase(Locale.ROOT) : path;
        for (Map.Entry<FileClass, PathPatterns> known : BUILT_IN.entrySet()) {
            FileClass fileClass = known.getKey();
            if (fileClass.isProtected() == isProtected) {
                PathPatterns declared = policy.getOrDefault(fileClass, NONE);
                boolean isOfClass = declared.deciding(path).isPresent()
                        ? declared.matches(path)
                        : known.getValue().matches(name);
                if (isOfClass) {
                    return Optional.of(fileClass);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FileClass> declared(String path) {
        return policy.entrySet().stream()
                .filter(declared ->
                        !declared.getKey().isProtected() && declared.getValue().matches(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The built-in patterns in the order in which the classes are asked. */
    private static Map<FileClass, PathPatterns> builtIn() {
        Map<FileClass, PathPatterns> byClass = new LinkedHashMap<>();
        byClass.put(FileClass.PIPELINE_CONFIGURATION, patterns((PIPELINE + NOT_VENDORED).toLowerCase(Locale.ROOT)));
        byClass.put(FileClass.CODING_AGENT_CONFIGURATION, patterns(CODING_AGENT.toLowerCase(Locale.ROOT)));
        byClass.put(FileClass.GATE_CONFIGURATION, patterns((GATE + NOT_VENDORED).toLowerCase(Locale.ROOT)));
        byClass.put(FileClass.VENDORED, patterns(VENDORED_FOLDERS + NOT_JVM_SOURCES));
        byClass.put(FileClass.LOCKFILE, patterns(LOCK));
        byClass.put(FileClass.GENERATED, patterns(GENERATED_FOLDERS + NOT_JVM_SOURCES + GENERATED_NAMES));
        byClass.put(FileClass.TEST, patterns(TEST));
        byClass.put(FileClass.DOCS, patterns(DOCS_FOLDERS + NOT_JVM_SOURCES + DOCS_NAMES));
        byClass.put(FileClass.BUILD, patterns(BUILD));
        return Collections.unmodifiableMap(byClass);
    }

    private static PathPatterns patterns(String words) {
        return PathPatterns.of(List.of(words.replace('\n', ' ').split(" ")));
    }
}
