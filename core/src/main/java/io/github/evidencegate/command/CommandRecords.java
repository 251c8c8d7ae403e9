package io.github.evidencegate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the records of commands lie when nobody names another place: in the git folder of the work tree. There no
 * commit reaches them, no clean-up of the work tree removes them, and linked work trees have one each.
 */
public final class CommandRecords {
    /** The folder, below the git folder. */
    public static final String FOLDER = "evidence-gate";

    private static final String PREFIX = "gate-";
    private static final String SUFFIX = ".json";

    private CommandRecords() {}

    /** The record of a gate. The prefix keeps the name clear of those that Windows reserves, such as {@code con}. */
    public static Path fileOf(Path gitDirectory, String gate) {
        return gitDirectory.resolve(FOLDER).resolve(PREFIX + gate + SUFFIX);
    }

    /** All records in {@code folder}, sorted; half-written ones have other names. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(CommandRecords::isRecord).sorted().toList();
        }
    }

    private static boolean isRecord(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }
}
