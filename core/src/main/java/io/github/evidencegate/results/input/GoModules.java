package io.github.evidencegate.results.input;

import io.github.evidencegate.gate.ChangedLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the changed file that Go means by a name below the path of a module: the module's {@code go.mod} says what that
 * path is, and the nearest one above a file is that of its module ("Go Modules Reference").
 */
public final class GoModules {
    private static final int GO_MOD_LIMIT = 1 << 16;
    private static final int CACHE = 1_000;
    private static final int NAME_LIMIT = 4_096;
    private static final String MODULE = "module";

    private final Path top;
    private final ChangedLines changed;
    private final Map<String, Optional<String>> modulePaths = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** For the work tree at {@code top}. */
    public GoModules(Path top, ChangedLines changed) {
        this.top = top;
        this.changed = changed;
    }

    /** The absolute path of the changed file that is named so; the name itself if it is none. */
    public String resolved(String name) {
        if (names.size() >= CACHE) {
            names.clear();
        }
        return name.length() > NAME_LIMIT ? name : names.computeIfAbsent(name, this::find);
    }

    private String find(String name) {
        return changed.endingWith(name.substring(name.lastIndexOf('/') + 1)).stream()
                .filter(path -> nameOf(path).filter(name::equals).isPresent())
                .findFirst()
                .map(path -> top.toAbsolutePath().normalize() + "/" + path)
                .orElse(name);
    }

    /** What Go calls the file; empty if no module is around it. */
    private Optional<String> nameOf(String path) {
        for (int slash = path.lastIndexOf('/'); true; slash = path.lastIndexOf('/', slash - 1)) {
            String folder = path.substring(0, slash + 1);
            Optional<String> module = modulePaths.computeIfAbsent(folder, this::modulePath);
            if (module.isPresent()) {
                return Optional.of(module.get() + "/" + path.substring(slash + 1));
            }
            if (slash <= 0) {
                return Optional.empty();
            }
        }
    }

    private Optional<String> modulePath(String folder) {
        try {
            Path file = top.resolve(folder + "go.mod");
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            try (InputStream content = Files.newInputStream(file)) {
                return new String(content.readNBytes(GO_MOD_LIMIT), StandardCharsets.UTF_8)
                        .lines()
                        .map(GoModules::declared)
                        .flatMap(Optional::stream)
                        .findFirst();
            }
        } catch (IOException | InvalidPathException e) {
            // Without it the file is simply not found by this name.
            return Optional.empty();
        }
    }

    /** {@code module example.com/shop // why}, with or without quotes. */
    private static Optional<String> declared(String line) {
        int comment = line.indexOf("//");
        String plain = (comment < 0 ? line : line.substring(0, comment)).strip();
        boolean declares = plain.startsWith(MODULE + " ") || plain.startsWith(MODULE + "\t");
        return declares
                ? Optional.of(plain.substring(MODULE.length())
                        .strip()
                        .replace("\"", "")
                        .replace("`", ""))
                : Optional.empty();
    }
}
