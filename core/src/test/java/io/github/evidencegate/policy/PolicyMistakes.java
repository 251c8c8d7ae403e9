package io.github.evidencegate.policy;

import java.util.List;
import java.util.stream.Stream;

/** Policies with one mistake each, for the parser and for the schema. */
final class PolicyMistakes {
    private PolicyMistakes() {}

    /**
     * One mistake.
     *
     * @param message the whole message, without the file name
     */
    record Mistake(String yaml, String message) {
        @Override
        public String toString() {
            return yaml.replace("\n", "⏎");
        }
    }

    /** Mistakes that a JSON Schema can name too. */
    static Stream<Mistake> ofShape() {
        return Stream.of(keys(), parents(), values(), budgets(), texts(), gates(), limits())
                .flatMap(List::stream);
    }

    private static List<Mistake> keys() {
        String known = "known: version, extends, mode, decider, scope, intake, gates, dependencies, repairBudget,"
                + " stop, report, ownRules, rules";
        return List.of(
                new Mistake("gatez: {}", "1:1: unknown key \"gatez\"; did you mean \"gates\"? " + known),
                new Mistake("version: 1\nGates: {}", "2:1: unknown key \"Gates\"; did you mean \"gates\"? " + known),
                new Mistake("colour: red", "1:1: unknown key \"colour\"; " + known),
                new Mistake(
                        "scope: {breadth: {filez: 3}}",
                        "1:19: unknown key \"filez\" in scope.breadth; did you mean \"files\"? known: files, lines, areas"),
                new Mistake(
                        "scope: {classes: {tests: x/}}",
                        "1:19: unknown file class \"tests\" in scope.classes; did you mean \"test\"? known: source, test,"
                                + " docs, build, generated, vendored, lockfile, pipelineConfiguration,"
                                + " codingAgentConfiguration, gateConfiguration"),
                new Mistake("[mode]", "1:1: expected keys with values; found a list"),
                new Mistake("block", "1:1: expected keys with values; found the text \"block\""),
                new Mistake("scope: []", "1:8: scope: expected keys with values; found a list"),
                new Mistake(
                        "gates:",
                        "1:7: gates: expected keys with values; found nothing, so give it a value or remove the key"));
    }

    private static List<Mistake> parents() {
        String hex = "a".repeat(40);
        return List.of(
                new Mistake(
                        "extends: [a.yml]",
                        "1:10: extends: expected one text, or the keys repository, path, revision; found a list"),
                new Mistake(
                        "extends: /etc/policy.yml",
                        "1:10: extends: expected a path with / between its names, not from the root, at most 1000"
                                + " characters; found the text \"/etc/policy.yml\""),
                new Mistake(
                        "extends: {repository: ../up, path: p.yml, revision: " + hex + "}",
                        "1:23: extends.repository: expected a repository on the host of this one, such as group/name, at"
                                + " most 300 characters; found the text \"../up\""),
                new Mistake(
                        "extends: {repository: g/n, path: p.yml, revision: main}",
                        "1:51: extends.revision: expected a commit's full name of 40 or 64 lower-case hexadecimal digits,"
                                + " no branch and no tag, at most 64 characters; found the text \"main\""),
                new Mistake(
                        "extends: {repository: g/n, path: p.yml, revision: " + hex + "a}",
                        "1:51: extends.revision: expected a commit's full name of 40 or 64 lower-case hexadecimal digits,"
                                + " no branch and no tag, at most 64 characters; found the text \"" + hex + "a\""),
                new Mistake("extends: {repository: g/n, path: p.yml}", "1:10: extends: lacks the key \"revision\""),
                new Mistake(
                        "extends: {repository: \"https://elsewhere.example/g/n\", path: p.yml, revision: " + hex + "}",
                        "1:23: extends.repository: expected a repository on the host of this one, such as group/name, at"
                                + " most 300 characters; found the text \"https://elsewhere.example/g/n\""));
    }

