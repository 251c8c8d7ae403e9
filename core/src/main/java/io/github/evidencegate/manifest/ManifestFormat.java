package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that are read, by their names, as the tools look for them. */
enum ManifestFormat {
    MAVEN("pom\\.xml", MavenReader::pom),
    GRADLE(".+\\.gradle(\\.kts)?", GradleReader::script),
    GRADLE_CATALOG(".+\\.versions\\.toml", GradleReader::catalog),
    GRADLE_LOCK("(.+-)?gradle\\.lockfile", GradleReader::lock),
    NPM("package\\.json", NpmReader::manifest),
    NPM_LOCK("package-lock\\.json|npm-shrinkwrap\\.json", NpmReader::lock),
    PNPM_LOCK("pnpm-lock\\.yaml", PnpmReader::lock),
    YARN_LOCK("yarn\\.lock", YarnReader::lock),
    PIP("[^/]*(requirements|constraints)[^/]*\\.(txt|in)|requirements/[^/]+\\.(txt|in)", PythonReader::requirements),
    PYPROJECT("pyproject\\.toml", PythonReader::project),
    POETRY_LOCK("poetry\\.lock", PythonReader::lock),
    GO("go\\.mod", GoReader::module),
    CARGO("Cargo\\.toml", CargoReader::manifest),
    CARGO_LOCK("Cargo\\.lock", CargoReader::lock),
    BUNDLER("Gemfile|gems\\.rb", RubyReader::gemfile),
    BUNDLER_LOCK("Gemfile\\.lock|gems\\.locked", RubyReader::lock),
    NUGET(".+\\.(cs|fs|vb)proj|(?i:Directory\\.(Packages|Build)\\.(props|targets))", NugetReader::project),
    NUGET_CONFIG("(?i:packages\\.config)", NugetReader::config),
    NUGET_LOCK("(?i:packages\\.lock\\.json)", NugetReader::lock),
    /** From the top of the work tree only: GitHub looks nowhere else. */
    WORKFLOW("\\.github/workflows/[^/]+\\.ya?ml", WorkflowReader::workflow, ""),
    ACTION("action\\.ya?ml", WorkflowReader::action);

    private final Pattern paths;

    @SuppressWarnings("ImmutableEnumChecker") // Each is a method without state.
    private final Reader reader;

    /** Makes values of bytes. */
    @FunctionalInterface
    interface Reader {
        Manifest read(byte[] bytes) throws EvidenceException;
    }

    ManifestFormat(String names, Reader reader) {
        this(names, reader, "(.*/)?");
    }

    ManifestFormat(String names, Reader reader, String folders) {
        this.paths = Pattern.compile(folders + "(" + names + ")", Pattern.DOTALL);
        this.reader = reader;
    }

    /** The format of the file at this path, if it is one that is read. */
    static Optional<ManifestFormat> of(String path) {
        return Stream.of(values())
                .filter(format -> format.paths.matcher(path).matches())
                .findFirst();
    }

    /** What the file says. */
    Manifest read(byte[] bytes) throws EvidenceException {
        return reader.read(bytes);
    }
}
