package io.github.evidencegate.stop;

import static io.github.evidencegate.testkit.ChangeLife.head;
import static io.github.evidencegate.testkit.ChangeLife.heard;
import static io.github.evidencegate.testkit.ChangeLife.minute;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static io.github.evidencegate.testkit.ChangeLife.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.evidence.Transition.Rights;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R098, R113, R114: which decisions may be recorded. */
class TransitionsTest {
    private static final Identity ADA = new Identity("ada", List.of("@org/leads"), true, "test");
    private static final String STOP = JudgedRun.stopName("0123456789ab", head(1));
    private static final Instant NOW = minute(20);
    private static final StopState STOPPED = StopMachine.state(heard(List.of(run(1, List.of(), "0123456789ab"))), NOW);
    private static final Transitions TRANSITIONS = new Transitions(StopSetting.DEFAULT, Optional.of(head(1)), NOW);

    @Test
    void acceptsAnAnswerToWhatIsOpen() {
        assertThat(TRANSITIONS.refuse(STOPPED, says(Action.RESUME, 1, 20, STOP), ADA))
                .isEmpty();
        assertThat(TRANSITIONS.refuse(STOPPED, says(Action.WAIVE, 1, 20, STOP), ADA))
                .isEmpty();
        assertThat(TRANSITIONS.refuse(StopState.RUNNING, says(Action.PAUSE, 1, 20), ADA))
                .isEmpty();
    }

    @Test
    void refusesToResumeAChangeThatRuns() {
        assertThat(TRANSITIONS.refuse(StopState.RUNNING, says(Action.RESUME, 1, 20, STOP), ADA))
                .contains("resume: the change is running; from there: pause, reroute, return");
    }

    @Test
    void refusesToPauseAChangeThatIsStopped() {
        assertThat(TRANSITIONS.refuse(STOPPED, says(Action.PAUSE, 1, 20), ADA))
                .contains("pause: the change is stopped; from there: reroute, return, resume, waive");
    }

    @Test
    void refusesAnAnswerToNothing() {
        assertThat(TRANSITIONS.refuse(STOPPED, says(Action.RESUME, 1, 20), ADA))
                .contains("resume: it names no stop; open: " + STOP);
    }

    @Test
    void refusesAnAnswerToWhatIsNotOpen() {
        assertThat(TRANSITIONS.refuse(STOPPED, says(Action.RESUME, 1, 20, STOP, "other"), ADA))
                .contains("resume: not open: other; open: " + STOP);
        assertThat(TRANSITIONS.refuse(StopState.RUNNING, says(Action.PAUSE, 1, 20, STOP), ADA))
                .contains("pause: not open: " + STOP + "; open: nothing");
    }