    private static List<Mistake> values() {
        return List.of(
                new Mistake("version: 2", "1:10: version: expected the number 1; found the number 2"),
                new Mistake("version: '1'", "1:10: version: expected the number 1; found the text \"1\""),
                new Mistake(
                        "mode: blok",
                        "1:7: mode: expected one of observe, warn, block, stop; found the text \"blok\"; did you mean \"block\"?"),
                new Mistake(
                        "mode: off", "1:7: mode: expected one of observe, warn, block, stop; found the text \"off\""),
                new Mistake(
                        "rules: {gate-failed: false}",
                        "1:22: rules.gate-failed: expected one of off, observe, warn, block, stop; found the boolean false"),
                new Mistake(
                        "rules: {gate-failed: [off]}",
                        "1:22: rules.gate-failed: expected one of off, observe, warn, block, stop; found a list"),
                new Mistake(
                        "scope: {breadth: {files: 0}}",
                        "1:26: scope.breadth.files: expected a whole number from 1 to 1000000; found the number 0"),
                new Mistake(
                        "scope: {breadth: {lines: 1000001}}",
                        "1:26: scope.breadth.lines: expected a whole number from 1 to 1000000; found the number 1000001"),
                new Mistake(
                        "scope: {breadth: {lines: 99999999999}}",
                        "1:26: scope.breadth.lines: expected a whole number from 1 to 1000000;"
                                + " found the number 99999999999"),
                new Mistake(
                        "scope: {breadth: {areas: 2.5}}",
                        "1:26: scope.breadth.areas: expected a whole number from 1 to 1000000; found the number 2.5"),
                new Mistake(
                        "scope: {breadth: {areas: many}}",
                        "1:26: scope.breadth.areas: expected a whole number from 1 to 1000000; found the text \"many\""),
                new Mistake(
                        "scope: {breadth: {areas: {a: 1}}}",
                        "1:26: scope.breadth.areas: expected a whole number from 1 to 1000000; found keys with values"));
    }

    private static List<Mistake> budgets() {
        return List.of(
                new Mistake(
                        "repairBudget: {attempts: -1}",
                        "1:26: repairBudget.attempts: expected a whole number from 0 to 1000000; found the number -1"),
                new Mistake(
                        "repairBudget: {currency: eur}",
                        "1:26: repairBudget.currency: expected a currency's code of three capital letters, such as EUR, at"
                                + " most 3 characters; found the text \"eur\""),
                new Mistake(
                        "stop: {deciders: ['!bob']}",
                        "1:19: stop.deciders: expected a list of texts, each a name, a team such as @org/team, or"
                                + " write-access, at most 200 characters; found the text \"!bob\""),
                new Mistake(
                        "stop: {waiverDays: 0}",
                        "1:20: stop.waiverDays: expected a whole number from 1 to 366; found the number 0"));
    }

    private static List<Mistake> texts() {
        String line = "one line of text, not blank, at most 200 characters";
        String pattern = "a list of texts, each one pattern in gitignore syntax, at most 1000 characters";
        return List.of(
                new Mistake(
                        "decider: 12", "1:10: decider: expected " + line + "; found the number 12; put it in quotes"),
                new Mistake("decider: ' '", "1:10: decider: expected " + line + "; found the text \" \""),
                new Mistake("decider: \"a\\nb\"", "1:10: decider: expected " + line + "; found the text \"a\\u{a}b\""),
                new Mistake(
                        "decider: " + "x".repeat(201),
                        "1:10: decider: expected " + line + "; found the text \"" + "x".repeat(60) + "…\""),
                new Mistake(
                        "scope: {allowed: true}",
                        "1:18: scope.allowed: expected " + pattern + "; found the boolean true; put it in quotes"),
                new Mistake(
                        "scope: {allowed: [src/, '']}",
                        "1:25: scope.allowed: expected " + pattern + "; found the text \"\""),
                new Mistake(
                        "scope: {allowed: '!'}", "1:18: scope.allowed: expected " + pattern + "; found the text \"!\""),
                new Mistake(
                        "scope: {allowed: /}", "1:18: scope.allowed: expected " + pattern + "; found the text \"/\""),
                new Mistake(
                        "scope: {allowed: '# x'}",
                        "1:18: scope.allowed: expected " + pattern + "; found the text \"# x\""),
                new Mistake(
                        "scope: {allowed: \"src/\\n\"}",
                        "1:18: scope.allowed: expected " + pattern + "; found the text \"src/\\u{a}\""),
                new Mistake(
                        "scope: {allowed: [[src/]]}", "1:19: scope.allowed: expected " + pattern + "; found a list"),
                new Mistake(
                        "scope: {allowed: []}",
                        "1:18: scope.allowed: an empty list says nothing; fill it or remove the key"),
                new Mistake(
                        "scope: {allowed: ['!a', '!b']}",
                        "1:18: scope.allowed: every pattern takes back (!), so nothing matches; name first what does"),
                new Mistake(
                        "scope: {forbidden: '!a'}",
                        "1:20: scope.forbidden: every pattern takes back (!), so nothing matches; name first what does"),
                new Mistake("scope: {labels: {' ': a}}", "1:18: scope.labels: the name \" \" is not " + line));
    }

