package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.LineRanges;
import java.util.Optional;

/** Changed files for the tests of this package. */
final class ChangedFiles {
    private ChangedFiles() {}

    static ChangedFile modified(String path) {
        return of(path, 1);
    }

    static ChangedFile of(String path, int lines) {
        Lines changed = new Lines(lines, 0, LineRanges.NONE, LineRanges.NONE);
        return new ChangedFile(path, Optional.empty(), Status.MODIFIED, Content.TEXT, "100644", "100644", changed);
    }

    static ChangedFile moved(Status status, String from, String to) {
        return new ChangedFile(to, Optional.of(from), status, Content.TEXT, "100644", "100644", Lines.NONE);
    }

    static ChangedFile submodule(String path) {
        return new ChangedFile(
                path, Optional.empty(), Status.MODIFIED, Content.SUBMODULE, "160000", "160000", Lines.NONE);
    }
}
