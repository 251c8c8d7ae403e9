package io.github.evidencegate.cli;

import io.github.evidencegate.evidence.EvidenceException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the program learns from where it runs.
 *
 * @param variables the environment variables
 * @param terminals the streams that a person looks at
 */
record Environment(Map<String, String> variables, Set<Stream> terminals) {
    private static final String EPOCH = "SOURCE_DATE_EPOCH";
    /** Up to the end of the year 9999: what RFC 3339 can write. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern COLUMNS = Pattern.compile("[0-9]{1,4}");
    private static final int DEFAULT_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 40;
    private static final int MOST_COLUMNS = 160;

    /** A standard stream of the program. */
    enum Stream {
        OUTPUT,
        ERROR
    }

    /** Copies both. */
    Environment {
        variables = Map.copyOf(variables);
        terminals = Set.copyOf(terminals);
    }

    /**
     * The clock of this run: {@code SOURCE_DATE_EPOCH} stops it, so that two runs give the same bytes
     * (reproducible-builds.org).
     */
    Clock clock() throws EvidenceException {
        Optional<String> epoch = variable(EPOCH);
        if (epoch.isEmpty()) {
            return Clock.systemUTC();
        }
        String text = epoch.get();
        if (!SECONDS.matcher(text).matches() || Long.parseLong(text) > LAST_SECOND) {
            throw new EvidenceException("environment variable " + EPOCH + " is \"" + text
                    + "\", expected seconds since 1970 such as 1700000000; correct it or unset it");
        }
        return Clock.fixed(Instant.ofEpochSecond(Long.parseLong(text)), ZoneOffset.UTC);
    }

    /** How many columns the text format fills. */
    int columns() {
        return variable("COLUMNS")
                .filter(text -> COLUMNS.matcher(text).matches())
                .map(Integer::parseInt)
                .map(columns -> Math.max(LEAST_COLUMNS, Math.min(columns, MOST_COLUMNS)))
                .orElse(DEFAULT_COLUMNS);
    }

    /** Whether a person looks at standard output. */
    boolean showsOutput() {
        return terminals.contains(Stream.OUTPUT);
    }

    /** Whether a line on standard error can be written, and written over, for a person to see. */
    boolean showsProgress() {
        return terminals.contains(Stream.ERROR)
                && variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
    }

    /** The variable of this name, in any case: Windows calls the search path {@code Path}. */
    Optional<String> named(String name) {
        return variables.entrySet().stream()
                .filter(variable -> variable.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The names of the variables that are set to something. Their values can be secrets. */
    Set<String> names() {
        return variables.keySet().stream()
                .filter(name -> variable(name).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the launcher keeps its class-data archive; empty if it keeps none. */
    Optional<Path> archiveFolder() {
        if (variable("EVIDENCE_GATE_ARCHIVE").filter("off"::equals).isPresent()) {
            return Optional.empty();
        }
        Optional<String> caches =
                variable("XDG_CACHE_HOME").or(() -> variable("HOME").map(home -> home + "/.cache"));
        try {
            return caches.map(folder -> Path.of(folder, "evidence-gate"));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Who runs the program, as the system knows them. */
    String account() {
        return variable("USER").or(() -> variable("USERNAME")).orElse("an account without a name");
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }
}
