package io.github.evidencegate.github.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.github.action.ActionInput;
import io.github.evidencegate.github.action.ActionInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asked for, as a workflow hands it over (R071). */
class WorkItemInputTest {
    @TempDir
    private Path folder;

    @Test
    void isEmptyIfTheWorkflowGaveNone() throws EvidenceException {
        Optional<String> text = new WorkItemInput(ActionInputs.of(Map.of()), folder).text();

        assertThat(text).isEmpty();
    }

    @Test
    void readsTheFileThatTheInputNames() throws Exception {
        Files.writeString(folder.resolve("ticket.md"), "Round half up\n");

        assertThat(text("ticket.md")).contains("Round half up\n");
    }

    @Test
    void takesWhatNamesNoFileForTheTextItself() throws EvidenceException {
        assertThat(text("Round half up")).contains("Round half up");
        assertThat(text("Rounding")).contains("Rounding");
        assertThat(text("See ticket.md")).contains("See ticket.md");
    }

    @Test
    void takesWhatNoFileCanBeCalledForTheTextItself() throws EvidenceException {
        assertThat(text("Round\0up")).contains("Round\0up");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> text("ticket.md"))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("the input work-item names a file that is not there: ticket.md; check it out, or give the"
                        + " text");
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Files.write(folder.resolve("ticket.md"), "Größe".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> text("ticket.md"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void refusesAFileThatIsNoTicket() throws IOException {
        Files.write(folder.resolve("ticket.md"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> text("ticket.md"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("is longer than 1048576 bytes");
    }

    private Optional<String> text(String given) throws EvidenceException {
        return new WorkItemInput(ActionInputs.of(Map.of(ActionInput.WORK_ITEM.variable(), given)), folder).text();
    }
}
