package io.github.evidencegate.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Scope.FileClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileClassifierTest {
    private final FileClassifier classifier = new FileClassifier(Map.of());

    @ParameterizedTest
    @CsvSource({
        "core/src/main/java/com/acme/Order.java, SOURCE",
        "core/src/main/java/com/acme/test/Harness.java, SOURCE",
        "core/src/main/java/com/acme/vendor/Vendor.java, SOURCE",
        "core/src/main/kotlin/com/acme/docs/Page.kt, SOURCE",
        "core/src/main/resources/logo.png, SOURCE",
        "web/src/Button.tsx, SOURCE",
        "shop/orders.py, SOURCE",
        "core/src/test/java/com/acme/OrderTest.java, TEST",
        "core/src/test/resources/src/main/java/A.java, TEST",
        "app/src/androidTest/java/A.java, TEST",
        "service/OrderIT.java, TEST",
        "web/src/Button.test.tsx, TEST",
        "web/src/__tests__/button.js, TEST",
        "tests/test_orders.py, TEST",
        "orders_test.go, TEST",
        "spec/models/order_spec.rb, TEST",
        "Shop.Tests/Order.cs, TEST",
        "Tests/ShopTests/OrderTests.swift, TEST",
        "README.md, DOCS",
        "LICENSE, DOCS",
        "docs/guide/index.html, DOCS",
        "core/src/main/java/com/acme/package.html, DOCS",
        "pom.xml, BUILD",
        "core/build.gradle.kts, BUILD",
        "package.json, BUILD",
        "pyproject.toml, BUILD",
        "requirements-dev.txt, BUILD",
        "go.mod, BUILD",
        "Cargo.toml, BUILD",
        "Shop/Shop.csproj, BUILD",
        "CMakeLists.txt, BUILD",
        "composer.json, BUILD",
        "Package.swift, BUILD",
        "docker/Dockerfile.prod, BUILD",
        ".editorconfig, BUILD",
        "api/order.pb.go, GENERATED",
        "api/order_pb2.py, GENERATED",
        "web/app.min.js, GENERATED",
        "src/generated/Api.ts, GENERATED",
        "node_modules/left-pad/index.js, VENDORED",
        "vendor/github.com/acme/x.go, VENDORED",
        "vendor/github.com/acme/.golangci.yml, VENDORED",
        "vendor/github.com/acme/.travis.yml, VENDORED",
        "third_party/zlib/zlib.c, VENDORED",
        "package-lock.json, LOCKFILE",
        "web/yarn.lock, LOCKFILE",
        "go.sum, LOCKFILE",
        "Gemfile.lock, LOCKFILE",
        "gradle/verification-metadata.xml, LOCKFILE",
        ".github/workflows/ci.yml, PIPELINE_CONFIGURATION",
        ".github/actions/build/run.sh, PIPELINE_CONFIGURATION",
        "tools/deploy/action.yml, PIPELINE_CONFIGURATION",
        ".gitlab-ci.yml, PIPELINE_CONFIGURATION",
        "ci/build.gitlab-ci.yml, PIPELINE_CONFIGURATION",
        "Jenkinsfile, PIPELINE_CONFIGURATION",
        "ci/Jenkinsfile.release, PIPELINE_CONFIGURATION",
        ".circleci/config.yml, PIPELINE_CONFIGURATION",
        "azure-pipelines-release.yml, PIPELINE_CONFIGURATION",
        "bitbucket-pipelines.yml, PIPELINE_CONFIGURATION",
        ".buildkite/pipeline.yml, PIPELINE_CONFIGURATION",
        ".tekton/push.yaml, PIPELINE_CONFIGURATION",
        "CLAUDE.md, CODING_AGENT_CONFIGURATION",
        "core/AGENTS.md, CODING_AGENT_CONFIGURATION",
        "vendor/acme/AGENTS.md, CODING_AGENT_CONFIGURATION",
        "GEMINI.md, CODING_AGENT_CONFIGURATION",
        ".claude/settings.json, CODING_AGENT_CONFIGURATION",
        ".cursor/rules/java.mdc, CODING_AGENT_CONFIGURATION",
        ".cursorrules, CODING_AGENT_CONFIGURATION",
        ".github/copilot-instructions.md, CODING_AGENT_CONFIGURATION",
        ".aider.conf.yml, CODING_AGENT_CONFIGURATION",
        ".mcp.json, CODING_AGENT_CONFIGURATION",
        ".codex/config.toml, CODING_AGENT_CONFIGURATION",
        ".windsurfrules, CODING_AGENT_CONFIGURATION",
        ".evidence-gate.yml, GATE_CONFIGURATION",
        ".github/CODEOWNERS, GATE_CONFIGURATION",
        "config/checkstyle.xml, GATE_CONFIGURATION",
        "spotbugs-exclude.xml, GATE_CONFIGURATION",
        "web/.eslintrc.json, GATE_CONFIGURATION",
        "eslint.config.mjs, GATE_CONFIGURATION",
        "sonar-project.properties, GATE_CONFIGURATION",
        "codecov.yml, GATE_CONFIGURATION",
        ".pre-commit-config.yaml, GATE_CONFIGURATION",
        "ruff.toml, GATE_CONFIGURATION",
        ".golangci.yml, GATE_CONFIGURATION",
        "phpstan.neon.dist, GATE_CONFIGURATION",
        ".gitattributes, GATE_CONFIGURATION",
    })
    void knowsTheFilesOfCommonEcosystems(String path, FileClass expected) {
        FileClass fileClass = classifier.classOf(ChangedFiles.modified(path));

        assertThat(fileClass).isEqualTo(expected);
    }

    @Test
    void asksPolicyBeforeTheBuiltInPatterns() {
        FileClassifier own = new FileClassifier(Map.of(
                FileClass.SOURCE, List.of("src/generated/"), FileClass.GATE_CONFIGURATION, List.of("limits.txt")));

        assertThat(own.classOf(ChangedFiles.modified("src/generated/A.ts"))).isEqualTo(FileClass.SOURCE);
        assertThat(own.classOf(ChangedFiles.modified("limits.txt"))).isEqualTo(FileClass.GATE_CONFIGURATION);
        assertThat(own.classOf(ChangedFiles.modified("other/generated/A.ts"))).isEqualTo(FileClass.GENERATED);
    }

    @Test
    void keepsAFileProtectedThatABroaderPatternOfPolicyMatches() {
        FileClassifier own = new FileClassifier(Map.of(FileClass.DOCS, List.of("*.md", ".github/")));

        assertThat(own.classOf(ChangedFiles.modified("CLAUDE.md"))).isEqualTo(FileClass.CODING_AGENT_CONFIGURATION);
        assertThat(own.classOf(ChangedFiles.modified(".github/workflows/ci.yml")))
                .isEqualTo(FileClass.PIPELINE_CONFIGURATION);
        assertThat(own.classOf(ChangedFiles.modified(".github/FUNDING.yml"))).isEqualTo(FileClass.DOCS);
    }

    @Test
    void takesAFileOutOfABuiltInClassWherePolicyTakesItBack() {
        FileClassifier own = new FileClassifier(
                Map.of(FileClass.GATE_CONFIGURATION, List.of("!codecov.yml"), FileClass.TEST, List.of("!test/bench/")));

        assertThat(own.classOf(ChangedFiles.modified("codecov.yml"))).isEqualTo(FileClass.SOURCE);
        assertThat(own.classOf(ChangedFiles.modified("test/bench/run.c"))).isEqualTo(FileClass.SOURCE);
        assertThat(own.classOf(ChangedFiles.modified("test/run.c"))).isEqualTo(FileClass.TEST);
    }

    @Test
    void protectsARenamedFileAtEitherOfItsPaths() {
        var away = ChangedFiles.moved(Status.RENAMED, "Jenkinsfile", "old/notes.txt");
        var there = ChangedFiles.moved(Status.RENAMED, "old/notes.txt", "Jenkinsfile");
        var copy = ChangedFiles.moved(Status.COPIED, "Jenkinsfile", "old/notes.txt");
        var harmless = ChangedFiles.moved(Status.RENAMED, "docs/a.md", "src/a.c");

        assertThat(classifier.classOf(away)).isEqualTo(FileClass.PIPELINE_CONFIGURATION);
        assertThat(classifier.classOf(there)).isEqualTo(FileClass.PIPELINE_CONFIGURATION);
        assertThat(classifier.classOf(copy)).isEqualTo(FileClass.SOURCE);
        assertThat(classifier.classOf(harmless)).isEqualTo(FileClass.SOURCE);
    }

    @Test
    void takesASubmoduleForVendoredUnlessPolicyKnowsBetter() {
        FileClassifier own = new FileClassifier(Map.of(FileClass.DOCS, List.of("manual")));

        assertThat(classifier.classOf(ChangedFiles.submodule("manual"))).isEqualTo(FileClass.VENDORED);
        assertThat(own.classOf(ChangedFiles.submodule("manual"))).isEqualTo(FileClass.DOCS);
    }
}
