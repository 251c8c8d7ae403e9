package io.github.evidencegate.delta;

import io.github.evidencegate.census.Census;
import io.github.evidencegate.census.Difference;
import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares findings of level error or warning, analyser by analyser. Findings of one rule in one file are told apart by
 * nothing but their number, so that no shift of lines makes one new: of three where there were two, one is new. Which of
 * them, nobody knows; those on changed lines are taken first.
 */
final class FindingComparison {
    private static final Comparator<Located> CHANGED_FIRST = Comparator.comparing(Located::onChangedLine)
            .reversed()
            .thenComparing(Located::level)
            .thenComparing(Located::path)
            .thenComparing(Located::line)
            .thenComparing(Located::rule);

    private final Map<String, List<Report.Analysis>> head;
    private final Map<String, List<Report.Analysis>> base;
    private final List<Source> sources;

    FindingComparison(List<Report.Analysis> head, List<Report.Analysis> base, List<Source> sources) {
        this.head = byTool(head);
        this.base = byTool(base);
        this.sources = sources;
    }

    private static Map<String, List<Report.Analysis>> byTool(List<Report.Analysis> reports) {
        Map<String, List<Report.Analysis>> byTool = new TreeMap<>();
        for (Report.Analysis report : reports) {
            byTool.computeIfAbsent(report.tool().toLowerCase(Locale.ROOT), tool -> new ArrayList<>())
                    .add(report);
        }
        return byTool;
    }

    Delta delta() {
        Optional<String> onlyHead =
                head.keySet().stream().filter(tool -> !base.containsKey(tool)).findFirst();
        Optional<String> onlyBase =
                base.keySet().stream().filter(tool -> !head.containsKey(tool)).findFirst();
        if (onlyHead.isPresent() || onlyBase.isPresent()) {
            return Delta.unknown(
                    onlyHead.map(tool -> "the base has no results of " + tool)
                            .orElseGet(
                                    () -> "the base has results of " + onlyBase.orElseThrow() + ", the head has none"),
                    sources);
        }
        Difference all = Difference.NONE;
        List<Located> added = new ArrayList<>();
        for (Map.Entry<String, List<Report.Analysis>> tool : head.entrySet()) {
            Optional<Census> now = census(tool.getValue());
            Optional<Census> then = census(base.getOrDefault(tool.getKey(), List.of()));
            if (now.isEmpty() || then.isEmpty()) {
                return Delta.unknown(
                        "the findings of " + tool.getKey() + " cannot be told apart, or are more than " + Census.LIMIT,
                        sources);
            }
            all = all.plus(now.get().since(then.get()));
            added.addAll(added(tool.getValue(), now.get(), then.get()));
        }
        added.sort(CHANGED_FIRST);
        return new Delta(
                Optional.empty(),
                Map.of("new", all.appeared(), "fixed", all.disappeared(), "unchanged", all.unchanged()),
                List.of(),
                List.of(),
                List.of(),
                added,
                Optional.empty(),
                Optional.empty(),
                sources);
    }

    private static Optional<Census> census(List<Report.Analysis> reports) {
        List<Census> counted =
                reports.stream().flatMap(report -> report.census().stream()).toList();
        return counted.size() == reports.size() ? Census.of(counted) : Optional.empty();
    }

    /** The located ones of which there are more than there were. */
    private static List<Located> added(List<Report.Analysis> reports, Census now, Census then) {
        Map<Long, Integer> more = new HashMap<>();
        List<Located> added = new ArrayList<>();
        List<Located> located = reports.stream()
                .flatMap(report -> report.located().stream())
                .filter(at -> at.level() == Level.ERROR || at.level() == Level.WARNING)
                .sorted(CHANGED_FIRST)
                .toList();
        for (Located at : located) {
            long key = Digest.shortOf(Digest.shortOf(at.rule()), Digest.shortOf(at.path()));
            int left = more.computeIfAbsent(key, unseen -> now.count(unseen) - then.count(unseen));
            if (left > 0) {
                added.add(at);
                more.put(key, left - 1);
            }
        }
        return added;
    }
}
