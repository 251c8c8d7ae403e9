package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.Coverage.Uncovered;
import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.LineRanges.Range;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.ReviewPacket.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a reviewer should open first, and why. Each reason has a weight, and a file's weights add up; files of
 * one weight come with the most changed lines first, then in the order of their paths.
 */
final class LookFirst {
    private static final int WORTH = 80;
    private static final int MOST_FILES = 10;
    private static final int MOST_FINDINGS = 3;
    private static final int MOST_RANGES = 6;
    private static final int VERY_LARGE_LINES = 400;

    private static final int FORBIDDEN = 1_000;
    private static final int OUT_OF_SCOPE = 500;
    private static final int PROTECTED = 200;
    private static final int RISKY_DEPENDENCIES = 150;
    private static final int SENSITIVE = 100;
    private static final int ANALYSIS_ERROR = 80;
    private static final int ANALYSIS_FINDING = 50;
    private static final int UNCOVERED = 40;
    private static final int UNCOVERED_LINES_THAT_COUNT = 30;
    private static final int VERY_LARGE = 30;

    private final Map<String, LineRanges> uncovered = new HashMap<>();
    private final Map<String, List<Located>> located = new HashMap<>();
    private final Map<String, List<Phrase>> risks;

    private LookFirst(List<GateOutcome> gates, Dependencies dependencies) {
        this.risks = DependencyBlocks.risks(dependencies);
        for (GateOutcome gate : gates) {
            gate.details().coverage().ifPresent(coverage -> coverage.uncovered().forEach(this::add));
            for (Located finding : gate.details().findings()) {
                if (finding.onChangedLine()) {
                    located.computeIfAbsent(finding.path(), path -> new ArrayList<>())
                            .add(finding);
                }
            }
        }
    }

    /** A file that stands out. */
    record Entry(ScopedFile file, int weight, List<Phrase> reasons) implements Comparable<Entry> {
        /** The weightier first, then the larger change, then the path. */
        @Override
        public int compareTo(Entry other) {
            int byWeight = Integer.compare(other.weight, weight);
            int bySize = Integer.compare(other.changed(), changed());
            if (byWeight == 0 && bySize == 0) {
                return file.path().compareTo(other.file.path());
            }
            return byWeight == 0 ? bySize : byWeight;
        }

        private int changed() {
            return file.file().lines().changed();
        }
    }

    /** All files that stand out, the weightiest first. */
    static List<Entry> ranking(EvidenceRecord record) {
        LookFirst look = new LookFirst(record.gates(), record.scope().dependencies());
        List<Entry> ranking = new ArrayList<>();
        for (ScopedFile file : record.scope().files()) {
            Entry entry = look.entry(file);
            if (entry.weight() > 0) {
                ranking.add(entry);
            }
        }
        Collections.sort(ranking);
        return ranking;
    }

    static Section section(EvidenceRecord record) {
        List<Entry> ranking = ranking(record);
        List<Block> blocks = new ArrayList<>();
        if (!ranking.isEmpty()) {
            blocks.add(table(ranking));
        } else if (!record.scope().files().isEmpty()) {
            blocks.add(new Paragraph(Phrase.of("No file stands out.")));
        }
        if (GatesSection.isCompared(record.gates())) {
            blocks.addAll(DeltaBlocks.questions(record.gates()));
        }
        List<String> focus =
                record.workItem().map(item -> item.worksheet().focus()).orElse(List.of());
        if (!focus.isEmpty()) {
            blocks.add(new Paragraph(Phrase.of("The work item asks the reviewer to look at:")));
            blocks.add(Items.first(MOST_FILES, focus.stream().map(Phrase::of).toList()));
        }
        return new Section("Look at first", WORTH, blocks);
    }

