package io.github.evidencegate.testkit;

import io.github.evidencegate.testkit.Scenario.Condition;
import io.github.evidencegate.testkit.Scenario.Result;
import java.util.List;
import java.util.stream.Stream;

/** One scenario for each outcome that a gate can have and each decision that a verdict can be. */
public final class Scenarios {
    private static final String TESTS = "gates: {unit-tests: {kind: tests}}\n";
    private static final Result PASSING = tests("surefire-plain/TEST-sample.PassingTest.xml", Condition.FRESH);
    private static final Result FAILING = tests("surefire-plain/TEST-sample.FailingTest.xml", Condition.FRESH);
    private static final Result COVERAGE =
            new Result("jacoco/maven-single/jacoco.xml", "target/site/jacoco/jacoco.xml", Condition.FRESH);

    private Scenarios() {}

    /** All of them. */
    public static List<Scenario> all() {
        return Stream.of(ofTests(), ofOtherKinds(), ofTheBase())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> ofTests() {
        return List.of(
                new Scenario(
                        "ready-with-every-kind-of-gate",
                        "rules: {work-item-missing: observe, scope-missing: observe}\n",
                        List.of(PASSING, COVERAGE, sarif("till"))),
                new Scenario("ready-because-no-policy-only-observes", "", List.of(FAILING)),
                new Scenario("attention-because-policy-only-warns", "mode: warn\n" + TESTS, List.of(FAILING)),
                new Scenario(
                        "attention-by-a-flaky-test",
                        TESTS,
                        List.of(tests("surefire-flaky/TEST-sample.FlakyTest.xml", Condition.FRESH))),
                new Scenario(
                        "blocked-by-skipped-tests",
                        TESTS,
                        List.of(tests("surefire-plain/TEST-sample.SkippedClassTest.xml", Condition.FRESH))),
                new Scenario("blocked-by-failed-tests", TESTS, List.of(PASSING, FAILING)),
                new Scenario(
                        "stopped-by-a-rule-of-mode-stop",
                        TESTS + "rules: {gate-failed: stop}\nstop: {deciders: [ada, \"@shop/leads\"]}\n",
                        List.of(PASSING, FAILING)),
                new Scenario("blocked-by-missing-tests", TESTS, List.of(COVERAGE)),
                new Scenario(
                        "blocked-by-stale-tests",
                        TESTS,
                        List.of(tests("surefire-plain/TEST-sample.PassingTest.xml", Condition.STALE))),
                new Scenario(
                        "blocked-by-zero-tests",
                        TESTS,
                        List.of(tests("surefire-3.2.5/TEST-sample.NestedTest.xml", Condition.FRESH))),
                new Scenario(
                        "blocked-by-an-unreadable-file",
                        TESTS,
                        List.of(tests("surefire-plain/TEST-sample.PassingTest.xml", Condition.CUT_OFF))));
    }

    private static List<Scenario> ofOtherKinds() {
        return List.of(
                new Scenario(
                        "blocked-by-low-coverage",
                        "gates: {coverage: {kind: coverage, minimum: {project: 90}}}\n",
                        List.of(COVERAGE)),
                new Scenario(
                        "blocked-by-an-analyser",
                        "gates: {spotbugs: {kind: analysis, tool: SpotBugs}}\n",
                        List.of(sarif("basket"))),
                new Scenario(
                        "blocked-by-checkstyle",
                        "gates: {style: {kind: analysis, tool: Checkstyle}}\n",
                        List.of(new Result("checkstyle/maven.xml", "target/checkstyle-result.xml", Condition.FRESH))),
                new Scenario(
                        "blocked-by-low-coverage-of-scripts",
                        "gates: {coverage: {kind: coverage, minimum: {project: 50}}}\n",
                        List.of(
                                new Result("lcov/jest.info", "coverage/lcov.info", Condition.FRESH),
                                new Result("cobertura/jest.xml", "coverage/cobertura-coverage.xml", Condition.FRESH))));
    }

    private static List<Scenario> ofTheBase() {
        return List.of(
                new Scenario(
                        "ready-with-nothing-worse-than-at-the-base",
                        "gates: {unit-tests: {kind: tests, maximum: {disappeared: 0}},"
                                + " coverage: {kind: coverage, maximum: {projectDrop: 0.5}},"
                                + " spotbugs: {kind: analysis, maximum: {new: 0}}}\n"
                                + "rules: {work-item-missing: observe, scope-missing: observe}\n",
                        List.of(PASSING, COVERAGE, sarif("basket")),
                        List.of(PASSING, COVERAGE, sarif("basket"))),
                new Scenario(
                        "blocked-by-tests-that-disappeared",
                        "gates: {unit-tests: {kind: tests, maximum: {disappeared: 0}}}\n",
                        List.of(PASSING),
                        List.of(PASSING, FAILING)),
                new Scenario(
                        "blocked-by-an-unknown-difference",
                        "gates: {unit-tests: {kind: tests, maximum: {disappeared: 0}}}\n",
                        List.of(PASSING),
                        List.of(tests("surefire-plain/TEST-sample.PassingTest.xml", Condition.STALE))));
    }

    private static Result tests(String resource, Condition condition) {
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        return new Result("junit/" + resource, "target/surefire-reports/" + name, condition);
    }

    private static Result sarif(String name) {
        return new Result("sarif/spotbugs/" + name + ".json", "target/spotbugsSarif.json", Condition.FRESH);
    }
}
