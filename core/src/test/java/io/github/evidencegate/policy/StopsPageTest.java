package io.github.evidencegate.policy;

import static io.github.evidencegate.testkit.ChangeLife.head;
import static io.github.evidencegate.testkit.ChangeLife.heard;
import static io.github.evidencegate.testkit.ChangeLife.minute;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static io.github.evidencegate.testkit.ChangeLife.says;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.StopState.Kind;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.repair.RepairRule;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Rule;
import io.github.evidencegate.stop.StopMachine;
import io.github.evidencegate.stop.StopRule;
import io.github.evidencegate.stop.Transitions;
import io.github.evidencegate.testkit.DocsPages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R114: holds docs/stops.md against the state machine and the rules. */
class StopsPageTest {
    private static final String PAGE = DocsPages.read("stops.md");
    private static final String FINDING = "0123456789ab";
    private static final Instant NOW = minute(100);

    @Test
    void tellsWhatMayBeDecidedFromEachState() {
        Map<Kind, Set<Action>> told = new EnumMap<>(Kind.class);

        decisions()
                .forEach(row -> words(row.get(0))
                        .forEach(from -> told.computeIfAbsent(Kind.valueOf(from), kind -> EnumSet.noneOf(Action.class))
                                .add(Action.valueOf(words(row.get(1)).get(0)))));

        assertThat(told.keySet()).containsExactly(Kind.values());
        assertThat(told).allSatisfy((kind, actions) -> assertThat(actions).isEqualTo(Transitions.allowed(kind)));
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhereEachDecisionLeads(Kind from) {
        decisions().filter(row -> words(row.get(0)).contains(from.name())).forEach(row -> {
            List<HistoryEntry> entries = new ArrayList<>(leadingTo(from));
            StopState state = StopMachine.state(heard(entries), NOW);
            Action action = Action.valueOf(words(row.get(1)).get(0));
            String[] answers = action.lifts() ? Transitions.answerable(state).toArray(String[]::new) : new String[0];
            entries.add(says(action, 1, 90, answers));

            assertThat(state.kind()).isEqualTo(from);
            assertThat(StopMachine.state(heard(entries), NOW).kind().name())
                    .as("%s from %s", action, from)
                    .isEqualTo(words(row.get(2)).get(0));
        });
    }

    @Test
    void tellsEachRuleWithItsOwnMode() {
        List<List<String>> rules = rows("| rule | by itself |").toList();

        assertThat(rules)
                .extracting(row -> plain(row.get(0)), row -> plain(row.get(1)))
                .containsExactlyElementsOf(Stream.<Rule>concat(
                                Stream.of(StopRule.values()), Stream.of(RepairRule.values()))
                        .map(rule -> tuple(rule.id(), rule.defaultMode().name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    @Test
    void showsBudgetsThatAreRead() throws EvidenceException {
        String example = PAGE.substring(PAGE.indexOf("```yaml\n") + 8);

        Policy policy = PolicyParser.parse(
                "stops.md", example.substring(0, example.indexOf("```")).getBytes(UTF_8));

        assertThat(policy.repairs().money().cents()).isEqualTo(OptionalInt.of(2_050));
        assertThat(policy.modeOf(RepairRule.REPAIR_BUDGET_SPENT)).isEqualTo(Mode.STOP);
    }

    @Test
    void tellsEveryBudgetOfTheGrammar() {
        assertThat(rows("| budget | counts |").map(row -> plain(row.get(0))))
                .containsExactly(
                        "attempts", "gateAttempts", "money", "ciMinutes", "wallMinutes", "minutesWithoutProgress");
    }

    private static List<HistoryEntry> leadingTo(Kind kind) {
        JudgedRun stopping = run(1, List.of(), FINDING);
        String stop = JudgedRun.stopName(FINDING, head(1));
        return switch (kind) {
            case RUNNING -> List.of(run(1, List.of()));
            case STOPPED -> List.of(stopping);
            case PAUSED -> List.of(says(Action.PAUSE, 1, 20));
            case REROUTED -> List.of(stopping, says(Action.REROUTE, 1, 20));
            case RETURNED -> List.of(stopping, says(Action.RETURN, 1, 20));
            case RESUMED -> List.of(stopping, says(Action.RESUME, 1, 20, stop));
            case WAIVED -> List.of(stopping, says(Action.WAIVE, 1, 20, stop));
        };
    }

    /** Rows of what persons decide. */
    private static Stream<List<String>> decisions() {
        return rows("| from | action |").filter(row -> row.get(3).contains("deciders"));
    }

    private static Stream<List<String>> rows(String header) {
        String table = PAGE.substring(PAGE.indexOf(header));
        return table.substring(0, table.indexOf("\n\n"))
                .lines()
                .skip(2)
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .skip(1)
                        .map(String::strip)
                        .toList());
    }

    /** The constants that a cell names. */
    private static List<String> words(String cell) {
        return Arrays.stream(plain(cell).split(", ", -1))
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toList();
    }

    private static String plain(String cell) {
        return cell.replace("`", "");
    }
}
