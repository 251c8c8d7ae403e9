package io.github.evidencegate.github.action;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.manifest.ManifestComparison;
import io.github.evidencegate.manifest.ManifestComparison.Side;
import io.github.evidencegate.manifest.ManifestComparison.Touched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The workflows of {@code docs/examples/github}, which teams copy. */
final class ExampleWorkflows {
    private static final String FOLDER = "docs/examples/github";

    private ExampleWorkflows() {}

    /** Their names, from the top of the repository, sorted. */
    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(ActionFile.REPOSITORY.resolve(FOLDER))) {
            return files.map(file -> FOLDER + "/" + file.getFileName()).sorted().toList();
        }
    }

    static String text(String name) throws IOException {
        return Files.readString(ActionFile.REPOSITORY.resolve(name));
    }

    /** What a check finds in a change that adds this workflow. */
    static Dependencies added(String name) throws IOException {
        String path = ".github/workflows/" + name.substring(name.lastIndexOf('/') + 1);
        Side head = Side.of(Files.readAllBytes(ActionFile.REPOSITORY.resolve(name)));
        return ManifestComparison.of(List.of(new Touched(path, path, Side.ABSENT, head)));
    }
}
