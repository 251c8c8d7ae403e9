package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of one change from a break to an honest repair, in a repository whose tests really run. The packets are those
 * that {@code docs/story.md} tells of; they lie in {@code docs/examples/story}.
 */
class StoryTest {
    private static final String POLICY = """
            decider: ada
            scope: {allowed: [src/]}
            gates:
              unit-tests: {kind: tests, required: true}
            repairBudget: {attempts: 4, sameFailures: 1}
            stop: {deciders: [ada]}
            rules:
              repaired-by-weakening: stop
              repair-budget-spent: stop
            """;
    private static final String TICKET = """
            SHOP-12: A discount for large baskets
            Owner: ada
            Review owner: grace

            ## Acceptance criteria
            - A basket of 100 or more costs a tenth less.

            ## Context used
            - docs/prices.md
            """;
    private static final String TESTS = """
            import static org.junit.jupiter.api.Assertions.assertEquals;

            import org.junit.jupiter.api.Test;

            class BasketTest {
                @Test
                void totals() {
                    assertEquals(60, new Basket().total(20, 3));
                }
            %s}
            """;
    private static final String DISCOUNTS = """

                @Test
                void discounts() {
                    assertEquals(180, new Basket().total(20, 10));
                }
            """;
    private static final String BASKET = """
            class Basket {
                int total(int price, int count) {
                    int sum = price * count;
                    return %s;
                }
            }
            """;
    private static final Path DOCS = Path.of("..", "docs");

    @TempDir
    private Path folder;

    private StoryShop shop;

    @BeforeEach
    void begin() {
        shop = new StoryShop(folder.resolve("shop"));
        shop.git().write(".evidence-gate.yml", POLICY);
        shop.git().write("src/main/java/Basket.java", BASKET.formatted("sum"));
        shop.git().write("src/test/java/BasketTest.java", TESTS.formatted("")).commit("Begin");
        shop.git().branch("discount");
    }

    /** R083, R088, R098, R101, R106, R113, R114, R119. */
    @Test
    void tellsTheLifeOfAChange() throws IOException {
        Run broken = attempt("1-break", "sum - sum / 10", "Give a discount", DISCOUNTS);
        Run failed = attempt("2-failed-repair", "sum > 50 ? sum - 10 : sum", "Only for large baskets", DISCOUNTS);
        Run again = attempt("3-same-again", "sum >= 51 ? sum - 10 : sum", "Say it in another way", DISCOUNTS);
        Run quiet = attempt("4-made-quiet", "sum - sum / 10", "Repair the tests", DISCOUNTS, "totals");
        Run refused = told("5-refused.txt", "preflight");
        Run stranger = told("6-not-entitled.txt", "resume", by("grace", "The tests are green."));
        Run resumed = told("7-resumed.txt", "resume", by("ada", "The discount starts at 100; say so in the code."));
        Run honest = attempt("8-honest-repair", "sum >= 100 ? sum - sum / 10 : sum", "Start at 100", DISCOUNTS);

        assertThat(broken.output()).contains("BLOCKED").contains("BasketTest.totals");
        assertThat(failed.output()).contains("BLOCKED", "failures-growing");
        assertThat(again.output()).contains("BLOCKED", "no-progress", "2 repair attempts left");
        assertThat(quiet.output()).contains("STOPPED", "repaired-by-weakening", "BasketTest.java:7");
        assertThat(List.of(quiet.status(), refused.status(), stranger.status())).containsExactly(1, 1, 2);
        assertThat(stranger.error()).contains("grace may not decide; policy lets ada");
        assertThat(List.of(resumed.status(), honest.status())).containsOnly(0);
        assertThat(honest.output()).contains("repaired `unit-tests`").doesNotContain("repaired-by-weakening");
    }

    /** What the page quotes is what the program said. */
    @Test
    void isToldInTheDocs() throws IOException {
        String page = Files.readString(DOCS.resolve("story.md"), UTF_8);
        List<String> quotes = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        try (var files = Files.list(DOCS.resolve("examples/story"))) {
            for (Path file : files.sorted().toList()) {
                said.append(Files.readString(file, UTF_8));
                assertThat(page).contains("examples/story/" + file.getFileName());
            }
        }

        for (String line : page.lines().toList()) {
            if (line.startsWith("> ") && !line.isBlank()) {
                quotes.add(line.substring(2));
            }
        }

        assertThat(quotes).hasSizeGreaterThan(10);
        assertThat(said.toString().lines()).containsAll(quotes);
    }

    private Run attempt(String name, String expression, String message, String more, String... disabled)
            throws IOException {
        String tests = TESTS.formatted(more);
        for (String test : disabled) {
            tests = tests.replace("    @Test\n    void " + test, "    @Disabled\n    @Test\n    void " + test)
                    .replace(
                            "import org.junit.jupiter.api.Test;",
                            "import org.junit.jupiter.api.Disabled;\nimport org.junit.jupiter.api.Test;");
        }
        shop.git().write("src/main/java/Basket.java", BASKET.formatted(expression));
        shop.git().write("src/test/java/BasketTest.java", tests).commitAs("Coder", "noreply@anthropic.com", message);
        shop.test(now().plus(Duration.ofMinutes(1)));
        Run run = run("check", "--work-item", TICKET, "--ci-time", "4m", "--run", name);
        keep(name + ".md", run.output());
        return run;
    }

    private static String[] by(String name, String reason) {
        return new String[] {"--by", name, "--reason", reason, "--checked-by", "login of the build server"};
    }

    private Run told(String name, String command, String... more) throws IOException {
        Run run = run(command, more);
        keep(name, run.output() + run.error());
        return run;
    }

    private Run run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--repo",
                shop.git().top().toString(),
                "--base",
                "main",
                "--change",
                "shop#12",
                "--history",
                folder.resolve("history").toString()));
        arguments.addAll(List.of(more));
        String epoch = Long.toString(now().plus(Duration.ofMinutes(2)).getEpochSecond());
        return Run.in(Map.of("SOURCE_DATE_EPOCH", epoch, "USER", "ci"), Set.of(), "", arguments.toArray(String[]::new));
    }

    /** When the head was committed. */
    private Instant now() {
        return Instant.ofEpochSecond(
                Long.parseLong(shop.git().run("log", "-1", "--format=%ct").strip()));
    }

    private void keep(String name, String text) {
        boolean updating = "update".equals(System.getProperty("golden"));
        new Golden(DOCS.resolve("examples/story"), updating).assertSame(name, text.replace(folder.toString(), "/ci"));
    }
}