    @Test
    void refusesADecisionAboutAnotherHead() {
        assertThat(TRANSITIONS.refuse(STOPPED, says(Action.RESUME, 0, 20, STOP), ADA))
                .contains(
                        "resume: it is about 0000000000, but 0000000100 was judged last; look at that and decide anew");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, true", "14, false", "15, true"})
    void refusesAWaiverThatIsOverOrLongerThanPolicyAllows(int days, boolean isRefused) {
        Instant until = NOW.plus(Duration.ofDays(days));
        Transition waiver = new Transition(
                Action.WAIVE,
                new Actor("ada", "x"),
                NOW,
                head(1),
                "because",
                List.of(STOP),
                Optional.empty(),
                Optional.of(until));

        Optional<String> refusal = TRANSITIONS.refuse(STOPPED, waiver, ADA);

        assertThat(refusal.isPresent()).isEqualTo(isRefused);
        assertThat(refusal.orElse("14 days (stop.waiverDays), not at " + until))
                .endsWith("14 days (stop.waiverDays), not at " + until);
    }

    @Test
    void refusesAPersonWhomPolicyDoesNotEntitle() {
        Transitions leads =
                new Transitions(new StopSetting(List.of("grace", "@org/owners"), 14), Optional.of(head(1)), NOW);

        assertThat(leads.refuse(STOPPED, says(Action.RESUME, 1, 20, STOP), ADA))
                .contains("resume: ada may not decide; policy lets grace or @org/owners (stop.deciders)");
    }

    @ParameterizedTest
    @CsvSource({"ada, false, true", "@org/leads, false, true", "write-access, true, true", "write-access, false, false"
    })
    void entitlesByNameTeamOrWriteAccess(String decider, boolean canWrite, boolean isEntitled) {
        Identity ada = new Identity("ada", List.of("@org/leads"), canWrite, "test");

        Optional<Actor> actor = ada.actor(new StopSetting(List.of("nobody", decider), 14));

        assertThat(actor)
                .isEqualTo(
                        isEntitled
                                ? Optional.of(new Actor(
                                        "ada",
                                        "stop.deciders: " + decider + " (test)",
                                        Optional.of(new Rights(List.of("@org/leads"), canWrite))))
                                : Optional.empty());
    }

    @Test
    void refusesAnotherPersonThanTheOneWhoWasChecked() {
        Identity grace = new Identity("grace", List.of(), true, "test");

        assertThat(TRANSITIONS.refuse(STOPPED, says(Action.RESUME, 1, 20, STOP), grace))
                .contains("resume: ada was not checked, but grace was; each decides for themselves");
    }

    @Test
    void refusesAnIdentityThatNobodyChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Identity("ada", List.of(), true, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Identity("", List.of(), true, "test"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Actor("ada", ""));
    }

    @Test
    void refusesANameThatCouldBeATeamOrEverybody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Identity("@org/leads", List.of(), false, "test"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Identity("write-access", List.of(), false, "test"));
    }

    @Test
    void refusesToRerouteToNobody() {
        Transition toNobody = new Transition(
                Action.REROUTE,
                new Actor("ada", "x"),
                NOW,
                head(1),
                "because",
                List.of(),
                Optional.of(" "),
                Optional.empty());

        assertThat(TRANSITIONS.refuse(STOPPED, toNobody, ADA)).contains("reroute: say to whom the work goes");
    }

    @Test
    void refusesAReasonThatARecordWouldCut() {
        assertThat(TRANSITIONS.refuse(StopState.RUNNING, pause("x".repeat(501)), ADA))
                .contains("pause: the reason has 501 characters; say it in at most 500");
        assertThat(TRANSITIONS.refuse(StopState.RUNNING, pause("x".repeat(500)), ADA))
                .isEmpty();
    }

    @Test
    void prolongsAWaiver() {
        Transition waiver = says(Action.WAIVE, 1, 10, STOP);
        StopState waived = StopMachine.state(heard(List.of(run(1, List.of(), "0123456789ab"), waiver)), NOW);

        assertThat(TRANSITIONS.refuse(waived, says(Action.WAIVE, 1, 20, STOP), ADA))
                .isEmpty();
        assertThat(TRANSITIONS.refuse(waived, says(Action.RESUME, 1, 20, STOP), ADA))
                .isEmpty();
    }

    @Test
    void knowsStopsByTheBeginningOfTheirNames() {
        assertThat(Transitions.naming(STOPPED, List.of())).containsExactly(STOP);
        assertThat(Transitions.naming(STOPPED, List.of("0123456789ab"))).containsExactly(STOP);
        assertThat(Transitions.naming(STOPPED, List.of("0123456789ab@0000"))).containsExactly(STOP);
        assertThat(Transitions.naming(STOPPED, List.of("0123", STOP))).containsExactly("0123", STOP);
    }

    @Test
    void showsNoControlCharacterOfAName() {
        Identity hostile = new Identity("a\u001B[31m\nb", List.of(), false, "test");

        assertThat(TRANSITIONS.refuse(STOPPED, says(Action.RESUME, 1, 20, STOP), hostile))
                .hasValueSatisfying(message -> assertThat(message).doesNotContain("\u001B", "\n"));
    }

    private static Transition pause(String reason) {
        return new Transition(
                Action.PAUSE,
                new Actor("ada", "x"),
                NOW,
                head(1),
                reason,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
