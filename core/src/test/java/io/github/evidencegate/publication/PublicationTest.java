package io.github.evidencegate.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.forge.ReportSetting.Comment;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.publication.Publication.Target;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.testkit.InMemoryForge;
import io.github.evidencegate.testkit.SampleRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final JudgedRun FIRST = HostedLife.run(10, 1);
    private static final JudgedRun STOPPING = HostedLife.run(11, 1, HostedLife.STOP);
    private static final JudgedRun SECOND = HostedLife.run(20, 2);

    private InMemoryForge forge = HostedLife.forge(1);

    @BeforeEach
    void begin() {
        forge = HostedLife.forge(1);
    }

    @Test
    void putsThePacketThenTheCheckThenTheLabels() throws ForgeException {
        Published published = publish(HostedLife.blocked(STOPPING));

        assertThat(forge.requests().stream().map(request -> request.substring(0, request.indexOf(" "))))
                .containsExactly("change", "comments", "post", "report", "label", "comments");
        assertThat(published.failures()).isEmpty();
        assertThat(published.notices()).isEmpty();
        assertThat(published.comment())
                .contains(HostedLife.packets(forge).get(0).url());
        assertThat(published.check()).isPresent();
        assertThat(forge.reports().get(0).details()).isEqualTo(published.comment());
    }

    @Test
    void rewritesThePacketInItsPlaceAndCarriesWhatWasKnown() throws ForgeException {
        publish(HostedLife.ready(FIRST));
        String id = HostedLife.packets(forge).get(0).id();
        forge.with(HostedLife.change(forge, 2));

        publish(HostedLife.blocked(SECOND));

        assertThat(HostedLife.packets(forge)).extracting(PostedComment::id).containsExactly(id);
        PacketComment packet = HostedLife.packet(forge);
        assertThat(packet.body()).startsWith("## ⛔ BLOCKED");
        assertThat(packet.names()).isEqualTo(HostedLife.names(FIRST, SECOND));
        assertThat(packet.known().doubts()).isEmpty();
    }

    @Test
    void leavesACommentOfSomebodyElseAlone() throws ForgeException {
        publish(HostedLife.ready(FIRST));
        String quoted = HostedLife.packets(forge).get(0).text();
        begin();
        PostedComment foreign = forge.commented(HostedLife.NUMBER, "mallory", quoted);

        publish(HostedLife.ready(FIRST));

        assertThat(forge.comments(HostedLife.NUMBER)).hasSize(2).first().isEqualTo(foreign);
        assertThat(HostedLife.packets(forge)).hasSize(1);
    }

    @Test
    void takesNothingFromAPacketOfSomebodyElse() throws Exception {
        publish(HostedLife.blocked(STOPPING));
        String forged = HostedLife.packets(forge).get(0).text();
        begin();
        forge.commented(HostedLife.NUMBER, "mallory", forged);

        Known known = PublishedHistory.of(forge, HostedLife.NUMBER).read(HostedLife.NAME);

        assertThat(known).isEqualTo(new Known(List.of(), List.of()));
    }

    @Test
    void postsThePacketAgainIfSomebodyRemovedIt() throws ForgeException {
        publish(HostedLife.ready(FIRST));
        forge.remove(HostedLife.NUMBER, HostedLife.packets(forge).get(0).id());

        publish(HostedLife.ready(FIRST));

        assertThat(HostedLife.packet(forge).names()).isEqualTo(HostedLife.names(FIRST));
    }

    @Test
    void joinsTwoPacketsIntoTheOlder() throws Exception {
        publish(HostedLife.ready(FIRST));
        PostedComment older = HostedLife.packets(forge).get(0);
        InMemoryForge other = HostedLife.forge(1);
        new Publication(other, ReportSetting.DEFAULT, StopSetting.DEFAULT)
                .publish(HostedLife.blocked(STOPPING), target(STOPPING));
        forge.post(HostedLife.NUMBER, HostedLife.packets(other).get(0).text());

        Known known = PublishedHistory.of(forge, HostedLife.NUMBER).read(HostedLife.NAME);
        publish(HostedLife.ready(HostedLife.run(12, 1)));

        assertThat(known.entries()).containsExactly(FIRST, STOPPING);
        assertThat(HostedLife.packets(forge)).extracting(PostedComment::id).containsExactly(older.id());
        assertThat(HostedLife.packet(forge).names())
                .isEqualTo(HostedLife.names(FIRST, STOPPING, HostedLife.run(12, 1)));
    }

    @Test
    void marksAPacketOfAnOlderHead() throws ForgeException {
        forge.with(HostedLife.change(forge, 2));

        Published published = publish(HostedLife.ready(FIRST));

        String head = SampleRuns.head(1).abbreviated();
        String now = SampleRuns.head(2).abbreviated();
        assertThat(HostedLife.packets(forge).get(0).text().lines().skip(1).findFirst())
                .contains("> ⚠️ **Older head:** this packet is of `" + head + "`, and the change is at `" + now
                        + "` now. Wait for the packet of that head.");
        assertThat(published.notices())
                .singleElement()
                .asString()
                .contains(head)
                .contains(now);
    }

    @Test
    void marksThePacketOfAHeadThatIsNotJudged() throws ForgeException {
        publish(HostedLife.blocked(STOPPING));
        PacketComment before = HostedLife.packet(forge);
        forge.with(HostedLife.change(forge, 2));

        Optional<String> url = new Publication(forge, ReportSetting.DEFAULT, StopSetting.DEFAULT)
                .mark(HostedLife.NUMBER, STOPPING.at());

        PacketComment marked = HostedLife.packet(forge);
        assertThat(url).isPresent();
        assertThat(marked.notes()).startsWith("> ⚠️ **Older head:** ");
        assertThat(marked.body()).isEqualTo(before.body());
        assertThat(marked.known()).isEqualTo(before.known());
    }

    @Test
    void marksNothingWhereThereIsNoPacket() throws ForgeException {
        Optional<String> url =
                new Publication(forge, ReportSetting.DEFAULT, StopSetting.DEFAULT).mark(HostedLife.NUMBER, FIRST.at());

        assertThat(url).isEmpty();
        assertThat(forge.comments(HostedLife.NUMBER)).isEmpty();
    }

    @Test
    void addsTheEntriesOfAnOlderHeadToThePacketOfTheNewer() throws ForgeException {
        forge.with(HostedLife.change(forge, 2));
        publish(HostedLife.blocked(SECOND));
        // It was judged later, but of what is not proposed any more.
        JudgedRun late = HostedLife.run(30, 1);

        publish(HostedLife.ready(late));

        PacketComment packet = HostedLife.packet(forge);
        assertThat(packet.body()).startsWith("## ⛔ BLOCKED");
        assertThat(packet.notes()).isEmpty();
        assertThat(packet.names()).isEqualTo(HostedLife.names(SECOND, late));
    }

    @Test
    void postsAPacketThatIsNeededOnceThereIsAnythingButReady() throws ForgeException {
        ReportSetting setting = new ReportSetting(Comment.WHEN_NEEDED, "Evidence Gate", 50, true);
        List<Integer> packets = new ArrayList<>();

        for (Outcome outcome : List.of(HostedLife.ready(FIRST), HostedLife.blocked(STOPPING))) {
            new Publication(forge, setting, StopSetting.DEFAULT).publish(outcome, HostedLife.target(outcome));
            packets.add(HostedLife.packets(forge).size());
        }
        new Publication(forge, setting, StopSetting.DEFAULT)
                .publish(HostedLife.ready(HostedLife.run(40, 1), STOPPING), target(FIRST));

        assertThat(packets).containsExactly(0, 1);
        assertThat(HostedLife.packet(forge).shown().orElseThrow().at())
                .isEqualTo(HostedLife.run(40, 1).at());
    }

    @Test
    void postsNoPacketThatNobodyWants() throws ForgeException {
        ReportSetting setting = new ReportSetting(Comment.NEVER, "Evidence Gate", 50, false);

        Published published =
                new Publication(forge, setting, StopSetting.DEFAULT).publish(HostedLife.blocked(FIRST), target(FIRST));

        assertThat(forge.requests()).hasSize(1).allMatch(request -> request.startsWith("report"));
        assertThat(published.comment()).isEmpty();
    }

    @Test
    void answersAMergeQueueWithACheckAtItsOwnHead() {
        Target queue = new Target(SampleRuns.head(99), Optional.empty());

        Published published = new Publication(forge, ReportSetting.DEFAULT, StopSetting.DEFAULT)
                .publish(HostedLife.ready(FIRST), queue);

        assertThat(forge.requests()).hasSize(1);
        assertThat(forge.reports()).extracting(CheckReport::head).containsExactly(SampleRuns.head(99));
        assertThat(published.failures()).isEmpty();
    }

    @Test
    void holdsOnlyWhatIsNeitherBlockedNorStopped() {
        publish(HostedLife.ready(FIRST));
        publish(HostedLife.blocked(FIRST));
        publish(HostedLife.ready(FIRST, STOPPING));

        assertThat(forge.reports()).extracting(CheckReport::holds).containsExactly(true, false, false);
        assertThat(forge.reports().get(0).title()).isEqualTo("✅ READY: 1 observation");
        assertThat(forge.reports().get(2).title()).startsWith("stopped since it was judged; it was ✅ READY");
    }

    @Test
    void writesTheRestIfThePacketIsRefused() {
        forge.refuse(request -> request.startsWith("post"));

        Published published = publish(HostedLife.blocked(STOPPING));

        assertThat(published.failures())
                .singleElement()
                .extracting(ForgeException::kind)
                .isEqualTo(ForgeException.Kind.FORBIDDEN);
        assertThat(published.comment()).isEmpty();
        assertThat(forge.reports()).hasSize(1);
        assertThat(forge.labels(HostedLife.NUMBER)).containsExactly("evidence: stopped");
    }

    @Test
    void triesARefusedPacketOnce() throws ForgeException {
        publish(HostedLife.ready(FIRST));
        forge.refuse(request -> request.startsWith("rewrite"));

        Published published = publish(HostedLife.blocked(STOPPING, FIRST));

        assertThat(published.failures()).hasSize(1);
        assertThat(HostedLife.packet(forge).body()).startsWith("## ✅ READY");
    }

    @Test
    void saysHowAStoppedChangeGoesOn() throws ForgeException {
        publish(HostedLife.blocked(STOPPING));

        assertThat(HostedLife.packet(forge).notes())
                .isEqualTo(
                        "> **To let work go on,** somebody who may decide (anybody with write access; `stop.deciders` in the policy) comments"
                                + " `/evidence resume` and why.");
    }

    @Test
    void reportsEvenIfTheChangeCannotBeAsked() {
        forge.refuse(request -> !request.startsWith("report"));

        Published published = publish(HostedLife.ready(FIRST));

        assertThat(published.failures()).hasSize(1);
        assertThat(forge.reports()).hasSize(1);
    }

    @Test
    void mirrorsTheStopStateInALabelAndLeavesOthersAlone() throws ForgeException {
        forge.label(HostedLife.NUMBER, Set.of("bug", "evidence: paused"), Set.of());

        publish(HostedLife.blocked(STOPPING));

        assertThat(forge.labels(HostedLife.NUMBER)).containsExactlyInAnyOrder("bug", "evidence: stopped");
    }

    @Test
    void writesNoLabelThatIsThereAlready() throws ForgeException {
        forge.label(HostedLife.NUMBER, Set.of("evidence: stopped"), Set.of());
        int before = forge.requests().size();

        publish(HostedLife.blocked(STOPPING));

        assertThat(forge.requests().stream().skip(before)).noneMatch(request -> request.startsWith("label"));
    }

    @Test
    void stopsWhatAPersonPausedWhileItWasJudged() throws ForgeException {
        publish(HostedLife.ready(FIRST));
        Transition paused = new Transition(
                Action.PAUSE,
                new Actor("grace", "write access"),
                FIRST.at().plusSeconds(900),
                FIRST.head(),
                "wait for @the freeze",
                List.of(),
                Optional.empty(),
                Optional.empty());
        PacketDraft draft = PacketDraft.of(
                List.of(HostedLife.packet(forge)),
                new Contribution(HostedLife.NAME, paused.at(), Optional.empty(), List.of(paused), StopSetting.DEFAULT),
                HostedLife.change(forge, 1).ends(),
                paused.at());
        forge.rewrite(HostedLife.NUMBER, HostedLife.packets(forge).get(0).id(), draft.text(65_536));

        publish(HostedLife.ready(HostedLife.run(20, 1), FIRST));

        assertThat(forge.reports().get(1).holds()).isFalse();
        assertThat(forge.reports().get(1).title()).startsWith("paused since it was judged; it was ✅ READY");
        assertThat(forge.labels(HostedLife.NUMBER)).containsExactly("evidence: paused");
        assertThat(HostedLife.packet(forge).notes())
                .isEqualTo(
                        "> 🛑 **Since then:** `grace` paused the change (wait for `@the` freeze). The change is paused;"
                                + " its pipelines do not go on.\n>\n> **To let work go on,** somebody who may decide"
                                + " (anybody with write access; `stop.deciders` in the policy) comments `/evidence resume` and why.");
    }

    @Test
    void staysWithinTheLimitAndKeepsTheHistory() throws ForgeException {
        publish(HostedLife.blocked(FIRST, runs(120)));
        JudgedRun more = HostedLife.run(600, 1);

        // The packet that is there is of a newer run, and gets room for one entry more.
        PacketDraft draft = PacketDraft.of(
                List.of(HostedLife.packet(forge)),
                new Contribution(HostedLife.NAME, FIRST.at(), Optional.empty(), List.of(more), StopSetting.DEFAULT),
                HostedLife.change(forge, 1).ends(),
                FIRST.at());
        int carried = draft.text(65_536).length();
        String text = draft.text(carried - 1_500);

        assertThat(carried).isLessThanOrEqualTo(65_536);
        assertThat(text.length()).isLessThanOrEqualTo(carried - 1_500);
        PacketComment packet = PacketComment.parse(HostedLife.NAME, text);
        assertThat(packet.names()).hasSize(122);
        assertThat(packet.body()).contains("The sections below were left out: the comment is full.");
        assertThat(packet.body().split("<details>", -1))
                .hasSameSizeAs(packet.body().split("</details>", -1));
    }

    @Test
    void neverTakesARestForTheWholeHistory() throws ForgeException {
        publish(HostedLife.ready(FIRST, runs(400)));

        publish(HostedLife.ready(HostedLife.run(700, 1)));

        assertThat(HostedLife.packet(forge).isCut()).isTrue();
        assertThat(HostedLife.packet(forge).known().doubts())
                .containsExactly("the history of the change was too long for its packet; keep it in a folder");
    }

    @Test
    void readsWhatAnotherHostMadeOfItsLineEnds() throws ForgeException {
        publish(HostedLife.ready(STOPPING));
        String text = HostedLife.packets(forge).get(0).text();

        PacketComment packet = PacketComment.parse(HostedLife.NAME, text.replace("\n", "\r\n"));

        assertThat(packet).isEqualTo(HostedLife.packet(forge));
    }

    @Test
    void takesAnOlderVersionsPacketForTheOldest() throws ForgeException {
        forge.post(HostedLife.NUMBER, "<!-- evidence-gate:packet -->\n## ✅ READY\n");

        publish(HostedLife.blocked(FIRST));

        assertThat(HostedLife.packet(forge).body()).startsWith("## ⛔ BLOCKED");
        assertThat(HostedLife.packet(forge).shown())
                .contains(new Shown(FIRST.head(), FIRST.at(), StopState.Kind.RUNNING));
    }

    private Published publish(Outcome outcome) {
        return new Publication(forge, ReportSetting.DEFAULT, StopSetting.DEFAULT)
                .publish(outcome, HostedLife.target(outcome));
    }

    private static JudgedRun[] runs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> HostedLife.run(100 + i, 100 + i))
                .toArray(JudgedRun[]::new);
    }

    private static Target target(JudgedRun run) {
        return new Target(run.head(), Optional.of(HostedLife.NUMBER));
    }
}
