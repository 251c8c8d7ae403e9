package io.github.evidencegate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramSearchTest {
    @TempDir
    private Path folder;

    @Test
    void findsABatchFileByItsBareName() throws IOException {
        Path program = Files.createFile(folder.resolve("npm.cmd"));
        Files.createFile(folder.resolve("npm"));

        List<String> command = search(Optional.empty()).resolved(List.of("npm", "run", "a b"));

        assertThat(command).containsExactly(program.toString(), "run", "a b");
    }

    @Test
    void takesEndingsInTheirOrder() throws IOException {
        Files.createFile(folder.resolve("tool.cmd"));
        Path program = Files.createFile(folder.resolve("tool.exe"));

        assertThat(search(Optional.of(".EXE;.CMD;nonsense")).resolved(List.of("tool")))
                .containsExactly(program.toString());
    }

    @Test
    void takesANameThatHasItsEnding() throws IOException {
        Path program = Files.createFile(folder.resolve("mvnw.cmd"));

        assertThat(search(Optional.empty()).resolved(List.of("mvnw.cmd"))).containsExactly(program.toString());
        assertThat(search(Optional.empty()).resolved(List.of(folder + "/mvnw"))).containsExactly(program.toString());
    }

    @Test
    void leavesACommandThatItDoesNotFind() {
        assertThat(search(Optional.empty()).resolved(List.of("absent", "x"))).containsExactly("absent", "x");
        assertThat(search(Optional.empty()).resolved(List.of("\0", "x"))).containsExactly("\0", "x");
    }

    @Test
    void looksIntoNoRelativeFolder() {
        ProgramSearch search = new ProgramSearch("bin;.;", Optional.of(".xml"));

        assertThat(search.resolved(List.of("pom"))).containsExactly("pom");
    }

    private ProgramSearch search(Optional<String> endings) {
        return new ProgramSearch("\"" + folder + "\";relative", endings);
    }
}
