package io.github.evidencegate.git;

import io.github.evidencegate.evidence.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a commit.
 *
 * @param paths from the top, with {@code /}, in git's order; links and submodules are among them
 * @param isWhole whether these are all
 */
public record CommittedFiles(Revision revision, List<String> paths, boolean isWhole) {
    /** Copies the list. */
    public CommittedFiles {
        paths = List.copyOf(paths);
    }

    static List<String> arguments(Revision revision) {
        return List.of("ls-tree", "-r", "-z", "--name-only", "--full-tree", revision.objectName());
    }

    /** Keeps the first {@code most} paths and reads the rest away, so that git ends well. */
    static CommittedFiles read(Revision revision, int most, GitOutput output) throws IOException {
        List<String> paths = new ArrayList<>();
        boolean isWhole = true;
        while (!output.isAtEnd()) {
            String path = output.field();
            if (paths.size() < most) {
                paths.add(path);
            } else {
                isWhole = false;
            }
        }
        return new CommittedFiles(revision, paths, isWhole);
    }
}
