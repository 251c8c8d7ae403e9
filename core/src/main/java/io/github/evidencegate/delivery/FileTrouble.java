package io.github.evidencegate.delivery;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in a person's words why a file cannot be used; Java's messages are often the bare path, or the name of a class. */
public final class FileTrouble {
    private FileTrouble() {}

    /**
     * The reason.
     *
     * @param purpose what was tried: {@code read} or {@code write}
     */
    public static String reason(IOException trouble, String purpose) {
        if (trouble instanceof AccessDeniedException) {
            return "no permission to " + purpose;
        }
        if (trouble instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        // The system's own words, such as "No space left on device".
        String told = trouble instanceof FileSystemException system ? system.getReason() : trouble.getMessage();
        return told == null ? "the system does not say why" : told;
    }
}
