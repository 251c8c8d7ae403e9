package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Uncovered;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.GateOutcome.Waiver;
import io.github.evidencegate.evidence.Quality;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.ReviewPacket.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of every gate, and what a reviewer may want to look at (R076, R096). */
final class GatesSection {
    private static final int WORTH = 75;
    private static final int DIGEST_DIGITS = 12;

    private final List<GateOutcome> gates;
    private final Optional<Quality> quality;

    GatesSection(List<GateOutcome> gates, Optional<Quality> quality) {
        this.gates = gates;
        this.quality = quality;
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(gates.isEmpty() ? new Paragraph(Phrase.of("No gate reported: nothing was proven.")) : table());
        blocks.add(new Paragraph(quality.map(GatesSection::score)
                .orElseGet(
                        () -> Phrase.EMPTY.strong("Quality score:").text(" not known; no gate counts towards it."))));
        if (isCompared(gates)) {
            blocks.addAll(DeltaBlocks.of(gates));
        }
        names("Failing tests", Details::failing, "failed", "errors").ifPresent(blocks::add);
        names("Tests that passed only on a rerun", Details::flaky, "flaky").ifPresent(blocks::add);
        names("Skipped tests", Details::skipped, "skipped").ifPresent(blocks::add);
        findings().ifPresent(blocks::add);
        uncovered().ifPresent(blocks::add);
        sources().ifPresent(blocks::add);
        return new Section("Gates", WORTH, blocks);
    }

