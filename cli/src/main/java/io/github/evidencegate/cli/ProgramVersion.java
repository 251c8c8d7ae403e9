package io.github.evidencegate.cli;

import java.util.Optional;

/** Which program this is. */
final class ProgramVersion {
    private static final String NAME = "evidence-gate";

    private ProgramVersion() {}

    /** Name and version, as a record names the tool that made it. */
    static String tool() {
        return NAME + " " + version();
    }

    /** For people who report a fault: the program, the Java and the system that it runs on. */
    static String text() {
        return String.join(
                "\n",
                tool(),
                "Java " + System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("java.home"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                "");
    }

    private static String version() {
        // Only a jar has a manifest; classes in a folder are somebody's work in progress.
        return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
