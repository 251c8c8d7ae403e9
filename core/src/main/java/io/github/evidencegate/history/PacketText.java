package io.github.evidencegate.history;

import io.github.evidencegate.codec.EntryCodec;
import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.repair.Attempts;
import io.github.evidencegate.repair.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The history as a packet carries it. If it gets long, the oldest runs are condensed: first the single failures go, then
 * fingerprints of those that nothing is compared with any more. Who judged what when, how each gate ended,
 * what it cost, what stopped the change and who decided what always stays: budgets and stop state are made of it.
 */
public final class PacketText {
    /** How many characters a history takes before it is condensed. */
    public static final int ROOM = 20_000;

    /** The most that it may take however it is condensed; more is not carried, and said. */
    public static final int MOST = 40_000;

    private static final String SENTENCE = "\n*For later runs: ";

    private static final String TOO_LONG = "It is too long to be carried here; a folder can keep it whole.";

    private final RepairHistory history;
    private final List<JudgedRun> runs;

    private PacketText(RepairHistory history) {
        this.history = history;
        this.runs = history.attempts().stream()
                .flatMap(attempt -> attempt.runs().stream())
                .toList();
    }

    /** What to put below a packet in Markdown: a sentence for people and the block for later runs. */
    public static String of(RepairHistory history) {
        return new PacketText(history).text();
    }

    /** The same of entries in any order, of which some may be told twice; nothing if there are none. */
    public static String of(String change, Collection<? extends HistoryEntry> entries) {
        return entries.isEmpty()
                ? ""
                : of(new RepairHistory(
                        change,
                        Attempts.of(entries),
                        List.of(),
                        List.of(),
                        transitions(entries),
                        StopState.RUNNING,
                        List.of()));
    }

    private static List<Transition> transitions(Collection<? extends HistoryEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.fold(run -> Stream.<Transition>empty(), Stream::of))
                .distinct()
                .sorted(Comparator.comparing(Transition::at).thenComparing(Transition::name))
                .toList();
    }

    /** What a packet says whose history was too long to be carried once: no later one may pass for the whole of it. */
    public static String tooLong(String change) {
        return SENTENCE + "the history was left out. " + TOO_LONG + "*\n\n" + PacketBlock.tooLong(change) + "\n";
    }

    /** Whether a packet says so. */
    public static boolean isTooLong(String packet) {
        return PacketBlock.in(packet).stream().anyMatch(PacketBlock::isTooLong);
    }

    /** The packet without what it carries. */
    public static String without(String packet) {
        int block = packet.lastIndexOf(PacketBlock.START);
        int sentence = packet.lastIndexOf(SENTENCE, block);
        return block < 0 ? packet : packet.substring(0, sentence < 0 ? block : sentence);
    }

    private String text() {
        List<String> whole = lines(gate -> gate);
        String block = block(whole);
        return block.length() <= ROOM ? told("", block) : condensed(whole);
    }

    private String condensed(List<String> whole) {
        List<String> plain = lines(PacketText::plain);
        int count = fewest(runs.size(), plain, whole);
        String block = block(mixed(count, plain, whole));
        if (block.length() > ROOM) {
            List<String> bare = lines(PacketText::bare);
            block = block(mixed(fewest(uncompared(), bare, plain), bare, plain));
        }
        return block.length() > MOST
                ? told(" " + TOO_LONG, PacketBlock.tooLong(history.change()))
                : told(
                        " To keep it short, the oldest " + count + " runs are told without their single failures.",
                        block);
    }

    private String told(String more, String block) {
        int attempts = history.attempts().size();
        return SENTENCE + "the history of " + (attempts == 1 ? "1 attempt" : attempts + " attempts") + "." + more
                + "*\n\n" + block + "\n";
    }

    /** How many of the oldest runs must be told in fewer words for the block to fit; {@code most} if it never does. */
    private int fewest(int most, List<String> fewer, List<String> words) {
        int low = 0;
        int high = most;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (block(mixed(middle, fewer, words)).length() <= ROOM) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static List<String> mixed(int count, List<String> first, List<String> rest) {
        List<String> mixed = new ArrayList<>(first.subList(0, count));
        mixed.addAll(rest.subList(count, rest.size()));
        return mixed;
    }

    /** How many of the oldest runs are of attempts that no later one is compared with. */
    private int uncompared() {
        List<Attempt> attempts = history.attempts();
        return attempts.subList(0, Math.max(0, attempts.size() - Progress.LOOK_BACK - 1)).stream()
                .mapToInt(attempt -> attempt.runs().size())
                .sum();
    }

    /** A line for each run, with gates told like this. */
    private List<String> lines(UnaryOperator<JudgedGate> gate) {
        return runs.stream()
                .map(run -> EntryCodec.encode(
                        history.change(),
                        run.with(run.gates().stream().map(gate).toList(), run.stops())))
                .toList();
    }

    private String block(List<String> ofRuns) {
        List<String> lines = new ArrayList<>(ofRuns);
        history.transitions().forEach(decided -> lines.add(EntryCodec.encode(history.change(), decided)));
        return PacketBlock.of(history.change(), String.join("\n", lines));
    }

    private static JudgedGate plain(JudgedGate gate) {
        return gate.with(gate.fingerprint(), List.of());
    }

    private static JudgedGate bare(JudgedGate gate) {
        return gate.with(Optional.empty(), List.of());
    }
}