    private static List<Mistake> gates() {
        return List.of(
                new Mistake(
                        "gates: {Unit: {kind: tests}}",
                        "1:9: gates: the name \"Unit\" is not lower-case letters, digits and dashes,"
                                + " starting with a letter or digit, at most 64 characters"),
                new Mistake(
                        "gates: {-a: {kind: tests}}",
                        "1:9: gates: the name \"-a\" is not lower-case letters, digits and dashes,"
                                + " starting with a letter or digit, at most 64 characters"),
                new Mistake(
                        "gates: {unit: {}}",
                        "1:15: gates.unit: lacks the key \"kind\", one of tests, coverage, analysis, command, job"),
                new Mistake(
                        "gates: {unit: tests}",
                        "1:15: gates.unit: expected keys with values; found the text \"tests\""),
                new Mistake(
                        "gates: {unit: {kind: test}}",
                        "1:22: gates.unit.kind: expected one of tests, coverage, analysis, command, job; found the text \"test\";"
                                + " did you mean \"tests\"?"),
                new Mistake(
                        "gates: {c: {kind: coverage, maximum: {projectDrop: -1}}}",
                        "1:52: gates.c.maximum.projectDrop: expected a number with at most 2 digits behind the point,"
                                + " from 0 to 100; found the number -1"),
                new Mistake(
                        "gates: {unit: {kind: tests, maximum: {errors: 0}}}",
                        "1:39: unknown key \"errors\" in gates.unit.maximum; it belongs to kind analysis;"
                                + " known: disappeared"),
                new Mistake(
                        "gates: {lint: {kind: analysis, minimum: {tests: 1}}}",
                        "1:32: unknown key of kind analysis \"minimum\" in gates.lint; it belongs to kind tests or kind"
                                + " coverage; known: kind, required, results, tool, parser, maximum"));
    }

    private static List<Mistake> limits() {
        return List.of(
                new Mistake(
                        "gates: {unit: {kind: tests, minimum: {changedLines: 80}}}",
                        "1:39: unknown key \"changedLines\" in gates.unit.minimum; it belongs to kind coverage; known: tests"),
                new Mistake(
                        "gates: {unit: {kind: tests, tool: JUnit}}",
                        "1:29: unknown key of kind tests \"tool\" in gates.unit; it belongs to kind analysis;"
                                + " known: kind, required, results, minimum, maximum"),
                new Mistake(
                        "gates: {cov: {kind: coverage, minimum: {project: 101}}}",
                        "1:50: gates.cov.minimum.project: expected a whole number from 0 to 100; found the number 101"),
                new Mistake(
                        "gates: {cov: {kind: coverage, minimum: {project: -1}}}",
                        "1:50: gates.cov.minimum.project: expected a whole number from 0 to 100; found the number -1"),
                new Mistake(
                        "gates: {unit: {kind: tests, required: 'yes'}}",
                        "1:39: gates.unit.required: expected true or false; found the text \"yes\""),
                new Mistake(
                        "gates: {lint: {kind: analysis, required: 1}}",
                        "1:42: gates.lint.required: expected true or false; found the number 1"));
    }

