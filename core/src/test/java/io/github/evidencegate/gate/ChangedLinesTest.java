package io.github.evidencegate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.ChangedLines.Comparison;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangedLinesTest {
    private final ChangedLines changed = ChangedLines.of(List.of(
            file("a/src/com/acme/Foo.java", ChangedFile.Status.MODIFIED),
            file("b/src/com/acme/Foo.java", ChangedFile.Status.MODIFIED),
            file("com/acme/Foo.java", ChangedFile.Status.ADDED),
            file("a/src/com/acme/Gone.java", ChangedFile.Status.DELETED)));

    @Test
    void knowsTheLinesOfItsFilesOnly() {
        assertThat(changed.hasLine("com/acme/Foo.java", 4)).isTrue();
        assertThat(changed.hasLine("com/acme/Foo.java", 5)).isFalse();
        assertThat(changed.hasLine("other", 4)).isFalse();
        assertThat(changed.hasFile("com/acme/Foo.java")).isTrue();
    }

    @Test
    void forgetsFilesThatTheHeadHasNot() {
        assertThat(changed.hasFile("a/src/com/acme/Gone.java")).isFalse();
        assertThat(changed.endingWith("com/acme/Gone.java")).isEmpty();
    }

    @Test
    void comparesWholePathComponents() {
        assertThat(changed.endingWith("com/acme/Foo.java"))
                .containsExactly("a/src/com/acme/Foo.java", "b/src/com/acme/Foo.java", "com/acme/Foo.java");
        assertThat(changed.endingWith("acme/Foo.java")).hasSize(3);
        assertThat(changed.endingWith("me/Foo.java")).isEmpty();
        assertThat(changed.endingWith("oo.java")).isEmpty();
    }

    @Test
    void namesTheSourcesWithNewLinesInOrder() {
        ChangedFile moved = file("c.py", Optional.of("d.py"), ChangedFile.Status.RENAMED, LineRanges.NONE);
        List<ChangedFile> files =
                List.of(file("b.py", ChangedFile.Status.ADDED), moved, file("a.py", ChangedFile.Status.MODIFIED));

        assertThat(ChangedLines.of(files, List.of("b.py", "c.py", "a.py")).sourcesWithNewLines())
                .containsExactly("a.py", "b.py");
    }

    @Test
    void knowsAtTheBaseWhereAFileWasAndIs() {
        Comparison comparison = new Comparison(Optional.empty());
        ChangedFile moved = file("new.py", Optional.of("old.py"), ChangedFile.Status.RENAMED, LineRanges.parse("3"));

        ChangedLines base = ChangedLines.atBase(List.of(moved, file("a.py", ChangedFile.Status.MODIFIED)), comparison);

        assertThat(base.hasFile("old.py")).isTrue();
        assertThat(base.hasFile("new.py")).isFalse();
        assertThat(base.hasLine("old.py", 3)).isFalse();
        assertThat(base.pathAtHead("old.py")).isEqualTo("new.py");
        assertThat(base.pathAtHead("a.py")).isEqualTo("a.py");
        assertThat(base.comparison()).contains(comparison);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADDED", "COPIED", "DELETED"})
    void leavesOutAtTheBaseWhatIsOnOneSideOnly(ChangedFile.Status status) {
        Optional<String> oldPath = status == ChangedFile.Status.COPIED ? Optional.of("a.py") : Optional.empty();
        ChangedFile file = file("b.py", oldPath, status, LineRanges.NONE);

        ChangedLines base = ChangedLines.atBase(List.of(file), new Comparison(Optional.empty()));

        assertThat(base.hasFile("b.py")).isFalse();
        assertThat(base.hasFile("a.py")).isFalse();
    }

    @Test
    void asksForACensusOnlyWhereItIsCompared() {
        Comparison comparison = new Comparison(Optional.empty());

        assertThat(changed.comparison()).isEmpty();
        assertThat(ChangedLines.compared(List.of(), comparison).comparison()).contains(comparison);
    }

    private static ChangedFile file(String path, ChangedFile.Status status) {
        return file(path, Optional.empty(), status, LineRanges.parse("3-4"));
    }

    private static ChangedFile file(
            String path, Optional<String> oldPath, ChangedFile.Status status, LineRanges added) {
        return new ChangedFile(
                path,
                oldPath,
                status,
                ChangedFile.Content.TEXT,
                "100644",
                "100644",
                new ChangedFile.Lines(added.count(), 0, added, LineRanges.NONE));
    }
}
