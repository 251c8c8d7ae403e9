package io.github.evidencegate.manifest;

import static io.github.evidencegate.manifest.Compared.added;
import static io.github.evidencegate.manifest.Compared.changed;
import static io.github.evidencegate.manifest.Compared.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.Unread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R109: files made by hand after the tools' manuals. */
class HandMadeManifestsTest {
    private static final String POM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>7</version></parent>
              <artifactId>shop</artifactId>
              <properties><slf4j.version>2.0.%1$d</slf4j.version><other.version>%1$d</other.version></properties>
              <dependencyManagement><dependencies>
                <dependency><groupId>org.junit</groupId><artifactId>junit-bom</artifactId><version>6</version>
                  <type>pom</type><scope>import</scope></dependency>
                <dependency><groupId>org.acme</groupId><artifactId>fixed</artifactId><version>1</version></dependency>
              </dependencies></dependencyManagement>
              <dependencies>
                <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId>
                  <version>${slf4j.version}</version></dependency>
                <dependency><groupId>${project.groupId}</groupId><artifactId>kit</artifactId><scope>test</scope></dependency>
              </dependencies>
              <build>
                <extensions><extension><groupId>a</groupId><artifactId>b</artifactId><version>1</version></extension></extensions>
                <pluginManagement><plugins><plugin><artifactId>maven-jar-plugin</artifactId><version>3</version></plugin></plugins></pluginManagement>
                <plugins><plugin><artifactId>maven-site-plugin</artifactId><version>4</version></plugin></plugins>
              </build>
              <profiles><profile><id>x</id><dependencies>
                <dependency><groupId>p</groupId><artifactId>q</artifactId><version>${unknown}</version></dependency>
              </dependencies></profile></profiles>
            </project>
            """;

    @Test
    void readsEveryPlaceOfAPom() {
        assertThat(lines(added("shop/pom.xml", POM.formatted(1))))
                .containsExactlyInAnyOrder(
                        "+ maven:${other.version} managed (property): ? -> 1",
                        "+ maven:a:b direct (extension): ? -> 1",
                        "+ maven:org.acme:fixed managed (managed): ? -> 1",
                        "+ maven:org.acme:kit direct (test): ? -> ?",
                        "+ maven:org.acme:parent direct (parent): ? -> 7",
                        "+ maven:org.apache.maven.plugins:maven-jar-plugin managed (managed plugin): ? -> 3",
                        "+ maven:org.apache.maven.plugins:maven-site-plugin direct (plugin): ? -> 4",
                        "+ maven:org.junit:junit-bom managed (import): ? -> 6",
                        "+ maven:org.slf4j:slf4j-api direct (compile): ? -> 2.0.1",
                        "+ maven:p:q direct (compile): ? -> ${unknown}");
    }

    @Test
    void tellsWhatAPropertyOfAPomChanges() {
        assertThat(lines(changed("pom.xml", POM.formatted(1), POM.formatted(2))))
                .containsExactly(
                        "~ maven:${other.version} managed (property): 1 -> 2",
                        "~ maven:org.slf4j:slf4j-api direct (compile): 2.0.1 -> 2.0.2");
    }

    @Test
    void readsGradleScriptsWithoutRunningThem() {
        Dependencies found = added("app/build.gradle.kts", """
                plugins {
                    id("org.acme.lint") version "1.2"
                    kotlin("jvm") version "2.1.0"
                }
                // implementation("no:comment:1")
                /* implementation("no:block:1")
                 */
                dependencies {
                    implementation("org.slf4j:slf4j-api:2.0.17")
                    testImplementation(platform("org.junit:junit-bom:6.1.3"))
                    api(
                        "com.acme:lib"
                    )
                    runtimeOnly group: 'com.acme', name: 'old', version: '1.0'
                    implementation(libs.guava.core.get())
                    implementation(project(":core"))
                    implementation(kotlin("stdlib"))
                    val homepage = "https://example.org"
                }
                """);

        assertThat(lines(found))
                .containsExactlyInAnyOrder(
                        "+ maven:com.acme:lib direct: ? -> ?",
                        "+ maven:com.acme:old direct: ? -> 1.0",
                        "+ maven:libs.guava.core direct (catalog): ? -> ?",
                        "+ maven:org.acme.lint:org.acme.lint.gradle.plugin direct (plugin): ? -> 1.2",
                        "+ maven:org.jetbrains.kotlin.jvm:org.jetbrains.kotlin.jvm.gradle.plugin direct (plugin):"
                                + " ? -> 2.1.0",
                        "+ maven:org.junit:junit-bom direct (testImplementation): ? -> 6.1.3",
                        "+ maven:org.slf4j:slf4j-api direct (implementation): ? -> 2.0.17");
        assertThat(found.unread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "build.gradle     | implementation deps.guava",
                "build.gradle     | apply from: 'https://example.org/x.gradle'",
                "build.gradle.kts | implementation(\"$group:thing:1\")",
                "Gemfile          | gem name, version",
                "pyproject.toml   | project.dynamic = ['dependencies']",
            })
    void findsWhatOnlyTheBuildToolCouldResolveButOnlyWhereItIsNew(String file, String statement) {
        Dependencies fresh = added(file, statement + "\n");
        Dependencies old = changed(file, statement + "\n", statement + "\n\n");

        assertThat(fresh.unread()).extracting(Unread::path).containsExactly(file);
        assertThat(old.isEmpty()).isTrue();
    }

    @Test
    void readsAVersionCatalog() {
        assertThat(lines(added("gradle/libs.versions.toml", """
                [versions]
                junit = "6.1.3"
                rich = { strictly = "[1,2)", prefer = "1.5" }
                [libraries]
                short = "org.slf4j:slf4j-api:2.0.17"
                junit = { module = "org.junit.jupiter:junit-jupiter", version.ref = "junit" }
                rich = { group = "com.acme", name = "rich", version = { ref = "rich" } }
                bare.module = "com.acme:bare"
                [plugins]
                lint = { id = "org.acme.lint", version = "1" }
                tiny = "org.acme.tiny:2"
                """)))
                .containsExactlyInAnyOrder(
                        "+ maven:org.slf4j:slf4j-api direct (catalog): ? -> 2.0.17",
                        "+ maven:org.junit.jupiter:junit-jupiter direct (catalog): ? -> 6.1.3",
                        "+ maven:com.acme:rich direct (catalog): ? -> strictly [1,2) prefer 1.5",
                        "+ maven:com.acme:bare direct (catalog): ? -> ?",
                        "+ maven:org.acme.lint:org.acme.lint.gradle.plugin direct (plugin): ? -> 1",
                        "+ maven:org.acme.tiny:org.acme.tiny.gradle.plugin direct (plugin): ? -> 2");
    }

    @Test
    void readsAGradleLockfile() {
        assertThat(lines(added("gradle.lockfile", "# comment\norg.slf4j:slf4j-api:2.0.17=a,b\nempty=x\n")))
                .containsExactly("+ maven:org.slf4j:slf4j-api unknown: ? -> 2.0.17");
    }

    @Test
    void readsRequirementFiles() {
        assertThat(lines(added("requirements-dev.txt", """
                # comment
                -r base.txt
                --extra-index-url https://user:secret@pypi.example.org/simple
                Typing.Extensions[x] >= 4 ; python_version < "3.12"  # why
                six==1.17.0 \\
                    --hash=sha256:00
                -e git+https://git.example.org/a.git#egg=editable_one
                https://example.org/b-1.0.whl
                thing @ https://example.org/thing.zip
                ./local
                """)))
                .containsExactlyInAnyOrder(
                        "+ pypi:--extra-index-url managed (option): ? -> https://***@pypi.example.org/simple",
                        "+ pypi:typing-extensions direct: ? -> >= 4",
                        "+ pypi:six direct: ? -> ==1.17.0",
                        "+ pypi:editable-one direct (editable): ? -> git+https://git.example.org/a.git#egg=editable_one",
                        "+ pypi:https://example.org/b-1.0.whl direct: ? -> https://example.org/b-1.0.whl",
                        "+ pypi:thing direct: ? -> @ https://example.org/thing.zip");
    }

    @Test
    void readsPyprojectOfEveryKind() {
        assertThat(lines(added("pyproject.toml", """
                [build-system]
                requires = ["hatchling>=1"]
                [project]
                name = "shop"
                dependencies = ["idna>=3", 'six==1.17.0; python_version>"3"']
                [project.optional-dependencies]
                fast = ["orjson"]
                [dependency-groups]
                test = ["pytest>8", {include-group = "x"}]
                x = []
                [tool.poetry.dependencies]
                python = "^3.11"
                rich = "^13"
                gitty = {git = "https://git.example.org/g", extras = ["a"]}
                both = [{version = "1"}, {version = "2"}]
                [tool.poetry.group.dev.dependencies]
                iniconfig = {version = "^2"}
                """)))
                .containsExactlyInAnyOrder(
                        "+ pypi:hatchling direct (build): ? -> >=1",
                        "+ pypi:idna direct: ? -> >=3",
                        "+ pypi:six direct: ? -> ==1.17.0",
                        "+ pypi:orjson direct (fast): ? -> ?",
                        "+ pypi:pytest direct (test): ? -> >8",
                        "+ pypi:rich direct: ? -> ^13",
                        "+ pypi:gitty direct: ? -> https://git.example.org/g",
                        "+ pypi:both direct: ? -> 1",
                        "+ pypi:iniconfig direct (dev): ? -> ^2");
    }

    @Test
    void readsAPoetryLockfile() {
        assertThat(lines(added("poetry.lock", """
                # This file is automatically @generated by Poetry.
                [[package]]
                name = "six"
                version = "1.17.0"
                optional = false
                files = [
                    {file = "six.whl", hash = "sha256:00"},
                ]
                [package.extras]
                all = ["x (>1)"]
                [[package]]
                name = "idna"
                version = "3.10"
                [metadata]
                lock-version = "2.1"
                """)))
                .containsExactly("+ pypi:idna unknown: ? -> 3.10", "+ pypi:six unknown: ? -> 1.17.0");
    }

    @Test
    void readsCargoInAllItsTables() {
        assertThat(lines(added("Cargo.toml", """
                [dependencies]
                serde = { version = "1", features = ["derive"] }
                renamed = { package = "real", version = "2" }
                here = { path = "../here" }
                [dev-dependencies]
                proptest = "1"
                [target.'cfg(unix)'.build-dependencies]
                cc = "1.2"
                [workspace.dependencies]
                log = "0.4"
                [patch.crates-io]
                rand = { git = "https://git.example.org/rand", rev = "abc" }
                """)))
                .containsExactlyInAnyOrder(
                        "+ cargo:serde direct: ? -> 1",
                        "+ cargo:real direct: ? -> 2",
                        "+ cargo:proptest direct (dev): ? -> 1",
                        "+ cargo:cc direct (build): ? -> 1.2",
                        "+ cargo:log managed (workspace): ? -> 0.4",
                        "+ cargo:rand direct (patch): ? -> https://git.example.org/rand rev abc");
    }

    @Test
    void readsGoDirectivesOfOneLineAndOfBlocks() {
        assertThat(lines(added("go.mod", """
                module example.org/shop // why
                go 1.25
                require example.org/a v1.0.0
                require (
                    example.org/b v1.0.0 // indirect
                )
                replace example.org/a => ./here
                tool example.org/t
                exclude example.org/x v1.0.0
                """)))
                .containsExactlyInAnyOrder(
                        "+ go:./here direct (replaces example.org/a): ? -> ?",
                        "+ go:example.org/a direct: ? -> v1.0.0",
                        "+ go:example.org/b transitive: ? -> v1.0.0",
                        "+ go:example.org/t direct (tool): ? -> ?");
    }

    @Test
    void readsNugetFiles() {
        assertThat(lines(added("App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
                  <PackageReference Include="Serilog" Version="4.0.0" />
                  <PackageReference Include="A;B"><Version>1</Version></PackageReference>
                  <PackageVersion Include="Central" Version="2" />
                  <GlobalPackageReference Include="Lint" Version="3" />
                  <PackageReference Remove="Gone" />
                </ItemGroup></Project>
                """)))
                .containsExactlyInAnyOrder(
                        "+ nuget:serilog direct: ? -> 4.0.0",
                        "+ nuget:a direct: ? -> 1",
                        "+ nuget:b direct: ? -> 1",
                        "+ nuget:central managed (central): ? -> 2",
                        "+ nuget:lint direct (global): ? -> 3");
        assertThat(lines(added("packages.config", """
                <packages><package id="Old" version="1" developmentDependency="true" /></packages>
                """))).containsExactly("+ nuget:old direct (dev): ? -> 1");
        assertThat(lines(added("packages.lock.json", """
                {"version": 1, "dependencies": {"net8.0": {
                  "Serilog": {"type": "Direct", "resolved": "4.0.0"},
                  "Deep": {"type": "Transitive", "resolved": "1.0.0"},
                  "core": {"type": "Project"}}}}
                """)))
                .containsExactly("+ nuget:deep transitive: ? -> 1.0.0", "+ nuget:serilog direct: ? -> 4.0.0");
    }

    @Test
    void seesThroughAliasesAndOverridesOfNpm() {
        assertThat(lines(added("package.json", """
                {"dependencies": {"nice": "npm:evil@^1.0.0", "bare": "npm:evil2", "git": "git+https://u:p@example.org/x"},
                 "peerDependencies": {"react": ">=18"},
                 "overrides": {"deep": {".": "2", "ms": "1.0.0"}}, "resolutions": {"ms": "npm:worse@2"},
                 "scripts": {"test": "x"}}
                """)))
                .containsExactlyInAnyOrder(
                        "+ npm:evil direct: ? -> ^1.0.0",
                        "+ npm:evil2 direct: ? -> ?",
                        "+ npm:git direct: ? -> git+https://***@example.org/x",
                        "+ npm:react direct (peer): ? -> >=18",
                        "+ npm:ms managed (override): ? -> 1.0.0",
                        "+ npm:worse managed (override): ? -> npm:worse@2");
    }

    @Test
    void readsOlderLockfilesOfPnpm() {
        assertThat(lines(added("pnpm-lock.yaml", """
                lockfileVersion: 5.4
                specifiers: {left-pad: 1.3.0}
                dependencies:
                  left-pad: 1.3.0
                packages:
                  /left-pad/1.3.0: {resolution: {integrity: x}, requiresBuild: true}
                  /@babel/core@7.0.0(supports-color@8.0.0): {resolution: {integrity: x}}
                """)))
                .containsExactly("+ npm:@babel/core transitive: ? -> 7.0.0", "+ npm:left-pad direct: ? -> 1.3.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/a.md", "src/package.json.txt", "go.sum", "x/.github/workflows/ci.yml"})
    void saysNothingOfOtherFiles(String path) {
        assertThat(ManifestComparison.isRead(path)).isFalse();
        assertThat(added(path, "{").isEmpty()).isTrue();
    }

    /** A line may have any number of versions. */
    @Test
    void readsAGemOfMoreVersionsThanTheStackHasRoomFor() {
        Dependencies found = added("Gemfile", "gem 'rails'" + ", '1'".repeat(200_000));

        assertThat(found.changes()).hasSize(1);
    }

    @Test
    void letsNoPropertyOfAPomExplode() {
        StringBuilder properties = new StringBuilder("<a0>ha</a0>");
        for (int i = 1; i < 30; i++) {
            properties.append("<a%d>%s</a%d>".formatted(i, ("${a" + (i - 1) + "}").repeat(10), i));
        }

        Dependencies found = added(
                "pom.xml",
                "<project><properties>" + properties + "</properties><dependencies><dependency><groupId>g</groupId>"
                        + "<artifactId>a</artifactId><version>${a29}</version></dependency></dependencies></project>");

        assertThat(found.changes())
                .isNotEmpty()
                .allSatisfy(
                        change -> assertThat(change.to().orElse("").length()).isLessThan(10_000));
    }
}
