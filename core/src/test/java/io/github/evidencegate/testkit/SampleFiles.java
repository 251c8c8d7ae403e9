package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Scope.Placement;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import java.util.List;
import java.util.Optional;

/** Files for {@link Samples}. */
final class SampleFiles {
    private SampleFiles() {}

    private static ChangedFile file(String path, int added, int deleted) {
        return new ChangedFile(
                path, Optional.empty(), Status.MODIFIED, Content.TEXT, "100644", "100644", lines(added, deleted));
    }

    private static Lines lines(int added, int deleted) {
        return new Lines(added, deleted, lineRanges(added), lineRanges(deleted));
    }

    private static LineRanges lineRanges(int count) {
        return count == 0 ? LineRanges.NONE : LineRanges.parse("1-" + count);
    }

    static ScopedFile undeclared(String path, FileClass fileClass, int added, int deleted) {
        return new ScopedFile(
                file(path, added, deleted), fileClass, "(top)", List.of(), Placement.UNDECLARED, Optional.empty());
    }

    /** A renamed file all of whose texts are {@code text}. */
    static ScopedFile called(String text) {
        ChangedFile file = moved(text, Status.RENAMED, text);
        return new ScopedFile(file, FileClass.SOURCE, text, List.of(text), Placement.OUT, Optional.of(text));
    }

    /** Each status, each content, each placement and each class at least once. */
    static List<ScopedFile> every() {
        return List.of(
                inPlace(file(".evidence-gate.yml", 1, 1), FileClass.GATE_CONFIGURATION),
                inPlace(file(".github/workflows/ci.yml", 2, 0), FileClass.PIPELINE_CONFIGURATION),
                inPlace(file("CLAUDE.md", 3, 0), FileClass.CODING_AGENT_CONFIGURATION),
                inPlace(special("deploy/prod.yml", Status.ADDED, Content.TEXT), FileClass.PIPELINE_CONFIGURATION),
                inPlace(file("docs/rounding.md", 4, 4), FileClass.DOCS),
                inPlace(file("package-lock.json", 400, 380), FileClass.LOCKFILE),
                inPlace(file("shop/build.gradle", 1, 0), FileClass.BUILD),
                inPlace(special("shop/legacy", Status.MODIFIED, Content.SUBMODULE), FileClass.SOURCE),
                inPlace(special("shop/logo.png", Status.ADDED, Content.BINARY), FileClass.GENERATED),
                inPlace(moved("shop/src/Auth.java", Status.RENAMED, "shop/src/Login.java"), FileClass.SOURCE),
                inPlace(moved("shop/src/AuthTest.java", Status.COPIED, "shop/src/LoginTest.java"), FileClass.TEST),
                inPlace(special("shop/src/Old.java", Status.DELETED, Content.TEXT), FileClass.SOURCE),
                inPlace(special("shop/src/link", Status.TYPE_CHANGED, Content.SYMBOLIC_LINK), FileClass.SOURCE),
                inPlace(file("vendor/lib/lib.js", 100, 0), FileClass.VENDORED));
    }

    private static ChangedFile special(String path, Status status, Content content) {
        String mode = modeOf(content);
        return new ChangedFile(
                path,
                Optional.empty(),
                status,
                content,
                status == Status.ADDED ? "000000" : status == Status.TYPE_CHANGED ? "100644" : mode,
                status == Status.DELETED ? "000000" : mode,
                linesOf(status, content));
    }

    private static String modeOf(Content content) {
        return switch (content) {
            case TEXT, BINARY -> "100644";
            case SYMBOLIC_LINK -> "120000";
            case SUBMODULE -> "160000";
        };
    }

    private static Lines linesOf(Status status, Content content) {
        if (content == Content.BINARY || content == Content.SUBMODULE) {
            return Lines.NONE;
        }
        return status == Status.DELETED ? lines(0, 77) : lines(9, status == Status.ADDED ? 0 : 5);
    }

    private static ChangedFile moved(String path, Status status, String oldPath) {
        return new ChangedFile(path, Optional.of(oldPath), status, Content.TEXT, "100644", "100755", lines(30, 12));
    }

    private static ScopedFile inPlace(ChangedFile file, FileClass fileClass) {
        String path = file.path();
        List<String> sensitive = path.endsWith("Auth.java") ? List.of("auth") : List.of();
        if (path.startsWith("deploy/")) {
            return new ScopedFile(
                    file, fileClass, "deploy", List.of("infrastructure"), Placement.FORBIDDEN, Optional.of("deploy/"));
        }
        return path.startsWith("shop/") && !path.startsWith("shop/legacy")
                ? new ScopedFile(file, fileClass, "shop", sensitive, Placement.IN, Optional.of("shop/"))
                : new ScopedFile(file, fileClass, "(top)", sensitive, Placement.OUT, Optional.empty());
    }
}
