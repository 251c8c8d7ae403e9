package io.github.evidencegate.github.action;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Arrays;

/** The two files {@code action.yml} as the lists of inputs and outputs want them. They differ in where the script is. */
enum ActionFile {
    /** {@code uses: OWNER/evidence-gate@v1}. */
    ROOT("action.yml", "github-action/run"),
    /** {@code uses: OWNER/evidence-gate/github-action@v1}. */
    MODULE("github-action/action.yml", "run");

    /** The repository, seen from the folder of this module. */
    static final Path REPOSITORY = Path.of("..");

    private static final String HEAD = """
            # Made from ActionInput and ActionOutput: edit these, and run ActionFileTest with -Dgolden=update.
            name: Evidence Gate
            description: Judges a change by its evidence, posts a review packet, and stops what should stop.
            author: Evidence Gate
            branding:
              icon: check-circle
              color: green
            inputs:
            """;

    private static final String RUNS = """
            runs:
              using: composite
              steps:
                - id: gate
                  name: Evidence Gate
                  shell: bash
                  # Only by variables: text in the script itself would be run.
                  env:
                    EVIDENCE_GATE_ACTION_REPOSITORY: ${{ github.action_repository }}
            """;

    private final String path;
    private final String script;

    ActionFile(String path, String script) {
        this.path = path;
        this.script = script;
    }

    Path path() {
        return REPOSITORY.resolve(path);
    }

    String expected() {
        return HEAD
                + Arrays.stream(ActionInput.values()).map(ActionFile::input).collect(joining())
                + "outputs:\n"
                + Arrays.stream(ActionOutput.values()).map(ActionFile::output).collect(joining())
                + RUNS
                + Arrays.stream(ActionInput.values())
                        .map(input -> "        %s: ${{ inputs.%s }}\n".formatted(input.variable(), input.label()))
                        .collect(joining())
                + "      run: bash \"$GITHUB_ACTION_PATH/" + script + "\"\n";
    }

    private static String input(ActionInput input) {
        return """
                  %s:
                    description: %s
                    required: false
                    default: %s
                """.formatted(input.label(), quoted(input.description()), quoted(input.standard()))
                .indent(0);
    }

    private static String output(ActionOutput output) {
        return """
                  %s:
                    description: %s
                    value: ${{ steps.gate.outputs.%s }}
                """.formatted(output.label(), quoted(output.description()), output.label());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