    /** Mistakes in YAML itself, or in ways to write that JSON does not know. */
    static Stream<Mistake> ofText() {
        String empty = "1:1: the policy is empty; write at least \"version: 1\", or remove the file to observe only";
        return Stream.concat(
                Stream.concat(unquoted(), tagged()),
                Stream.of(
                        new Mistake("", empty),
                        new Mistake("# nothing but a comment\n", empty),
                        new Mistake("---\n", empty),
                        new Mistake("~", empty),
                        new Mistake("%YAML\n", "1:6: not YAML: expected a digit, but found \\u{a}(10)"),
                        new Mistake(
                                "mode: block\n---\nmode: warn\n",
                                "2:1: a second document; a policy is one, so remove the ---"),
                        new Mistake(
                                "mode: block\nmode: warn", "2:1: key \"mode\" stands twice; join the two or drop one"),
                        new Mistake("? [a, b]\n: 1", "1:3: a key must be text"),
                        // YAML 1.1 merges such keys; 1.2 does not know them.
                        new Mistake(
                                "<<: {mode: warn}",
                                "1:1: unknown key \"<<\"; known: version, extends, mode, decider, scope, intake, gates, dependencies, repairBudget,"
                                        + " stop, report, ownRules, rules"),
                        new Mistake("~: 1", "1:1: a key must be text"),
                        new Mistake(
                                "decider: *nobody",
                                "1:10: alias *nobody stands for nothing complete before it; if it is text, quote it: \"*nobody\""),
                        new Mistake(
                                "scope: &a {labels: *a}",
                                "1:20: alias *a stands for nothing complete before it; if it is text, quote it: \"*a\""),
                        new Mistake(
                                "scope: {breadth: {files: 0x10}}",
                                "1:26: scope.breadth.files: expected a whole number from 1 to 1000000; found the number 0x10"),
                        new Mistake(
                                "gates: {unit: {kind: tests, required: True}}",
                                "1:39: gates.unit.required: expected true or false; found the boolean True"),
                        new Mistake("mode: [block", "1:13: not YAML: expected ',' or ']', but got <stream end>"),
                        new Mistake("mode: a: b", "1:8: not YAML: mapping values are not allowed here")));
    }

    private static Stream<Mistake> tagged() {
        return Stream.of(
                new Mistake(
                        "decider: !!str 12", "1:10: tag \"tag:yaml.org,2002:str\": a policy has no tags; remove it"),
                new Mistake(
                        "scope: !x {}",
                        "1:8: tag \"!x\": a policy has no tags; remove it, or if it is text, quote it: \"!x\""),
                new Mistake(
                        "scope: {allowed: !x [a]}",
                        "1:18: tag \"!x\": a policy has no tags; remove it, or if it is text, quote it: \"!x\""));
    }

    private static Stream<Mistake> unquoted() {
        String needed = "text that begins like this needs quotes in YAML; quote it: ";
        return Stream.of(
                new Mistake("scope:\n  allowed: [*.java]", "2:13: " + needed + "\"*.java\""),
                new Mistake("scope: {allowed: [a, **/x, b]}", "1:22: " + needed + "\"**/x\""),
                new Mistake("scope:\n  allowed:\n    - *.java # all", "3:7: " + needed + "\"*.java\""),
                new Mistake("scope: {allowed: [é, *]}", "1:22: " + needed + "\"*\""),
                new Mistake("scope: {allowed: [!src/legacy/**, a]}", "1:19: " + needed + "\"!src/legacy/**\""),
                new Mistake("scope: {allowed: &a/b}", "1:18: " + needed + "\"&a/b\""),
                new Mistake("decider: @ann", "1:10: " + needed + "\"@ann\""),
                new Mistake("decider: `ann`", "1:10: " + needed + "\"`ann`\""));
    }
}
