package io.github.evidencegate.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.manifest.ManifestComparison.Side;
import io.github.evidencegate.manifest.ManifestComparison.Touched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One changed file, compared, and its changes as lines of text. */
final class Compared {
    private static final Path FIXTURES = Path.of("src/test/resources/manifests");

    private Compared() {}

    /** A file that a real tool wrote, at base and head. */
    static Dependencies fixture(String tool, String name) {
        return of(
                name,
                side(FIXTURES.resolve(tool).resolve("base").resolve(name)),
                side(FIXTURES.resolve(tool).resolve("head").resolve(name)));
    }

    /** A new file. */
    static Dependencies added(String path, String text) {
        return of(path, Side.ABSENT, Side.of(text.getBytes(UTF_8)));
    }

    /** A file with another text. */
    static Dependencies changed(String path, String before, String after) {
        return of(path, Side.of(before.getBytes(UTF_8)), Side.of(after.getBytes(UTF_8)));
    }

    static Dependencies of(String path, Side base, Side head) {
        return ManifestComparison.of(List.of(new Touched(path, path, base, head)));
    }

    /** {@code + npm:left-pad direct dev: ? -> 1.3.0}, in the order of the record. */
    static List<String> lines(Dependencies dependencies) {
        return dependencies.changes().stream().map(Compared::line).collect(Collectors.toList());
    }

    private static String line(DependencyChange change) {
        String sign = switch (change.kind()) {
            case ADDED -> "+";
            case CHANGED -> "~";
            case REMOVED -> "-";
        };
        String scope = change.scope().isEmpty() ? "" : " (" + change.scope() + ")";
        return sign + " " + change.coordinates() + " "
                + change.relation().name().toLowerCase(Locale.ROOT) + scope + ": "
                + change.from().orElse("?") + " -> " + change.to().orElse("?");
    }

    private static Side side(Path file) {
        try {
            return Files.exists(file) ? Side.of(Files.readAllBytes(file)) : Side.ABSENT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
