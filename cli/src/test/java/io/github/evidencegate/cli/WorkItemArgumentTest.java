package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.evidencegate.evidence.EvidenceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkItemArgumentTest {
    @TempDir
    private Path folder;

    private static String text(String value) throws EvidenceException {
        return new WorkItemArgument(value).text(InputStream.nullInputStream());
    }

    @Test
    void readsAFile() throws Exception {
        Path ticket = Files.writeString(folder.resolve("ticket.md"), "SHOP-12: runde \u00BD auf\n");

        String text = text(ticket.toString());

        assertThat(text).isEqualTo("SHOP-12: runde \u00BD auf\n");
    }

    @Test
    void readsStandardInput() throws Exception {
        InputStream input = new ByteArrayInputStream("SHOP-12\n".getBytes(UTF_8));

        String text = new WorkItemArgument("-").text(input);

        assertThat(text).isEqualTo("SHOP-12\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOP-12",
                "#7",
                "shop/basket#7",
                "group/project!12",
                "https://example.org/issues/7",
                "Round in shop/Basket.java",
                "Round\nsee ticket.md",
                "a \0b"
            })
    void takesATextAsItIs(String value) throws Exception {
        String text = text(value);

        assertThat(text).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tickets/7",
                "ticket.md",
                "my ticket.md",
                "./7",
                "https:/example",
                "ticket.txt",
                "tikcet",
                "shop-12x",
                "-7",
                "a\0b"
            })
    void refusesAFileThatIsNotThere(String value) {
        assertThatThrownBy(() -> text(value))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("--work-item " + value, "no such file", "standard input");
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> text(folder.toString()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("--work-item", folder.toString(), "is a folder, not a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t \n"})
    void refusesATicketWithoutText(String content) throws IOException {
        Path ticket = Files.writeString(folder.resolve("ticket.md"), content);
        InputStream input = new ByteArrayInputStream(content.getBytes(UTF_8));

        assertThatThrownBy(() -> text(ticket.toString()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("--work-item is empty", ticket.toString(), "leave the option out");
        assertThatThrownBy(() -> new WorkItemArgument("-").text(input))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("--work-item is empty", "standard input", "leave the option out");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysThatItMayNotRead() throws IOException {
        Path ticket = Files.writeString(folder.resolve("ticket.md"), "SHOP-12");
        Files.setPosixFilePermissions(ticket, Set.of());
        assumeThat(Files.isReadable(ticket)).as("root may read").isFalse();

        assertThatThrownBy(() -> text(ticket.toString()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(ticket + " cannot be read: no permission to read");
    }

    @Test
    void readsTheLongestTextThatIsAllowed() throws Exception {
        Path ticket = ofBytes(WorkItemArgument.LIMIT_BYTES);

        String text = text(ticket.toString());

        assertThat(text).hasSize(WorkItemArgument.LIMIT_BYTES);
    }

    @Test
    void refusesALongerText() throws IOException {
        Path ticket = ofBytes(WorkItemArgument.LIMIT_BYTES + 1);

        assertThatThrownBy(() -> text(ticket.toString()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll(ticket.toString(), "256 KiB");
    }

    private Path ofBytes(int count) throws IOException {
        return Files.writeString(folder.resolve("ticket.md"), "x".repeat(count));
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path ticket = Files.write(folder.resolve("ticket.md"), new byte[] {'a', (byte) 0xE4, 'b'});

        assertThatThrownBy(() -> text(ticket.toString()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll(ticket.toString(), "UTF-8");
    }
}
