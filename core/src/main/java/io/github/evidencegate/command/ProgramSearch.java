package io.github.evidencegate.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds programs as the command line of Windows does: {@code npm} is {@code npm.cmd} somewhere on the search path. Windows
 * itself starts only an {@code .exe} by its bare name. It runs batch files with {@code cmd.exe}, and Java quotes their
 * arguments for it.
 */
public final class ProgramSearch {
    private static final String DEFAULT_ENDINGS = ".COM;.EXE;.BAT;.CMD";

    private final List<Path> folders = new ArrayList<>();
    private final List<String> endings;

    /**
     * A search by these variables.
     *
     * @param path {@code PATH}, parts with semicolons between
     * @param endings {@code PATHEXT}, the same; empty if it is not set
     */
    public ProgramSearch(String path, Optional<String> endings) {
        this.endings = Stream.of(endings.orElse(DEFAULT_ENDINGS).split(";", -1))
                .map(ending -> ending.strip().toLowerCase(Locale.ROOT))
                .filter(ending -> ending.startsWith("."))
                .toList();
        for (String part : path.split(";", -1)) {
            pathOf(part.replace("\"", "").strip()).filter(Path::isAbsolute).ifPresent(folders::add);
        }
    }

    /** The command with the program's file in the place of its bare name; the same command if there is none. */
    public List<String> resolved(List<String> command) {
        String name = command.get(0);
        boolean isPath = name.contains("/") || name.contains("\\");
        Stream<Path> places = isPath
                ? pathOf(name).stream()
                : folders.stream().flatMap(folder -> pathOf(name).map(folder::resolve).stream());
        Optional<Path> found =
                places.flatMap(this::withEndings).filter(Files::isRegularFile).findFirst();
        List<String> resolved = new ArrayList<>(command);
        found.ifPresent(file -> resolved.set(0, file.toString()));
        return List.copyOf(resolved);
    }

    private Stream<Path> withEndings(Path file) {
        String name = String.valueOf(file.getFileName());
        Stream<Path> ended = endings.stream().map(ending -> file.resolveSibling(name + ending));
        boolean hasEnding = endings.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        return hasEnding ? Stream.concat(Stream.of(file), ended) : ended;
    }

    private static Optional<Path> pathOf(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
