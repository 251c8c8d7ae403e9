package io.github.evidencegate.weakening.source;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.evidence.Weakening.Side;
import io.github.evidencegate.patch.FilePatch;
import io.github.evidencegate.scope.FileClassifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A changed file, both sides taken apart.
 *
 * @param baseClass what it was before it was moved
 * @param base its lines at the base; none if it is new
 * @param head its lines at the head; none if it is deleted
 */
public record ChangedSource(
        FilePatch patch, FileClass fileClass, FileClass baseClass, List<SourceLine> base, List<SourceLine> head) {
    private static final String MODE = "100644";
    private static final Set<String> FIXTURES =
            Set.of("data", "testdata", "test-data", "test_data", "fixtures", "__fixtures__", "resources");

    private static final Pattern INNER_TEST = Pattern.compile("^\\s*+#\\[(?:cfg\\(test\\)|(?:\\w++::)?test\\b)");

    /** Copies the lines. */
    public ChangedSource {
        base = List.copyOf(base);
        head = List.copyOf(head);
    }

    /** Takes both sides apart. */
    public static ChangedSource of(FilePatch patch, FileClassifier classes) {
        return new ChangedSource(
                patch,
                classes.classOf(file(patch, patch.path(), patch.status(), patch.oldPath())),
                classes.classOf(file(patch, patch.basePath(), Status.MODIFIED, Optional.empty())),
                SourceLines.base(patch),
                SourceLines.head(patch));
    }

    private static ChangedFile file(FilePatch patch, String path, Status status, Optional<String> oldPath) {
        Content content = patch.isBinary() ? Content.BINARY : Content.TEXT;
        return new ChangedFile(path, oldPath, status, content, MODE, MODE, Lines.NONE);
    }

    public Language language() {
        return Language.of(patch.path());
    }

    /** What it was written in before it was moved. */
    public Language baseLanguage() {
        return Language.of(patch.basePath());
    }

    /** The last part of its path. */
    public String name() {
        return patch.path().substring(patch.path().lastIndexOf('/') + 1);
    }

    /** Whether it has tests; in Rust they may well stand in a file of the product. */
    public boolean isTest() {
        boolean isNow = fileClass == FileClass.TEST && language().isCode();
        boolean wasBefore = baseClass == FileClass.TEST && baseLanguage().isCode();
        boolean isInside = isProduct()
                && language() == Language.RUST
                && Stream.concat(base.stream(), head.stream())
                        .anyMatch(line -> INNER_TEST.matcher(line.code()).find());
        return (isNow || wasBefore || isInside) && !isFixture();
    }

    /** Whether tests read it as data, so that what it says is meant for nobody. */
    public boolean isFixture() {
        return fileClass == FileClass.TEST
                && Arrays.stream(patch.path().split("/", -1)).anyMatch(FIXTURES::contains);
    }

    /** Whether it is the product's own code. */
    public boolean isProduct() {
        return fileClass == FileClass.SOURCE && language().isCode();
    }

    public boolean isDeleted() {
        return patch.status() == Status.DELETED;
    }

    /** Whether it says how the change is built and judged. */
    public boolean isConfiguration() {
        return switch (fileClass) {
            case PIPELINE_CONFIGURATION, GATE_CONFIGURATION, BUILD -> true;
            default -> false;
        };
    }

    /** A finding at a line that was added. */
    public Weakening atHead(Kind kind, int line, String pattern) {
        return new Weakening(kind, patch.path(), line, Side.HEAD, pattern);
    }

    /** A finding at a line that was removed, where the file was then. */
    public Weakening atBase(Kind kind, int line, String pattern) {
        return new Weakening(kind, patch.basePath(), line, Side.BASE, pattern);
    }
}
