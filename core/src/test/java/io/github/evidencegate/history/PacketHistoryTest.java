package io.github.evidencegate.history;

import static io.github.evidencegate.testkit.SampleRuns.gate;
import static io.github.evidencegate.testkit.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.codec.EntryCodec;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.history.PacketHistory.Packet;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.repair.Attempts;
import io.github.evidencegate.testkit.SampleRuns;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** R083: a packet alone carries the life of a change, and no tampering with it goes unnoticed. */
class PacketHistoryTest {
    private static final String CHANGE = "github.com/owner/name#12";
    private static final JudgedRun FIRST = run("first", 1, 1, gate("tests", "x"));
    private static final JudgedRun SECOND = run("second", 2, 2, gate("tests"));
    private static final String PACKET = "<!-- evidence-gate:packet -->\n## READY\n" + carried(FIRST, SECOND) + "\nend";

    static String carried(JudgedRun... runs) {
        return PacketText.of(history(List.of(runs)));
    }

    static RepairHistory history(List<JudgedRun> runs) {
        return new RepairHistory(
                CHANGE,
                Attempts.of(runs),
                List.of(),
                List.of(),
                List.of(SampleRuns.waiver()),
                StopState.RUNNING,
                List.of());
    }

    @Test
    void readsWhatAPacketCarries() {
        Known known = PacketHistory.read(CHANGE, PACKET);

        assertThat(known.entries()).containsExactlyInAnyOrder(FIRST, SECOND, SampleRuns.waiver());
        assertThat(known.doubts()).isEmpty();
    }

    @Test
    void readsAPacketWhoseLinesAHostEndsInItsOwnWay() {
        assertThat(PacketHistory.read(CHANGE, PACKET.replace("\n", "\r\n")))
                .isEqualTo(PacketHistory.read(CHANGE, PACKET));
    }

    @Test
    void noticesAnyChangeOfAnyCharacterOfTheBlock() {
        int start = PACKET.indexOf(PacketBlock.START);
        int end = PACKET.indexOf("-->", start) + "-->".length();
        List<HistoryEntry> whole = PacketHistory.read(CHANGE, PACKET).entries();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int at = start + random.nextInt(end - start);
            char other = (char) (' ' + random.nextInt('~' - ' '));
            String tampered = switch (random.nextInt(3)) {
                case 0 -> PACKET.substring(0, at) + other + PACKET.substring(at + 1);
                case 1 -> PACKET.substring(0, at) + other + PACKET.substring(at);
                default -> PACKET.substring(0, at) + PACKET.substring(at + 1);
            };

            Known known = PacketHistory.read(CHANGE, tampered);

            boolean isUnharmed = known.entries().equals(whole);
            assertThat(isUnharmed || !known.doubts().isEmpty())
                    .as("seed %d, change %d at %d: %s", seed, i, at - start, known)
                    .isTrue();
        }
    }

    @Test
    void noticesABlockThatIsCutOffAnywhere() {
        int start = PACKET.indexOf(PacketBlock.START) + PacketBlock.START.length();
        int end = PACKET.indexOf("-->", start);
        for (int cut = start; cut < end; cut += 7) {
            Known known = PacketHistory.read(CHANGE, PACKET.substring(0, cut));

            assertThat(known.entries()).as("cut at %d", cut).isEmpty();
            assertThat(known.doubts())
                    .as("cut at %d", cut)
                    .singleElement()
                    .asString()
                    .contains("is cut off");
        }
    }

    @Test
    void noticesAPacketWithoutAHistory() {
        Known known = PacketHistory.read(CHANGE, "## READY\n");

        assertThat(known.doubts()).singleElement().asString().contains("carries no history", "give the packet");
    }

    @Test
    void noticesTheHistoryOfAnotherChange() {
        Known known = PacketHistory.read("github.com/owner/name#13", PACKET);

        assertThat(known.entries()).isEmpty();
        assertThat(known.doubts()).singleElement().asString().contains("another change", "same name");
    }

    @Test
    void noticesThatTextWasAddedToAPacket() {
        Known known = PacketHistory.read(CHANGE, PACKET + carried(run("third", 3, 3)));

        assertThat(Attempts.of(known.entries())).hasSize(3);
        assertThat(known.doubts()).singleElement().asString().contains("carries 2 histories");
    }

    @Test
    void looksAtAFewBlocksOnlyHoweverManyThereAre() {
        String flood = (PacketBlock.START + "1 ").repeat(100_000);

        Known known = PacketHistory.read(CHANGE, flood);

        assertThat(known.doubts()).hasSize(11).first().asString().contains("carries many histories");
    }

    @Test
    void noticesAnotherVersion() {
        Known known = PacketHistory.read(CHANGE, PACKET.replace("history:1 ", "history:2 "));

        assertThat(known.entries()).isEmpty();
        assertThat(known.doubts()).singleElement().asString().contains("is of version \"2\", not 1");
    }

    @Test
    void noticesWhatUnpacksToTooMuch() {
        String bomb = PacketBlock.of(CHANGE, " ".repeat(PacketBlock.LIMIT_BYTES + 1));

        Known known = PacketHistory.read(CHANGE, bomb);

        assertThat(bomb.length()).isLessThan(50_000);
        assertThat(known.doubts()).singleElement().asString().contains("unpacks to more than");
    }

    @Test
    void noticesWhatIsNoHistoryAlthoughItsDigestIsRight() {
        assertThat(PacketHistory.read(CHANGE, PacketBlock.of(CHANGE, "{}")).doubts())
                .singleElement()
                .asString()
                .contains(
                        "line 1 of the history in the packet",
                        "lacks the member \"change\"",
                        "bring the entry back as it was written");
        assertThat(PacketHistory.read(CHANGE, PacketBlock.of(CHANGE, "")).doubts())
                .hasSize(1);
        String foreign = PacketBlock.of(CHANGE, EntryCodec.encode("another", FIRST));
        assertThat(PacketHistory.read(CHANGE, foreign).entries()).isEmpty();
        assertThat(PacketHistory.read(CHANGE, foreign).doubts())
                .singleElement()
                .asString()
                .contains("another change");
    }

    @Test
    void joinsTwoPackets() {
        JudgedRun concurrent = run("concurrent", 2, 3);
        PacketHistory both = new PacketHistory(List.of(
                new Packet("one.md", carried(FIRST, SECOND)), new Packet("other.md", carried(FIRST, concurrent))));

        Known known = both.read(CHANGE);

        assertThat(known.entries()).containsExactlyInAnyOrder(FIRST, SECOND, concurrent, SampleRuns.waiver());
        assertThat(known.doubts()).isEmpty();
    }

    @Test
    void namesThePacketThatADoubtIsAbout() {
        PacketHistory history = new PacketHistory(List.of(new Packet("one.md", PACKET), new Packet("other.md", "")));

        history.append(CHANGE, run("third", 3, 3));

        assertThat(history.read(CHANGE).doubts())
                .singleElement()
                .asString()
                .startsWith("other.md: the packet carries no");
        assertThat(history.read(CHANGE).entries()).hasSize(4);
    }
}
