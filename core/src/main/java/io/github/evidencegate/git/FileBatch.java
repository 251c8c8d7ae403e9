package io.github.evidencegate.git;

import io.github.evidencegate.git.WorkTree.FileContent;
import io.github.evidencegate.git.WorkTree.FileName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several files out of one run of git.
 *
 * <p>Source: git-cat-file(1), "BATCH OUTPUT".
 */
final class FileBatch {
    static final List<String> ARGUMENTS = List.of("cat-file", "--batch");

    private static final Pattern FOUND = Pattern.compile("[0-9a-f]{40,64} (blob|tree|commit|tag) ([0-9]{1,18})");
    private static final String NO_FILE = "there is no such file in git";

    private final List<FileName> names;
    private final int limitBytes;
    private long leftBytes;

    FileBatch(List<FileName> names, int limitBytes, long totalBytes) {
        this.names = names;
        this.limitBytes = limitBytes;
        this.leftBytes = totalBytes;
    }

    /** Git takes one name a line, so a name with a line feed cannot be asked for. */
    private static boolean isOneLine(FileName name) {
        return name.path().indexOf('\n') < 0;
    }

    String input() {
        StringBuilder input = new StringBuilder();
        for (FileName name : names) {
            if (isOneLine(name)) {
                input.append(name.revision()).append(':').append(name.path()).append('\n');
            }
        }
        return input.toString();
    }

    List<FileContent> read(GitOutput output) throws IOException {
        List<FileContent> contents = new ArrayList<>(names.size());
        for (FileName name : names) {
            contents.add(
                    isOneLine(name)
                            ? content(output)
                            : FileContent.unread("its path has a line feed, which git cannot be asked for; rename it"));
        }
        return contents;
    }

    private FileContent content(GitOutput output) throws IOException {
        Matcher found = FOUND.matcher(output.lineStart(GitOutput.FIELD_LIMIT));
        if (!found.matches()) {
            return FileContent.unread(NO_FILE);
        }
        long size = Long.parseLong(found.group(2));
        boolean isFile = found.group(1).equals("blob");
        if (!isFile || size > limitBytes || size > leftBytes) {
            output.skip(size + 1);
            return FileContent.unread(
                    isFile
                            ? size + " bytes; at most " + limitBytes + " are read of one file, and not all of many"
                            : NO_FILE);
        }
        leftBytes -= size;
        byte[] bytes = output.take((int) size);
        output.skip(1); // the line feed after it
        return FileContent.of(bytes);
    }
}
