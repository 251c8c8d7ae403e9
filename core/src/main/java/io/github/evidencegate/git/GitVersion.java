package io.github.evidencegate.git;

import io.github.evidencegate.evidence.EvidenceException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the git program that is used.
 *
 * @param text as git tells it
 */
public record GitVersion(int major, int minor, String text) {
    private static final int LEAST_MAJOR = 2;
    private static final int LEAST_MINOR = 30;

    /**
     * That of the program on the search path.
     *
     * @param folder that exists, where the program is run
     * @throws EvidenceException if there is none, or if it says something else
     */
    public static GitVersion in(Path folder) throws EvidenceException {
        return told(GitProgram.in(folder).ask(List.of("--version"), "").require());
    }

    static GitVersion told(String answer) throws EvidenceException {
        Matcher version = Pattern.compile("git version (([0-9]{1,4})\\.([0-9]{1,4})\\S*).*", Pattern.DOTALL)
                .matcher(answer);
        if (!version.matches()) {
            throw new EvidenceException("git --version said " + answer.strip().replaceAll("\\p{Cc}+", " ")
                    + ", which names no version; install git 2.30 or newer");
        }
        return new GitVersion(Integer.parseInt(version.group(2)), Integer.parseInt(version.group(3)), version.group(1));
    }

    /** Whether it knows all that it is asked. */
    public boolean isSupported() {
        return major > LEAST_MAJOR || (major == LEAST_MAJOR && minor >= LEAST_MINOR);
    }
}