    /** Whether any gate was compared with the base. */
    static boolean isCompared(List<GateOutcome> gates) {
        for (GateOutcome gate : gates) {
            if (gate.details().delta().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Table table() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (GateOutcome gate : gates) {
            rows.add(List.of(
                    Phrase.ofCode(gate.id()),
                    state(gate),
                    Phrase.of(gate.required() ? "required" : "optional"),
                    Phrase.of(numbers(gate)),
                    reason(gate)));
        }
        return new Table(List.of("Gate", "Outcome", "Required", "Numbers", "Reason"), rows, 0);
    }

    private static Phrase reason(GateOutcome gate) {
        Phrase reason = Phrase.of(gate.reason().orElse(""));
        return gate.details()
                .waiver()
                .map(waiver -> reason.text("; ").then(told(waiver)))
                .orElse(reason);
    }

    /** The gates that need not hold for a while, for the top of a packet; empty if there are none. */
    static Optional<Phrase> waived(List<GateOutcome> gates) {
        List<Phrase> told = new ArrayList<>();
        for (GateOutcome gate : gates) {
            gate.details()
                    .waiver()
                    .ifPresent(waiver ->
                            told.add(Phrase.ofCode(gate.id()).text(" ").then(told(waiver))));
        }
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Phrase.EMPTY.mark("⚠️").strong("Waived:").text(" ").then(Phrase.join("; ", told)));
    }

    private static Phrase told(Waiver waiver) {
        return Phrase.of("waived by ")
                .code(waiver.by())
                .text(" until ")
                .code(waiver.until().toString())
                .text(" (" + waiver.reason() + ")");
    }

    private static Phrase state(GateOutcome gate) {
        String word = Words.word(gate.state());
        return switch (gate.state()) {
            case PASS, REPAIRED -> Phrase.EMPTY.mark("✅").text(word);
            case FLAKY, SKIP, WAIVED -> Phrase.EMPTY.mark("⚠️").strong(word);
            case FAIL, MISSING, STALE, EMPTY, UNREADABLE ->
                Phrase.EMPTY.mark(gate.required() ? "⛔" : "⚠️").strong(word);
        };
    }

    private static String numbers(GateOutcome gate) {
        if (isUnmeasured(gate)) {
            return "";
        }
        String numbers = switch (gate.kind()) {
            case TESTS -> tests(gate);
            case COVERAGE ->
                gate.details().coverage().map(GatesSection::coverage).orElse("");
            case ANALYSIS -> analysis(gate);
            case COMMAND -> gate.details().command().map(GatesSection::command).orElse("");
            case JOB -> "";
        };
        String took = gate.took().map(Words::time).orElse("");
        return numbers.isEmpty() || took.isEmpty() ? numbers + took : numbers + ", " + took;
    }

    /** Zero is a claim, and evidence that is not there makes none. */
    private static boolean isUnmeasured(GateOutcome gate) {
        return switch (gate.state()) {
            case MISSING -> true;
            case STALE, UNREADABLE -> gate.counts().values().stream().allMatch(count -> count == 0);
            case PASS, REPAIRED, FLAKY, SKIP, WAIVED, FAIL, EMPTY -> false;
        };
    }

    private static String tests(GateOutcome gate) {
        List<String> numbers = new ArrayList<>();
        if (gate.counts().containsKey("tests")) {
            numbers.add(Words.count(gate.count("tests"), "test"));
        }
        addUnlessZero(numbers, gate, "failed", " failed");
        addUnlessZero(numbers, gate, "errors", " with errors");
        addUnlessZero(numbers, gate, "skipped", " skipped");
        addUnlessZero(numbers, gate, "flaky", " flaky");
        return String.join(", ", numbers);
    }

    private static String analysis(GateOutcome gate) {
        if (!gate.counts().containsKey("errors")) {
            return "";
        }
        List<String> numbers = new ArrayList<>();
        numbers.add(Words.count(gate.count("errors"), "error"));
        numbers.add(Words.count(gate.count("warnings"), "warning"));
        addUnlessZero(numbers, gate, "notes", " noted");
        addUnlessZero(numbers, gate, "new", " new");
        addUnlessZero(numbers, gate, "suppressed", " suppressed");
        numbers.add(Words.number(gate.count("onChangedLines")) + " on changed lines");
        return String.join(", ", numbers);
    }

    private static String command(CommandRun run) {
        String kind = run.kind().map(word -> word + ": ").orElse("");
        return kind + run.program() + " exited with " + run.ending().exitStatus();
    }

    private static void addUnlessZero(List<String> numbers, GateOutcome gate, String name, String words) {
        if (gate.count(name) > 0) {
            numbers.add(Words.number(gate.count(name)) + words);
        }
    }

    private static String coverage(Coverage coverage) {
        return "project " + Words.share(coverage.project()) + "; changed files " + Words.share(coverage.changedFiles())
                + "; changed lines " + Words.share(coverage.changedLines())
                + coverage.branches()
                        .filter(branches -> !branches.project().isEmpty())
                        .map(branches -> "; branches of the project " + Words.share(branches.project()))
                        .orElse("");
    }

    private static Phrase score(Quality quality) {
        Phrase line = Phrase.EMPTY.strong("Quality score:").text(" " + quality.score() + " of 100");
        List<Phrase> parts = new ArrayList<>();
        for (Quality.Part part : quality.parts()) {
            parts.add(Phrase.ofCode(part.gate()).text(" " + part.score() + " (weight " + part.weight() + ")"));
        }
        return parts.isEmpty() ? line : line.text(" = weighted mean of ").then(Phrase.join(", ", parts));
    }

    private Optional<Block> names(String title, Function<Details, List<String>> list, String... counts) {
        List<Phrase> names = new ArrayList<>();
        long all = 0;
        for (GateOutcome gate : gates) {
            List<String> listed = list.apply(gate.details());
            for (String name : listed) {
                names.add(Phrase.ofCode(name).text(" in ").code(gate.id()));
            }
            long counted = 0;
            for (String count : counts) {
                counted += gate.kind() == GateOutcome.Kind.TESTS ? gate.count(count) : 0;
            }
            all += Math.max(counted, listed.size());
        }
        return names.isEmpty()
                ? Optional.empty()
                : folded(title + ": " + Words.number(all), new Items(names, all - names.size()));
    }

    private Optional<Block> findings() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (GateOutcome gate : gates) {
            for (Located finding : gate.details().findings()) {
                rows.add(List.of(
                        Phrase.ofCode(finding.line() == 0 ? finding.path() : finding.path() + ':' + finding.line()),
                        Phrase.of(Words.word(finding.level())),
                        Phrase.ofCode(finding.rule()),
                        Phrase.ofCode(finding.tool()),
                        Phrase.of(finding.onChangedLine() ? "yes" : "no")));
            }
        }
        List<String> header = List.of("Place", "Level", "Rule", "Tool", "On a changed line");
        return table("Analyser findings in changed files: ", header, rows);
    }

    private Optional<Block> uncovered() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (GateOutcome gate : gates) {
            List<Uncovered> files =
                    gate.details().coverage().map(Coverage::uncovered).orElse(List.of());
            for (Uncovered file : files) {
                rows.add(List.of(
                        Phrase.ofCode(file.path()),
                        Phrase.of(Words.number(file.lines().count())),
                        Phrase.of(LookFirst.ranges(file.lines()))));
            }
        }
        return table("Files with uncovered changed lines: ", List.of("File", "Lines", "Which"), rows);
    }

    private Optional<Block> sources() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (GateOutcome gate : gates) {
            for (Source source : gate.sources()) {
                rows.add(List.of(
                        Phrase.ofCode(gate.id()),
                        Phrase.ofCode(source.path()),
                        Phrase.ofCode(source.producedAt().toString()),
                        Phrase.ofCode(source.digest().hex().substring(0, DIGEST_DIGITS))));
            }
        }
        return table("Result files: ", List.of("Gate", "File", "Made at", "SHA-256"), rows);
    }

    private static Optional<Block> table(String title, List<String> header, List<List<Phrase>> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : folded(title + Words.number(rows.size()), new Table(header, rows, 0));
    }

    private static Optional<Block> folded(String summary, Block block) {
        return Optional.of(new Block.Details(summary, List.of(block)));
    }
}
