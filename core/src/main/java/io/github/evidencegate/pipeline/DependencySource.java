package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.git.WorkTree.FileContent;
import io.github.evidencegate.git.WorkTree.FileName;
import io.github.evidencegate.manifest.ManifestComparison;
import io.github.evidencegate.manifest.ManifestComparison.Side;
import io.github.evidencegate.manifest.ManifestComparison.Touched;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads the manifests, lockfiles and workflows of a change at both of its ends. Vendored ones are not asked. */
final class DependencySource {
    private static final int LIMIT_BYTES = 16 << 20;
    private static final long TOTAL_BYTES = 64L << 20;
    private static final int MOST_FILES = 2_000;
    private static final String ABSENT_MODE = "000000";
    private static final String FILE_MODES = "100(644|755|664)";

    private final WorkTree workTree;
    private final Change change;

    DependencySource(WorkTree workTree, Change change) {
        this.workTree = workTree;
        this.change = change;
    }

    /** What these files say; git is not asked if none of them is of a kind that is read. */
    Dependencies of(List<ScopedFile> files) throws EvidenceException {
        List<ChangedFile> read = files.stream()
                .filter(file -> file.fileClass() != FileClass.VENDORED)
                .map(ScopedFile::file)
                .filter(file -> file.paths().stream().anyMatch(ManifestComparison::isRead))
                .toList();
        if (read.isEmpty()) {
            return Dependencies.NONE;
        }
        Iterator<FileContent> contents =
                workTree.filesAt(names(read), LIMIT_BYTES, TOTAL_BYTES).iterator();
        List<Touched> touched = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            ChangedFile file = read.get(i);
            boolean isAsked = i < MOST_FILES;
            Side base = side(file.oldMode(), isAsked, contents);
            Side head = side(file.newMode(), isAsked, contents);
            touched.add(new Touched(file.path(), oldPath(file), base, head));
        }
        return ManifestComparison.of(touched);
    }

    private List<FileName> names(List<ChangedFile> files) {
        List<FileName> names = new ArrayList<>();
        Optional<Revision> base = change.mergeBase();
        for (ChangedFile file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
            if (file.oldMode().matches(FILE_MODES)) {
                names.add(new FileName(base.orElseThrow(), oldPath(file)));
            }
            if (file.newMode().matches(FILE_MODES)) {
                names.add(new FileName(change.head(), file.path()));
            }
        }
        return names;
    }

    private static String oldPath(ChangedFile file) {
        return file.oldPath().orElse(file.path());
    }

    /** What stands at one end of a file; takes the next content if one was asked for. */
    private static Side side(String mode, boolean isAsked, Iterator<FileContent> contents) {
        if (mode.equals(ABSENT_MODE)) {
            return Side.ABSENT;
        }
        if (!isAsked) {
            return Side.unread("more than " + MOST_FILES + " manifests in one change; split the change");
        }
        if (!mode.matches(FILE_MODES)) {
            return Side.unread("a symbolic link or a submodule; put a plain file there");
        }
        FileContent content = contents.next();
        return content.bytes()
                .map(Side::of)
                .orElseGet(() -> Side.unread(content.problem().orElseThrow()));
    }
}
