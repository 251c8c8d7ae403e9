package io.github.evidencegate.publication;

import static io.github.evidencegate.testkit.ChangeLife.heard;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.Reaction;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.PolicyParser;
import io.github.evidencegate.publication.CommentDecision.Answer;
import io.github.evidencegate.stop.StopMachine;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.testkit.InMemoryForge;
import io.github.evidencegate.testkit.SampleRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentDecisionTest {
    private static final JudgedRun STOPPING = HostedLife.run(10, 1, HostedLife.STOP);
    private static final String RESUME = "/evidence resume the vendor <!-- ships --> @everyone late";

    private InMemoryForge forge = HostedLife.forge(1);

    @BeforeEach
    void stop() {
        forge = HostedLife.forge(1)
                .with(new Permission("ada", true, List.of(), "forge.example, permission"))
                .with(new Permission("grace", false, List.of("@shop/leads"), "forge.example, permission"));
        publish(HostedLife.blocked(STOPPING));
    }

    /** R098, R113: the decision has an owner, a time and a reason, and everybody sees it. */
    @Test
    void recordsWhatAnEntitledPersonDecides() throws ForgeException {
        PostedComment comment = said("ada", RESUME);

        Answer answer = hear(comment).orElseThrow();

        assertThat(answer.isRecorded()).isTrue();
        assertThat(answer.failures()).isEmpty();
        Transition decision = decisions().get(0);
        assertThat(decision.action()).isEqualTo(Action.RESUME);
        assertThat(decision.by().name()).isEqualTo("ada");
        assertThat(decision.by().entitlement()).contains("write-access").contains("forge.example, permission");
        assertThat(decision.at()).isEqualTo(comment.createdAt());
        assertThat(decision.head()).isEqualTo(SampleRuns.head(1));
        assertThat(decision.answers()).containsExactlyElementsOf(STOPPING.stopNames());
        assertThat(forge.reactions(comment.id())).containsExactly(Reaction.DONE);
        assertThat(forge.labels(HostedLife.NUMBER)).isEmpty();
        assertThat(forge.comments(HostedLife.NUMBER)).hasSize(2);
    }

    @Test
    void saysTheNewStateAtTheTopOfThePacket() throws ForgeException {
        hear(said("ada", RESUME));

        String top = HostedLife.packet(forge).notes();

        assertThat(top)
                .startsWith("> ▶️ **Since then:** `ada` resumed the change (the vendor ")
                .contains("`@everyone`")
                .doesNotContain("<!--")
                .endsWith("The change is resumed; run its pipeline again to have it judged anew.");
        assertThat(HostedLife.packet(forge).body()).startsWith("## ⛔ BLOCKED");
    }

    @Test
    void letsNothingBeMergedThatAPersonPaused() throws ForgeException {
        stopNothing();

        hear(said("ada", "/evidence pause wait for the freeze"));

        CheckReport check = forge.reports().get(forge.reports().size() - 1);
        assertThat(check.holds()).isFalse();
        assertThat(check.title()).isEqualTo("paused by ada");
        assertThat(check.head()).isEqualTo(SampleRuns.head(1));
        assertThat(forge.labels(HostedLife.NUMBER)).containsExactly("evidence: paused");
        assertThat(state().kind()).isEqualTo(StopState.Kind.PAUSED);
    }

    @Test
    void recordsACommandOnceHoweverOftenItIsHeard() throws ForgeException {
        PostedComment comment = said("ada", RESUME);
        hear(comment);

        Answer again = hear(comment).orElseThrow();

        assertThat(again.isRecorded()).isTrue();
        assertThat(decisions()).hasSize(1);
        assertThat(forge.reactions(comment.id())).containsExactly(Reaction.DONE);
        assertThat(forge.comments(HostedLife.NUMBER)).hasSize(2);
    }

    @Test
    void recordsATeamThatPolicyNames() throws ForgeException {
        PostedComment comment = said("grace", RESUME);

        Optional<Answer> answer = hear(comment, List.of("bob", "@shop/leads"));

        assertThat(answer.orElseThrow().isRecorded()).isTrue();
        assertThat(decisions().get(0).by().entitlement()).startsWith("stop.deciders: @shop/leads");
    }

    @Test
    void refusesWhoMayNotDecideAndSaysWhoMay() throws ForgeException {
        PostedComment comment = said("grace", RESUME);

        Answer answer = hear(comment).orElseThrow();

        assertThat(answer.isRecorded()).isFalse();
        assertThat(decisions()).isEmpty();
        assertThat(forge.reactions(comment.id())).containsExactly(Reaction.REFUSED);
        assertThat(lastComment().text())
                .isEqualTo(
                        "<!-- evidence-gate:answer " + comment.id() + " -->\n"
                                + "🚫 Not recorded, `grace`: only who may decide is heard.\n\n"
                                + "**Who may decide:** anybody with write access (`stop.deciders` in the policy at the base).\n");
    }

    @Test
    void answersARefusalOnceHoweverOftenItIsHeard() throws ForgeException {
        PostedComment comment = said("grace", RESUME);
        hear(comment);
        hear(comment);

        assertThat(forge.comments(HostedLife.NUMBER)).hasSize(3);
    }

    @Test
    void refusesWithNothingThatTheCommentCouldMakeOfIt() throws ForgeException {
        said("ada", "/evidence <b>@everyone</b>[x](https://evil.example)");

        hear(lastComment());

        assertThat(lastComment().text().lines().skip(1))
                .startsWith(
                        "🚫 Not recorded, `ada`: no command is called `\"<b>@everyone</b>[x](https://e…\"`.",
                        "",
                        "- `/evidence pause REASON`",
                        "- `/evidence reroute to @WHO REASON`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence-gate[bot]", "renovate[bot]"})
    void neverObeysAProgram(String login) throws ForgeException {
        forge.with(new Permission(login, true, List.of(), "forge.example, permission"));
        PostedComment comment = said(login, RESUME);
        int before = forge.requests().size();

        Optional<Answer> answer = hear(comment);

        assertThat(answer).isEmpty();
        assertThat(forge.requests()).hasSize(before + 1);
    }

    @Test
    void hearsNothingInAnOrdinaryComment() throws ForgeException {
        PostedComment comment = said("ada", "Please run `/evidence resume` again.");

        assertThat(hear(comment)).isEmpty();
    }

    @Test
    void refusesADecisionAboutAHeadWhosePacketIsNotThere() throws ForgeException {
        PostedComment comment = said("ada", RESUME);
        forge.with(HostedLife.change(forge, 2));

        Answer answer = hear(comment).orElseThrow();

        assertThat(answer.isRecorded()).isFalse();
        assertThat(answer.text())
                .contains("the packet is not of " + SampleRuns.head(2).abbreviated() + ", where the change is now");
        assertThat(state().kind()).isEqualTo(StopState.Kind.STOPPED);
    }

    @Test
    void refusesADecisionThatIsOlderThanThePacket() throws ForgeException {
        PostedComment comment = said("ada", RESUME);
        Duration later = Duration.between(SampleRuns.START, comment.createdAt()).plusMinutes(1);
        publish(HostedLife.blocked(HostedLife.run((int) later.toMinutes() + 1, 1, "0123456789ab")));

        Answer answer = hear(comment).orElseThrow();

        assertThat(answer.text()).contains("the packet was made anew after this was written");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void refusesACommentThatWasEdited() throws ForgeException {
        PostedComment comment = said("ada", "Nice.");
        forge.rewrite(HostedLife.NUMBER, comment.id(), RESUME);

        Answer answer = hear(comment).orElseThrow();

        assertThat(answer.text()).contains("the comment was edited; write a new one");
    }

    @ParameterizedTest
    @EnumSource(
            value = ForgeChange.State.class,
            names = {"CLOSED", "MERGED"})
    void refusesADecisionAboutAChangeThatIsNotOpen(ForgeChange.State state) throws ForgeException {
        PostedComment comment = said("ada", RESUME);
        ForgeChange open = HostedLife.change(forge, 1);
        forge.with(new ForgeChange(
                open.key(),
                open.url(),
                state,
                false,
                open.author(),
                open.openedAt(),
                open.ends(),
                open.text(),
                List.of(),
                1));

        assertThat(hear(comment).orElseThrow().text()).contains("the change is not open any more");
    }

    @Test
    void refusesADecisionWithoutAPacketOrWithADamagedOne() throws ForgeException {
        PostedComment packet = HostedLife.packets(forge).get(0);
        forge.rewrite(HostedLife.NUMBER, packet.id(), packet.text().replace("\n-->", "x\n-->"));
        Answer damaged = hear(said("ada", RESUME)).orElseThrow();
        forge.remove(HostedLife.NUMBER, packet.id());

        Answer without = hear(said("ada", RESUME)).orElseThrow();

        assertThat(damaged.text()).contains("the history in the packet may not be whole");
        assertThat(without.text()).contains("the change has no packet yet");
    }

    @Test
    void refusesWhatCannotBeDecidedNow() throws ForgeException {
        stopNothing();

        Answer answer = hear(said("ada", RESUME)).orElseThrow();

        assertThat(answer.text()).contains("resume: the change is running; from there: pause, reroute, return");
    }

    @Test
    void waivesUntilADayThatPolicyAllows() throws ForgeException {
        Answer late =
                hear(said("ada", "/evidence waive until 2027-12-01 the vendor")).orElseThrow();
        Answer fine = hear(said("ada", "/evidence waive " + HostedLife.STOP + " until 2026-11-05 the vendor"))
                .orElseThrow();

        assertThat(late.text()).contains("a waiver ends after now");
        assertThat(fine.isRecorded()).isTrue();
        assertThat(forge.labels(HostedLife.NUMBER)).containsExactly("evidence: waived");
    }

    @Test
    void recordsTheDecisionThoughItsLabelIsRefused() throws ForgeException {
        PostedComment comment = said("ada", RESUME);
        forge.refuse(request -> request.startsWith("label"));

        Answer answer = hear(comment).orElseThrow();

        assertThat(answer.isRecorded()).isTrue();
        assertThat(answer.failures()).hasSize(1);
        assertThat(forge.reactions(comment.id())).containsExactly(Reaction.DONE);
    }

    @Test
    void failsIfNobodyTellsWhoThePersonIs() {
        PostedComment comment = said("ada", RESUME);
        forge.refuse(request -> request.startsWith("permission"));

        assertThatThrownBy(() -> hear(comment)).isInstanceOf(ForgeException.class);
    }

    private void stopNothing() {
        forge = HostedLife.forge(1).with(new Permission("ada", true, List.of(), "forge.example, permission"));
        publish(HostedLife.ready(HostedLife.run(10, 1)));
    }

    private void publish(Outcome outcome) {
        new Publication(forge, ReportSetting.DEFAULT, StopSetting.DEFAULT).publish(outcome, HostedLife.target(outcome));
    }

    private PostedComment said(String login, String text) {
        return forge.commented(HostedLife.NUMBER, login, text);
    }

    private PostedComment lastComment() throws ForgeException {
        List<PostedComment> comments = forge.comments(HostedLife.NUMBER);
        return comments.get(comments.size() - 1);
    }

    private Optional<Answer> hear(PostedComment comment) throws ForgeException {
        return hear(comment, StopSetting.DEFAULT.deciders());
    }

    private Optional<Answer> hear(PostedComment comment, List<String> deciders) throws ForgeException {
        Policy policy = policy("stop: {deciders: [\"" + String.join("\", \"", deciders) + "\"]}\n");
        Instant now = comment.createdAt().plusSeconds(5);
        return new CommentDecision(forge, policy, ReportSetting.DEFAULT, now).hear(HostedLife.NUMBER, comment.id());
    }

    private static Policy policy(String yaml) {
        try {
            return PolicyParser.read("policy", ("version: 1\n" + yaml).getBytes(UTF_8))
                    .policy();
        } catch (EvidenceException e) {
            throw new AssertionError(e);
        }
    }

    private List<Transition> decisions() throws ForgeException {
        return HostedLife.packet(forge).known().entries().stream()
                .flatMap(entry -> entry.fold(run -> Stream.<Transition>empty(), Stream::of))
                .toList();
    }

    private StopState state() throws ForgeException {
        return StopMachine.state(heard(HostedLife.packet(forge).known().entries()), SampleRuns.START);
    }
}
