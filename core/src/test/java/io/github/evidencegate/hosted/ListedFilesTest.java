package io.github.evidencegate.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.forge.FileList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListedFilesTest {
    private static final Optional<String> WHOLE = Optional.empty();
    private static final Optional<String> CUT = Optional.of("GitHub lists at most 3,000");

    @Test
    void confirmsTheSameFilesInAnyOrder() {
        ListedFiles compared = compared(List.of(modified("a"), modified("b")), WHOLE, 2, "b", "a");

        assertThat(compared.missing()).isEmpty();
        assertThat(compared.told()).endsWith("; the code host's list agrees");
    }

    @Test
    void blocksWhenTheCodeHostListsAFileThatGitDoesNot() {
        ListedFiles compared = compared(List.of(modified("a")), WHOLE, 5, "a", "b", "c", "d", "e");

        assertThat(compared.missing()).contains("the code host lists 4 files that git does not: b, c, d and 1 more");
    }

    @Test
    void blocksWhenGitListsAFileThatTheCodeHostDoesNot() {
        assertThat(compared(List.of(modified("a"), modified("b")), WHOLE, 1, "a")
                        .missing())
                .contains("git lists 1 file that the code host does not: b");
    }

    @Test
    void blocksWhenTheCodeHostCountsOtherThanItLists() {
        assertThat(compared(List.of(modified("a")), WHOLE, 2, "a").missing())
                .contains("the code host counts 2 files and lists 1");
    }

    @Test
    void letsTheTwoDifferInWhatTheyTakeForARename() {
        List<ChangedFile> apart = List.of(file("old", Status.DELETED), file("new", Status.ADDED));
        ChangedFile renamed = new ChangedFile(
                "new", Optional.of("old"), Status.RENAMED, Content.TEXT, "100644", "100644", Lines.NONE);

        assertThat(compared(apart, WHOLE, 1, "new").missing()).isEmpty();
        assertThat(compared(List.of(renamed), WHOLE, 2, "old", "new").missing()).isEmpty();
        assertThat(compared(List.of(renamed), CUT, 2, "old").missing()).isEmpty();
    }

    @Test
    void blocksWhenAFileWentThatTheCodeHostDoesNotListAndNoneCame() {
        assertThat(compared(List.of(modified("a"), file("b", Status.DELETED)), WHOLE, 1, "a")
                        .missing())
                .contains("git lists 1 file that the code host does not: b");
    }

    @Test
    void judgesGitsListWhereTheCodeHostCutItsOwn() {
        ListedFiles compared = compared(List.of(modified("a"), modified("b"), modified("c")), CUT, 3, "a", "b");

        assertThat(compared.missing()).isEmpty();
        assertThat(compared.told()).endsWith("the code host's ends after 2 files of 3: GitHub lists at most 3,000");
    }

    @Test
    void blocksWhenACutListIsOfAnotherCountThanGits() {
        assertThat(compared(List.of(modified("a"), modified("b")), CUT, 3_100, "a")
                        .missing())
                .contains("the code host counts 3100 files and git 2");
        assertThat(compared(List.of(modified("a"), modified("b")), CUT, 2, "z").missing())
                .contains("the code host lists 1 file that git does not: z");
    }

    private static ListedFiles compared(List<ChangedFile> files, Optional<String> cut, int count, String... listed) {
        return ListedFiles.compared(files, new FileList(List.of(listed), cut), count);
    }

    private static ChangedFile modified(String path) {
        return file(path, Status.MODIFIED);
    }

    private static ChangedFile file(String path, Status status) {
        return new ChangedFile(path, Optional.empty(), status, Content.TEXT, "100644", "100644", Lines.NONE);
    }
}
