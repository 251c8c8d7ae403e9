package io.github.evidencegate.manifest;

import static io.github.evidencegate.manifest.Compared.added;
import static io.github.evidencegate.manifest.Compared.changed;
import static io.github.evidencegate.manifest.Compared.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Dependencies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R109: what workflows use and may do. */
class WorkflowReaderTest {
    private static final String PATH = ".github/workflows/ci.yml";
    private static final String DEFAULT = "no longer names its permissions, so the repository's default holds";

    @Test
    void tellsWhatAWorkflowUses() {
        Dependencies found = added(PATH, """
                on: push
                jobs:
                  build:
                    steps:
                      - uses: actions/checkout@v5
                      - uses: ./.github/actions/here
                      - uses: Evil/Action/sub@main
                      - uses: docker://alpine:3.20
                      - uses: docker://alpine@sha256:00
                      - run: make
                  call:
                    uses: acme/flows/.github/workflows/x.yml@v1
                """);

        assertThat(lines(found))
                .containsExactly(
                        "+ actions:acme/flows/.github/workflows/x.yml direct (reusable workflow): ? -> v1",
                        "+ actions:actions/checkout direct: ? -> v5",
                        "+ actions:docker://alpine direct: ? -> 3.20, sha256:00",
                        "+ actions:evil/action/sub direct: ? -> main");
        assertThat(found.grants()).isEmpty();
    }

    @Test
    void readsCompositeActions() {
        assertThat(lines(added("tools/action.yml", "runs: {using: composite, steps: [{uses: a/b@v1}]}")))
                .containsExactly("+ actions:a/b direct: ? -> v1");
        assertThat(added("action.yaml", "runs: {using: docker, image: 'docker://x:1'}")
                        .unread())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "on: push | on: [push, pull_request_target] | the workflow: runs on pull_request_target, with secrets",
                "on: push | on: {pull_request_target: {branches: [main]}} | the workflow: runs on pull_request_target, with secrets",
                "on: pull_request_target | on: pull_request_target |",
                "permissions: {contents: read} | permissions: {contents: write} | the workflow: contents: read -> write",
                "permissions: {contents: none} | permissions: {contents: read} | the workflow: contents: none -> read",
                "permissions: {contents: write} | permissions: {contents: read} |",
                "permissions: {} | permissions: {packages: write} | the workflow: packages: none -> write",
                "permissions: read-all | permissions: write-all | the workflow: all: read -> write",
                "permissions: write-all | permissions: {contents: write} |",
                "permissions: {contents: read} | name: x | the workflow: " + DEFAULT,
                "permissions: {contents: read} | permissions: | the workflow: " + DEFAULT,
                "permissions: write-all | name: x |",
                "name: x | permissions: {contents: read} |",
                "name: x | permissions: {contents: write} | the workflow: contents: read -> write",
                "name: x | name: y |",
                "jobs: {a: {permissions: {contents: read}}} | jobs: {a: {permissions: {contents: write}}}"
                        + " | job a: contents: read -> write",
                "jobs: {a: {permissions: {contents: read}}} | jobs: {a: {}} | job a: " + DEFAULT,
                "permissions: {} | \"permissions: {}\njobs: {new: {permissions: {id-token: write}}}\""
                        + " | job new: id-token: none -> write",
                "\"permissions: {contents: write}\njobs: {a: {permissions: {}}}\" | \"permissions: {contents: write}\njobs: {a: {}}\""
                        + " | job a: contents: none -> write",
            })
    void tellsWhatAWorkflowMayDoThatItMightNot(String before, String after, String grant) {
        List<String> grants = grants(changed(PATH, before, after));

        assertThat(grants).isEqualTo(grant == null ? List.of() : List.of(grant));
    }

    @Test
    void comparesANewWorkflowWithReadingAll() {
        assertThat(grants(added(PATH, "permissions: {contents: write, issues: read}")))
                .containsExactly("the workflow: contents: read -> write");
        assertThat(grants(added(PATH, "permissions: write-all"))).containsExactly("the workflow: all: read -> write");
        assertThat(grants(added(PATH, "name: x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a list",
                "text",
                "",
                "a: 1\n---\nb: 2",
                "jobs: []",
                "permissions: everything",
                "permissions: {contents: admin}",
                "permissions: [contents]",
                "jobs: {a: {steps: {}}}",
            })
    void findsWorkflowsThatCannotBeRead(String text) {
        assertThat(added(PATH, text).unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.reason()).startsWith("at the head: "));
    }

    private static List<String> grants(Dependencies found) {
        return found.grants().stream()
                .map(grant -> grant.place() + ": " + grant.right())
                .toList();
    }
}
