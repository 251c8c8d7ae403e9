package io.github.evidencegate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that a person has read and found good, in {@code src/test/resources/golden} of the module under test. {@code mvn
 * test -Dgolden=update} writes what the tests got; read the difference before you commit it.
 */
public final class Golden {
    private static final String FOLDER = "src/test/resources/golden";

    private final Path folder;
    private final boolean updating;

    /** The files in {@code folder}; {@code updating} writes them anew. */
    public Golden(Path folder, boolean updating) {
        this.folder = folder;
        this.updating = updating;
    }

    /** The golden files of the module that this test class belongs to. */
    public static Golden of(Class<?> test) {
        return new Golden(module(test).resolve(FOLDER), "update".equals(System.getProperty("golden")));
    }

    /**
     * Compares a text with the file of this name, or writes the file.
     *
     * @param name relative, with its extension: {@code packet/ready.md}
     */
    public void assertSame(String name, String actual) {
        Path file = folder.resolve(name);
        try {
            if (updating) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual, UTF_8);
            }
            assertThat(file)
                    .as("golden file; if what the test got is right, run it with -Dgolden=update")
                    .isRegularFile();
            assertThat(actual)
                    .as("%s; if what the test got is right, run it with -Dgolden=update", file)
                    .isEqualTo(Files.readString(file, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nearest folder with a {@code src/test} above where the class was loaded from, whatever the build tool. */
    private static Path module(Class<?> test) {
        URL classes = test.getProtectionDomain().getCodeSource().getLocation();
        try {
            Path start = Path.of(classes.toURI());
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("src/test"))) {
                    return folder;
                }
            }
            throw new IllegalStateException("no folder above " + start + " has src/test, so " + test + " has no golden"
                    + " files; run it from a source tree");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("test classes are not in a folder: " + classes, e);
        }
    }
}
