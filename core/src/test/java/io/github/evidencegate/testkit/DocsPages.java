package io.github.evidencegate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The pages and examples under {@code docs/}, which tests hold to what they say. */
public final class DocsPages {
    private DocsPages() {}

    /** The text of the page or example of this name, relative to {@code docs/}. */
    public static String read(String name) {
        Path docs = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("docs"))
                .filter(folder -> Files.isDirectory(folder.resolve("examples")))
                .findFirst()
                .orElseThrow();
        try {
            return Files.readString(docs.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
