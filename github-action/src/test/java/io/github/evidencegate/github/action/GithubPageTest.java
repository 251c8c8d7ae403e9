package io.github.evidencegate.github.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.github.event.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/github.md are those of the program. {@code -Dgolden=update} writes them anew. */
class GithubPageTest {
    private static final Path PAGE = ActionFile.REPOSITORY.resolve("docs/github.md");

    private static void assertTable(String name, String head, Stream<String> rows) throws IOException {
        String page = Files.readString(PAGE, UTF_8);
        String begin = "<!-- " + name + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- /" + name + " -->");
        String table = head + "\n" + rows.map(row -> row + "\n").collect(joining());
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to), UTF_8);
            return;
        }
        assertThat(page.substring(from, to))
                .as("docs/github.md; -Dgolden=update")
                .isEqualTo(table);
    }

    @Test
    void namesEachInput() throws IOException {
        Stream<String> rows = Arrays.stream(ActionInput.values())
                .map(input -> "| `%s` | %s | %s |"
                        .formatted(
                                input.label(),
                                input.standard().isEmpty() ? "" : "`" + input.standard() + "`",
                                input.description()));

        assertTable("inputs", "| input | default | meaning |\n|---|---|---|", rows);
    }

    @Test
    void namesEachOutput() throws IOException {
        Stream<String> rows = Arrays.stream(ActionOutput.values())
                .map(output -> "| `%s` | %s |".formatted(output.label(), output.description()));

        assertTable("outputs", "| output | meaning |\n|---|---|", rows);
    }

    @Test
    void namesEachEvent() throws IOException {
        Stream<String> rows = Arrays.stream(EventKind.values())
                .map(kind -> "| %s | %s | %s |"
                        .formatted(
                                kind.events().isEmpty()
                                        ? "any other"
                                        : kind.events().stream().collect(joining("`, `", "`", "`")),
                                kind.actions().orElse(""),
                                kind.deed()));

        assertTable("events", "| event | its action | what the step does |\n|---|---|---|", rows);
    }

    @Test
    void namesEachExample() throws IOException {
        String page = Files.readString(PAGE, UTF_8);

        assertThat(ExampleWorkflows.names())
                .allSatisfy(name -> assertThat(page).contains("](" + name.substring("docs/".length()) + ")"));
    }

    @Test
    void quotesWhatTheScriptSays() throws IOException {
        String script = Files.readString(ActionFile.REPOSITORY.resolve("github-action/run"), UTF_8);

        assertThat(script)
                .contains("newer on this runner")
                .contains("cannot be downloaded: ", "no whole answer", "status 404")
                .contains("is not the file of this release")
                .contains("does not know the digests of release")
                .contains("before its work was done");
    }
}
