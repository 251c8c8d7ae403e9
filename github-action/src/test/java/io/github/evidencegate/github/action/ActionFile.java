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
                - id: java
                  name: Find a Java
                  shell: bash
                  env:
                    %s: ${{ inputs.java-home }}
                  run: bash "$GITHUB_ACTION_PATH/%s" java
                - name: Install a Java, as there is none
                  if: ${{ steps.java.outputs.missing }}
                  # The next step says what to do where this one cannot.
                  continue-on-error: true
                  uses: actions/setup-java@b6effb05e454b25005698d916606bdc6ffcbf961 # v5.7.0
                  with:
                    distribution: temurin
                    java-version: '17'
                    # The job's own Java, Maven settings and arguments stay as they are.
                    set-default: false
                    overwrite-settings: false
                    show-download-progress: true
                - id: gate
                  name: Evidence Gate
                  shell: bash
                  # Only by variables: text in the script itself would be run.
                  env:
                    EVIDENCE_GATE_ACTION_REPOSITORY: ${{ github.action_repository }}
            """;

    /** Enterprise Server has no such artifacts (README of actions/upload-artifact, version 4 and later). */
    private static final String UPLOAD = """
                - id: artifact
                  name: Upload record, verdict and packets
                  if: ${{ always() && inputs.artifact && steps.gate.outputs.record && (github.server_url == 'https://github.com' || endsWith(github.server_url, '.ghe.com')) }}
                  # The verdict stands whatever becomes of its copy.
                  continue-on-error: true
                  uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
                  with:
                    name: ${{ inputs.artifact }}
                    path: |
                      ${{ steps.gate.outputs.record }}
                      ${{ steps.gate.outputs.verdict }}
                      ${{ steps.gate.outputs.packet }}
                      ${{ steps.gate.outputs.packet-html }}
                    # Of the folder, too, should its name begin with a dot.
                    include-hidden-files: true
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
                + RUNS.formatted(ActionInput.JAVA_HOME.variable(), script)
                + Arrays.stream(ActionInput.values())
                        .map(input -> "        %s: ${{ inputs.%s }}\n".formatted(input.variable(), input.label()))
                        .collect(joining())
                + "      run: bash \"$GITHUB_ACTION_PATH/" + script + "\"\n"
                + UPLOAD;
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
                    value: ${{ %s }}
                """.formatted(output.label(), quoted(output.description()), output.source());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
