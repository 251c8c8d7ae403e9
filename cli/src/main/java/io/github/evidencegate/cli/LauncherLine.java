package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Tells the launcher how far the program came: that it has begun, and how it ended. The status of the process cannot: a
 * Java that fails to start, or to write its class-data archive, ends with the number that means blocked.
 */
final class LauncherLine {
    private final Optional<OutputStream> line;

    private LauncherLine(Optional<OutputStream> line) {
        this.line = line;
    }

    /** To this file; to nobody if there is none, or if it cannot be written. */
    static LauncherLine to(Optional<String> file) {
        if (file.isEmpty()) {
            return new LauncherLine(Optional.empty());
        }
        try {
            return new LauncherLine(Optional.of(new FileOutputStream(file.get())));
        } catch (IOException e) {
            return new LauncherLine(Optional.empty());
        }
    }

    /** The program runs, so whatever happens from here on is its own doing. */
    void begun() {
        tell("begun");
    }

    /** The program has done all it had to. */
    void ended(int status) {
        tell(" " + status);
    }

    private void tell(String text) {
        if (line.isEmpty()) {
            return;
        }
        try {
            line.get().write(text.getBytes(US_ASCII));
            line.get().flush();
        } catch (IOException e) {
            // The launcher is gone, so nobody waits for it.
            return;
        }
    }
}