    private static Table table(List<Entry> ranking) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Entry entry : ranking.subList(0, Math.min(MOST_FILES, ranking.size()))) {
            rows.add(List.of(Phrase.ofCode(entry.file().path()), Phrase.join("; ", entry.reasons())));
        }
        return new Table(List.of("File", "Why"), rows, ranking.size() - rows.size());
    }

    private void add(Uncovered lines) {
        uncovered.merge(lines.path(), lines.lines(), (one, other) -> {
            List<Range> both = new ArrayList<>(one.ranges());
            both.addAll(other.ranges());
            return LineRanges.of(both);
        });
    }

    private Entry entry(ScopedFile file) {
        List<Phrase> reasons = new ArrayList<>();
        int weight = placement(file, reasons)
                + purpose(file, reasons)
                + analysis(located.getOrDefault(file.path(), List.of()), reasons)
                + dependencies(risks.getOrDefault(file.path(), List.of()), reasons)
                + coverage(uncovered.getOrDefault(file.path(), LineRanges.NONE), reasons)
                + size(file, reasons);
        return new Entry(file, weight, reasons);
    }

    private static int placement(ScopedFile file, List<Phrase> reasons) {
        return switch (file.placement()) {
            case FORBIDDEN -> {
                Phrase reason = Phrase.EMPTY.strong("forbidden");
                reasons.add(file.pattern()
                        .map(pattern -> reason.text(" by ").code(pattern))
                        .orElse(reason));
                yield FORBIDDEN;
            }
            case OUT -> {
                reasons.add(Phrase.EMPTY.strong("out of scope"));
                yield OUT_OF_SCOPE;
            }
            case IN, UNDECLARED -> 0;
        };
    }

    private static int purpose(ScopedFile file, List<Phrase> reasons) {
        int weight = 0;
        if (file.fileClass().isProtected()) {
            reasons.add(Phrase.of(Words.word(file.fileClass())));
            weight += PROTECTED;
        }
        if (!file.sensitive().isEmpty()) {
            reasons.add(Phrase.of("sensitive: ").then(Phrase.ofCodes(file.sensitive(), MOST_FINDINGS)));
            weight += SENSITIVE;
        }
        return weight;
    }

    private static int dependencies(List<Phrase> risks, List<Phrase> reasons) {
        reasons.addAll(risks);
        return risks.size() * RISKY_DEPENDENCIES;
    }

    private static int analysis(List<Located> findings, List<Phrase> reasons) {
        if (findings.isEmpty()) {
            return 0;
        }
        List<String> names = findings.stream().map(LookFirst::name).toList();
        reasons.add(Phrase.of(Words.count(findings.size(), "analyser finding") + " on changed lines: ")
                .then(Phrase.ofCodes(names, MOST_FINDINGS)));
        return findings.stream().anyMatch(finding -> finding.level() == Level.ERROR)
                ? ANALYSIS_ERROR
                : ANALYSIS_FINDING;
    }

    private static String name(Located finding) {
        return finding.line() == 0 ? finding.rule() : finding.rule() + ':' + finding.line();
    }

    private static int coverage(LineRanges lines, List<Phrase> reasons) {
        int count = lines.count();
        if (count == 0) {
            return 0;
        }
        reasons.add(Phrase.of(Words.count(count, "changed line") + " not covered: " + ranges(lines)));
        return UNCOVERED + Math.min(count, UNCOVERED_LINES_THAT_COUNT);
    }

    /** The first ranges, for people: {@code 12-17, 20 and 3 more places}. */
    static String ranges(LineRanges lines) {
        List<Range> all = lines.ranges();
        StringBuilder text = new StringBuilder();
        for (Range range : all.subList(0, Math.min(MOST_RANGES, all.size()))) {
            text.append(text.isEmpty() ? "" : ", ").append(range);
        }
        int more = all.size() - MOST_RANGES;
        return more > 0 ? text + " and " + Words.count(more, "more place") : text.toString();
    }

    private static int size(ScopedFile file, List<Phrase> reasons) {
        FileClass fileClass = file.fileClass();
        if (!fileClass.isReviewed() || file.file().lines().changed() < VERY_LARGE_LINES) {
            return 0;
        }
        reasons.add(Phrase.of("very large change: " + Words.lines(file.file().lines())));
        return VERY_LARGE;
    }
}
