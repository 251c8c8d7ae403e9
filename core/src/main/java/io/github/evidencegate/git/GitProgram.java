package io.github.evidencegate.git;

import io.github.evidencegate.evidence.EvidenceException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The git program, run in one folder, never through a shell, never for ever. The folder holds the change, so nothing in
 * it and nothing in its configuration may run a program, reach a network, ask a question or alter the answer.
 */
final class GitProgram {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What a user may say to git about itself. Any other variable means another place, such as GIT_DIR in a hook. */
    private static final Pattern KEPT =
            Pattern.compile("GIT_(EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|CONFIG_.*)");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            // GitAnswer and Revisions read git's complaints.
            "LC_ALL", "C",
            "GIT_OPTIONAL_LOCKS", "0",
            "GIT_TERMINAL_PROMPT", "0",
            // A partial clone fetches what it lacks in the middle of a diff. Git knows the first variable from 2.44 on;
            // the second goes before any protocol.<name>.allow of the configuration.
            "GIT_NO_LAZY_FETCH", "1",
            "GIT_ALLOW_PROTOCOL", "none",
            "GIT_NO_REPLACE_OBJECTS", "1",
            "GIT_LITERAL_PATHSPECS", "1",
            "GIT_ATTR_NOSYSTEM", "1");

    private static final List<String> SETTINGS = List.of(
            "core.fsmonitor=false",
            "core.hooksPath=/dev/null",
            "core.attributesFile=/dev/null",
            // A low one would make any file binary.
            "core.bigFileThreshold=512m",
            "core.warnAmbiguousRefs=true",
            // It would run gpg.program.
            "log.showSignature=false",
            "protocol.allow=never",
            "trailer.separators=:");

    /** How a user or a CI host tells git who it is. */
    private static final List<String> CREDENTIALS =
            List.of("GIT_ASKPASS", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT");

    private static final String CONFIG_COUNT = "GIT_CONFIG_COUNT";

    private final Path program;
    private final Path folder;
    private final Duration patience;
    private final Map<String, String> place;

    /** This very program, for a time; tests have programs of their own. */
    GitProgram(Path program, Path folder, Duration patience) {
        this(program, folder, patience, Map.of());
    }

    private GitProgram(Path program, Path folder, Duration patience, Map<String, String> place) {
        this.program = program;
        this.folder = folder;
        this.patience = patience;
        this.place = place;
    }

    /**
     * The git program of the search path, to be run in {@code folder}.
     *
     * @throws EvidenceException if there is none
     */
    static GitProgram in(Path folder) throws EvidenceException {
        // A process's environment finds PATH on Windows too, where it is called Path.
        String searchPath = new ProcessBuilder().environment().getOrDefault("PATH", "");
        Path program = locate(searchPath)
                .orElseThrow(() -> new EvidenceException(
                        "git: no such program on the PATH; install git 2.30 or newer, or add its folder to PATH"));
        return new GitProgram(program, folder, PATIENCE);
    }

    /**
     * Finds git in the absolute folders of a search path. A relative one would be looked up in the work tree, where the
     * change can put a git of its own; and so does Windows look up a bare name.
     */
    static Optional<Path> locate(String searchPath) {
        String name = File.separatorChar == '\\' ? "git.exe" : "git";
        for (String entry : searchPath.split(Pattern.quote(File.pathSeparator), -1)) {
            Path candidate = Path.of(entry).resolve(name);
            if (candidate.isAbsolute() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * The same program on the objects of a repository alone. It sees no file of the work tree and no index, so that a
     * {@code .gitattributes} can neither hide lines as binary nor name a driver.
     */
    GitProgram onObjectsOf(Path gitDirectory) {
        // The git folder as its own work tree: no .gitattributes is there, nor in an index that does not exist.
        // "--attr-source" of the empty tree does this too, but only from git 2.41 on.
        Map<String, String> objectsOnly = Map.of(
                "GIT_DIR", gitDirectory.toString(),
                "GIT_WORK_TREE", gitDirectory.toString(),
                "GIT_INDEX_FILE", gitDirectory.resolve("no-index").toString());
        return new GitProgram(program, gitDirectory, patience, objectsOnly);
    }

    /** The same program, which is given less time. */
    GitProgram within(Duration time) {
        return new GitProgram(program, folder, time, place);
    }

    /**
     * The same program with a network, in an empty repository of its own: it obeys the user's configuration, whose
     * credentials it may need, and none of the work tree.
     *
     * @param protocol the only one that it may speak
     * @param settings of git, which no other user of the machine sees, as one would of a command line
     */
    GitProgram reaching(Path gitDirectory, String protocol, Duration time, Map<String, String> settings) {
        Map<String, String> users = new ProcessBuilder().environment();
        Map<String, String> more = new HashMap<>(Map.of(
                "GIT_DIR", gitDirectory.toString(), "GIT_ALLOW_PROTOCOL", protocol, "GIT_PROTOCOL_FROM_USER", "0"));
        for (String variable : CREDENTIALS) {
            Optional.ofNullable(users.get(variable)).ifPresent(value -> more.put(variable, value));
        }
        int count = Integer.parseInt(users.getOrDefault(CONFIG_COUNT, "0"));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            more.put("GIT_CONFIG_KEY_" + count, setting.getKey());
            more.put("GIT_CONFIG_VALUE_" + count, setting.getValue());
            count++;
        }
        more.put(CONFIG_COUNT, Integer.toString(count));
        return new GitProgram(program, gitDirectory, time, more);
    }

    /**
     * Runs git to its end and holds its answer, which must be short.
     *
     * @param input what git reads, a few kilobytes at most: it is written before anything is read
     */
    GitAnswer ask(List<String> arguments, String input) throws EvidenceException {
        try (GitRun run = start(arguments)) {
            return run.answer(input);
        }
    }

    /** Starts git; its output is read while it runs. */
    GitRun start(List<String> arguments) throws EvidenceException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(GitProgram::isForeign);
        environment.putAll(ENVIRONMENT);
        environment.putAll(place);
        try {
            return new GitRun(builder.start(), "git " + arguments.get(0) + " in " + folder, patience);
        } catch (IOException e) {
            throw new EvidenceException(
                    program + ": cannot be run in " + folder + "; check that \"git --version\" works there", e);
        }
    }

    /** Whether a variable of the user would lead git to another place or to another program. */
    static boolean isForeign(String variable) {
        return variable.startsWith("GIT_") && !KEPT.matcher(variable).matches();
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.add("--no-pager");
        for (String setting : SETTINGS) {
            command.add("-c");
            command.add(setting);
        }
        command.addAll(arguments);
        return command;
    }
}
