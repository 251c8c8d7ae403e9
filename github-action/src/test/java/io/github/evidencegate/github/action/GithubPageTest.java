package io.github.evidencegate.github.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.github.event.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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
    void quotesMessagesThatTheStepHas() throws IOException {
        String page = Files.readString(PAGE, UTF_8);
        String rows = page.substring(page.indexOf("## Troubleshooting"), page.indexOf("## Making a release"));
        List<String> quoted = rows.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .flatMap(line -> Pattern.compile("`([^`]+)`").matcher(line).results())
                .map(result -> result.group(1))
                .toList();

        String sources = sources();

        assertThat(quoted)
                .hasSizeGreaterThan(10)
                .allSatisfy(text -> assertThat(sources.contains(text)).as(text).isTrue());
    }

    /** All that can write to the log, with the texts of Java in one piece. */
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(ActionFile.REPOSITORY.resolve("github-action/run")));
        for (String module : List.of("core", "github-action")) {
            try (Stream<Path> files = Files.walk(ActionFile.REPOSITORY.resolve(module + "/src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file, UTF_8));
                }
            }
        }
        return all.toString()
                .replaceAll("\"\\s*\\+\\s*\"", "")
                .replace("\\\"", "\"")
                .replace("${least_java}", "17")
                .replace("$least_java", "17");
    }
}
