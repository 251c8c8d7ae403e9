package io.github.evidencegate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.LineRanges;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    private static ChangedFile file(String path, ChangedFile.Status status) {
        return new ChangedFile(
                path,
                Optional.empty(),
                status,
                ChangedFile.Content.TEXT,
                "100644",
                "100644",
                new ChangedFile.Lines(2, 0, LineRanges.parse("3-4"), LineRanges.NONE));
    }
}
