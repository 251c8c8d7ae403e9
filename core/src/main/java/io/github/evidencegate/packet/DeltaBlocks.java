package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.Delta.Shift;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How the gates differ from the base. */
final class DeltaBlocks {
    private static final int MOST_NAMES = 5;
    private static final int HUNDREDTHS = 100;

    private final List<Compared> gates = new ArrayList<>();

    private DeltaBlocks(List<GateOutcome> all) {
        for (GateOutcome gate : all) {
            gate.details().delta().ifPresent(delta -> gates.add(new Compared(gate, delta)));
        }
    }

    private record Compared(GateOutcome gate, Delta delta) {}

    /** What became of each gate since the base. */
    static List<Block> of(List<GateOutcome> gates) {
        return new DeltaBlocks(gates).blocks();
    }

    /** What a reviewer must ask: tests that are gone, gate by gate. */
    static List<Block> questions(List<GateOutcome> gates) {
        List<Phrase> lost = new ArrayList<>();
        for (Compared compared : new DeltaBlocks(gates).gates) {
            long gone = compared.delta().count("disappeared");
            if (gone > 0) {
                lost.add(lost(compared, gone));
            }
        }
        Phrase question = Phrase.of("Tests disappeared. What proves now what they proved?");
        return lost.isEmpty() ? List.of() : List.of(new Paragraph(question), new Items(lost, 0));
    }

    private static Phrase lost(Compared compared, long gone) {
        List<String> names = compared.delta().disappeared();
        List<String> shown = names.subList(0, Math.min(MOST_NAMES, names.size()));
        Phrase lost = Phrase.ofCode(compared.gate().id()).text(" lost " + Words.count(gone, "test"));
        if (shown.isEmpty()) {
            return lost;
        }
        long more = gone - shown.size();
        Phrase named = lost.text(": ").then(Phrase.ofCodes(shown, MOST_NAMES));
        return more > 0 ? named.text(" and " + Words.number(more) + " more") : named;
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<List<Phrase>> rows = new ArrayList<>();
        for (Compared compared : gates) {
            rows.add(List.of(Phrase.ofCode(compared.gate().id()), difference(compared)));
        }
        blocks.add(new Table(List.of("Gate", "Against the base"), rows, 0));
        names("Tests that disappeared", "disappeared", Delta::disappeared).ifPresent(blocks::add);
        names("Tests that newly fail", "newlyFailing", Delta::newFailures).ifPresent(blocks::add);
        names("Tests that appeared", "appeared", Delta::appeared).ifPresent(blocks::add);
        findings().ifPresent(blocks::add);
        sources().ifPresent(blocks::add);
        return blocks;
    }

    private static Phrase difference(Compared compared) {
        Delta delta = compared.delta();
        if (delta.unknown().isPresent()) {
            return Phrase.EMPTY.strong("not known").text(": " + delta.unknown().get());
        }
        List<String> parts = new ArrayList<>();
        switch (compared.gate().kind()) {
            case TESTS -> tests(delta, parts);
            case COVERAGE -> coverage(delta, parts);
            case ANALYSIS -> analysis(delta, parts);
            case COMMAND, JOB -> {}
        }
        if (delta.tookAtBase().isPresent() && compared.gate().took().isPresent()) {
            parts.add(Words.time(compared.gate().took().get()) + " instead of "
                    + Words.time(delta.tookAtBase().get()));
        }
        return Phrase.of(String.join(", ", parts));
    }

    private static void tests(Delta delta, List<String> parts) {
        long appeared = delta.count("appeared");
        long disappeared = delta.count("disappeared");
        parts.add(
                appeared + disappeared == 0
                        ? "the same tests"
                        : Words.number(appeared) + " appeared, " + Words.number(disappeared) + " disappeared");
        addUnlessZero(parts, delta.count("newlyFailing"), " newly failing");
        addUnlessZero(parts, delta.count("newlyPassing"), " newly passing");
    }

    private static void addUnlessZero(List<String> parts, long count, String words) {
        if (count > 0) {
            parts.add(Words.number(count) + words);
        }
    }

    private static void analysis(Delta delta, List<String> parts) {
        parts.add(Words.number(delta.count("new")) + " new");
        parts.add(Words.number(delta.count("fixed")) + " no longer reported");
        parts.add(Words.number(delta.count("unchanged")) + " unchanged");
    }

    private static void coverage(Delta delta, List<String> parts) {
        delta.coverage().ifPresent(measures -> {
            parts.add(shift("project", measures.project()));
            parts.add(measures.changedFiles()
                    .map(files -> shift("changed files", files))
                    .orElse("changed files not measured at both ends"));
            measures.projectBranches().ifPresent(shift -> parts.add(shift("branches of the project", shift)));
            measures.changedFilesBranches().ifPresent(shift -> parts.add(shift("of the changed files", shift)));
        });
    }

    private static String shift(String what, Shift shift) {
        long points = Math.abs(shift.basisPoints());
        String sign = shift.basisPoints() < 0 ? "−" : shift.basisPoints() > 0 ? "+" : "±";
        String fraction = Long.toString(HUNDREDTHS + points % HUNDREDTHS).substring(1);
        return what + " " + sign + points / HUNDREDTHS + "." + fraction + " points from " + share(shift.base());
    }

    private static String share(Ratio ratio) {
        return ratio.permille() / 10 + "." + ratio.permille() % 10 + " %";
    }

    private Optional<Block> names(String title, String count, Function<Delta, List<String>> list) {
        List<Phrase> names = new ArrayList<>();
        long all = 0;
        for (Compared compared : gates) {
            all += compared.delta().count(count);
            for (String name : list.apply(compared.delta())) {
                names.add(Phrase.ofCode(name).text(" in ").code(compared.gate().id()));
            }
        }
        // Tests that only moved from gate to gate, or of which more of one name fail, are counted but have no name
        // here.
        return names.isEmpty()
                ? Optional.empty()
                : folded(title + ": " + Words.number(all), new Items(names, Math.max(0, all - names.size())));
    }

    private Optional<Block> findings() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Compared compared : gates) {
            for (Located finding : compared.delta().findings()) {
                rows.add(List.of(
                        Phrase.ofCode(finding.line() == 0 ? finding.path() : finding.path() + ':' + finding.line()),
                        Phrase.of(Words.word(finding.level())),
                        Phrase.ofCode(finding.rule()),
                        Phrase.ofCode(finding.tool())));
            }
        }
        return table("New findings in changed files: ", List.of("Place", "Level", "Rule", "Tool"), rows);
    }

    private Optional<Block> sources() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Compared compared : gates) {
            for (Source source : compared.delta().sources()) {
                rows.add(List.of(
                        Phrase.ofCode(compared.gate().id()),
                        Phrase.ofCode(source.path()),
                        Phrase.ofCode(source.producedAt().toString())));
            }
        }
        return table("Result files of the base: ", List.of("Gate", "File", "Made at"), rows);
    }

    private static Optional<Block> table(String title, List<String> header, List<List<Phrase>> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : folded(title + Words.number(rows.size()), new Table(header, rows, 0));
    }

    private static Optional<Block> folded(String summary, Block block) {
        return Optional.of(new Details(summary, List.of(block)));
    }
}
