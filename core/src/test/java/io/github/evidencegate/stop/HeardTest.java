package io.github.evidencegate.stop;

import static io.github.evidencegate.testkit.ChangeLife.gate;
import static io.github.evidencegate.testkit.ChangeLife.head;
import static io.github.evidencegate.testkit.ChangeLife.minute;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static io.github.evidencegate.testkit.ChangeLife.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.GateOutcome.Waiver;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.evidence.Transition.Rights;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R098, R113: only the word of somebody counts whom the policy at the base entitles. */
class HeardTest {
    private static final Instant NOW = minute(100);
    private static final String FINDING = "0123456789ab";
    private static final JudgedRun STOPPING = run(1, List.of(gate("unit", "x")), FINDING);
    private static final String STOP = JudgedRun.stopName(FINDING, head(1));
    private static final StopSetting ADA_ALONE = new StopSetting(List.of("ada"), 14);

    @Test
    void staysStoppedIfOnlyAnotherPolicyEntitlesWhoResumedIt() {
        Transition elsewhere = said(Action.RESUME, by("mallory", true));

        Heard heard = Heard.of(List.of(STOPPING, elsewhere), ADA_ALONE);

        assertThat(StopMachine.state(heard, NOW))
                .isEqualTo(new StopState(StopState.Kind.STOPPED, List.of(STOP), Optional.empty()));
        assertThat(heard.unheard()).containsExactly(elsewhere);
        assertThat(heard.whyOpen(List.of(STOP), Optional.of(head(0)), NOW))
                .contains("It was resumed by mallory, whom the policy of the base 0000000000 does not entitle");
        assertThat(heard.whyOpen(List.of("another@head"), Optional.of(head(0)), NOW))
                .isEmpty();
    }

    @Test
    void hearsTheSameWordWhereThePolicyEntitlesItsMaker() {
        List<HistoryEntry> entries = List.of(STOPPING, said(Action.RESUME, by("mallory", true)));

        Heard heard = Heard.of(entries, StopSetting.DEFAULT);

        assertThat(StopMachine.state(heard, NOW).kind()).isEqualTo(StopState.Kind.RESUMED);
        assertThat(heard.whyOpen(List.of(), Optional.empty(), NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ada,          ada,        true",
        "@org/leads,   ada,        true",
        "@org/owners,  ada,        false",
        "write-access, ada,        false",
        "grace,        ada,        false",
        "@org/leads,   @org/leads, false",
    })
    void asksWhatWasFoundWhenThePersonDecided(String decider, String name, boolean isHeard) {
        List<String> teams = name.equals("ada") ? List.of("@org/leads") : List.of();
        Actor by = new Actor(name, "checked", Optional.of(new Rights(teams, false)));

        Heard heard = Heard.of(List.of(STOPPING, said(Action.WAIVE, by)), new StopSetting(List.of(decider), 14));

        assertThat(StopMachine.state(heard, NOW).kind().goesOn()).isEqualTo(isHeard);
    }

    /** The safe way: what an entry does not tell, nobody had. */
    @Test
    void hearsAnOldEntryOnlyIfPolicyNamesItsMaker() {
        Transition old = said(Action.RESUME, new Actor("ada", "stop.deciders: write-access (GitHub)"));

        Heard byName = Heard.of(List.of(STOPPING, old), ADA_ALONE);
        Heard byAccess = Heard.of(List.of(STOPPING, old), StopSetting.DEFAULT);

        assertThat(StopMachine.state(byName, NOW).kind()).isEqualTo(StopState.Kind.RESUMED);
        assertThat(StopMachine.state(byAccess, NOW).kind()).isEqualTo(StopState.Kind.STOPPED);
        assertThat(byAccess.whyOpen(List.of(STOP), Optional.empty(), NOW))
                .contains(
                        "It was resumed by ada, of whom the history does not tell what entitled them, and the policy of"
                                + " the base does not name them");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSE", "REROUTE", "RETURN"})
    void hearsWhoeverHaltsAChange(Action action) {
        Transition halt = says(action, 1, 20);

        Heard heard = Heard.of(List.of(halt), new StopSetting(List.of("nobody-else"), 14));

        assertThat(StopMachine.state(heard, NOW).open()).containsExactly(halt.name());
    }

    @Test
    void takesAGateForWaivedOnlyWhereAWaiverCounts() {
        JudgedGate red = gate("unit", "x");
        JudgedGate waived = new JudgedGate(
                "unit", Kind.TESTS, State.FAIL, 1, red.fingerprint(), red.failures(), 0, Optional.of(FINDING));
        JudgedRun run = run(2, List.of(waived));
        List<HistoryEntry> entries = List.of(STOPPING, says(Action.WAIVE, 1, 15, STOP), run);

        Heard heard = Heard.of(entries, StopSetting.DEFAULT);
        Heard elsewhere = Heard.of(entries, new StopSetting(List.of("grace"), 14));

        assertThat(heard.entries()).isEqualTo(entries);
        assertThat(elsewhere.entries()).containsExactly(STOPPING, run.with(List.of(waived.unwaived()), List.of()));
        assertThat(Heard.of(List.of(run), StopSetting.DEFAULT).entries())
                .containsExactly(run.with(List.of(waived.unwaived()), List.of()));
    }

    @Test
    void tellsOfAWaivedGateWhoWaivedItUntilWhenAndWhy() {
        GateOutcome failed = failed();
        Transition waiver = says(Action.WAIVE, 1, 15, STOP);
        Heard heard = Heard.of(List.of(STOPPING, waiver), StopSetting.DEFAULT);
        Instant end = waiver.until().orElseThrow();

        GateOutcome told = heard.told(failed, FINDING, NOW);

        assertThat(told.state()).isEqualTo(State.WAIVED);
        assertThat(told.measured()).isEqualTo(State.FAIL);
        assertThat(told.reason()).isEqualTo(failed.reason());
        assertThat(told.details().waiver()).contains(new Waiver(State.FAIL, FINDING, "ada", end, "because"));
        assertThat(heard.told(failed, "ffffffffffff", NOW)).isEqualTo(failed);
        assertThat(heard.told(failed, FINDING, end)).isEqualTo(failed);
    }

    private static GateOutcome failed() {
        return new GateOutcome(
                "unit",
                Kind.TESTS,
                true,
                State.FAIL,
                Optional.of("1 of 3 tests failed"),
                Map.of("failed", 1L),
                Optional.empty(),
                List.of(),
                Details.NONE,
                Optional.of(Digest.ofUtf8("x")));
    }

    private static Actor by(String name, boolean canWrite) {
        return new Actor(name, "stop.deciders: " + name + " (test)", Optional.of(new Rights(List.of(), canWrite)));
    }

    private static Transition said(Action action, Actor by) {
        return new Transition(
                action,
                by,
                minute(20),
                head(1),
                "because",
                List.of(STOP),
                Optional.empty(),
                action == Action.WAIVE ? Optional.of(minute(9_000)) : Optional.empty());
    }
}
