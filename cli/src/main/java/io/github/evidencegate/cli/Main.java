package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.cli.Environment.Stream;
import io.github.evidencegate.delivery.ExitStatus;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Starts the program. The only class that reads the environment and that ends the process. */
public final class Main {
    /** Set by the launcher, because Java can tell only whether input and output are a terminal both at once. */
    private static final String TERMINALS = "evidence-gate.terminals";

    /** Set by the launcher: the file where it listens. */
    private static final String LAUNCHER = "evidence-gate.launcher";

    private Main() {}

    /** Runs one command; the process ends with its {@link ExitStatus}. */
    public static void main(String[] args) {
        LauncherLine launcher = LauncherLine.to(Optional.ofNullable(System.getProperty(LAUNCHER)));
        launcher.begun();
        Streams streams = new Streams(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
        Environment environment = new Environment(System.getenv(), terminals());
        int status = new Program(streams, environment).run(List.of(args));
        launcher.ended(status);
        // A class-data archive that cannot be written makes Java complain; all that the user should read is written.
        streams.error().close();
        System.exit(status);
    }

    private static Set<Stream> terminals() {
        Set<Stream> terminals = EnumSet.noneOf(Stream.class);
        String told = System.getProperty(TERMINALS);
        for (Stream stream : Stream.values()) {
            if (told == null ? hasConsole() : told.contains(stream.name().toLowerCase(Locale.ROOT))) {
                terminals.add(stream);
            }
        }
        return terminals;
    }

    // Java 22 and newer give a console even to a pipe, but not this one, the only one of older versions.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }
}
