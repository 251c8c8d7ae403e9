package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.cli.Environment.Stream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of the program inside the test.
 *
 * @param output what it wrote to standard output
 * @param error what it wrote to standard error
 */
record Run(int status, String output, String error) {
    /** With these arguments, in an environment that says nothing. */
    static Run of(String... arguments) {
        return in(Map.of(), Set.of(), "", arguments);
    }

    /** The same with this on standard input. */
    static Run reading(String input, String... arguments) {
        return in(Map.of(), Set.of(), input, arguments);
    }

    /** The same in this environment, with these streams shown to a person. */
    static Run in(Map<String, String> variables, Set<Stream> terminals, String input, String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(UTF_8)), output, new PrintStream(error, true, UTF_8));
        int status = new Program(streams, new Environment(variables, terminals)).run(List.of(arguments));
        return new Run(status, output.toString(UTF_8), error.toString(UTF_8));
    }
}
