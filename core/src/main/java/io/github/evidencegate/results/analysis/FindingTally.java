package io.github.evidencegate.results.analysis;

import io.github.evidencegate.census.Census.Standing;
import io.github.evidencegate.census.Roster;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report.Analysis;
import io.github.evidencegate.gate.Report.Cases;
import io.github.evidencegate.results.input.NameSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** Counts the findings of one analyser, and keeps those in changed files, up to {@link Cases#LIMIT}. */
public final class FindingTally {
    /** The tool does not tell. */
    static final long NO_CONTEXT = 0;

    private static final int RULE_CACHE = 10_000;
    private static final Comparator<Located> ORDER = Comparator.comparing((Located at) -> !at.onChangedLine())
            .thenComparing(Located::path)
            .thenComparing(Located::line)
            .thenComparing(Located::rule)
            .thenComparing(Located::level);

    private final ChangedLines changed;
    private final Map<Level, Long> counts = new EnumMap<>(Level.class);
    private final PriorityQueue<Located> located = new PriorityQueue<>(ORDER.reversed());
    private final NameSet failing = new NameSet();
    private final Optional<Roster> roster;
    private final Map<String, Long> ruleHashes = new HashMap<>();
    private long suppressed;
    private long added;
    private long inChangedFiles;
    private long onChangedLines;
    private boolean hasBaseline;

    /** An empty one. */
    public FindingTally(ChangedLines changed) {
        this.changed = changed;
        this.roster = changed.comparison().isPresent() ? Optional.of(new Roster()) : Optional.empty();
    }

    /** The results were compared with those of an earlier run. */
    void baseline() {
        hasBaseline = true;
    }

    /** A finding that somebody suppressed. */
    public void suppressed() {
        suppressed++;
    }

    /** The finding added last is new since the baseline. */
    void isNew() {
        added++;
    }

    /** A finding that stands and is about no file. */
    public void addWithoutPlace(String rule, Level level) {
        add(SarifResult.cut(rule, SarifRules.ID_LIMIT), level, Place.NONE, 0);
    }

    /** A finding that stands. */
    void add(String rule, Level level, Place place, int line) {
        add(rule, level, place, line, NO_CONTEXT);
    }

    /**
     * A finding that stands.
     *
     * @param context what tells it apart from others of its rule in the file, and stays when lines move
     */
    void add(String rule, Level level, Place place, int line, long context) {
        counts.merge(level, 1L, Long::sum);
        boolean onChangedLine = isOnChangedLine(place, line);
        if (level == Level.ERROR || level == Level.WARNING) {
            long failed = NameSet.hash(hash(rule), place.hash());
            failing.add(context == NO_CONTEXT ? failed : NameSet.hash(failed, context));
            inChangedFiles += place.isChanged() ? 1 : 0;
            if (roster.isPresent()) {
                roster.get().add(NameSet.hash(hash(rule), placeAtHead(place)), Standing.BAD);
            }
            onChangedLines += onChangedLine ? 1 : 0;
        }
        if (place.isChanged()) {
            keep(new Located("", rule, level, place.path(), line, onChangedLine));
        }
    }

    boolean isOnChangedLine(Place place, int line) {
        return place.isChanged() && changed.hasLine(place.path(), line);
    }

    /** Adds what another run of the same analyser found. */
    void merge(FindingTally other) {
        other.counts.forEach((level, count) -> counts.merge(level, count, Long::sum));
        other.located.forEach(this::keep);
        failing.addAll(other.failing);
        suppressed += other.suppressed;
        added += other.added;
        inChangedFiles += other.inChangedFiles;
        onChangedLines += other.onChangedLines;
        if (roster.isPresent()) {
            roster.get().addAll(other.roster.orElseThrow());
        }
        hasBaseline |= other.hasBaseline;
    }

    /** What was added, as that tool's. */
    public Analysis report(Source source, String tool) {
        List<Located> sorted = located.stream()
                .sorted(ORDER)
                .map(at -> new Located(tool, at.rule(), at.level(), at.path(), at.line(), at.onChangedLine()))
                .toList();
        Optional<Long> sinceBaseline = hasBaseline ? Optional.of(added) : Optional.empty();
        return new Analysis(
                source,
                tool,
                counts,
                suppressed,
                sinceBaseline,
                sorted,
                inChangedFiles,
                onChangedLines,
                failing.failing(),
                roster.isPresent() ? roster.get().census() : Optional.empty());
    }

    /** What the file counts as, by its path at the head: a rename makes no finding new. */
    private long placeAtHead(Place place) {
        String path = changed.pathAtHead(place.path());
        return path.equals(place.path()) ? place.hash() : NameSet.hash(path);
    }

    private void keep(Located finding) {
        located.add(finding);
        if (located.size() > Cases.LIMIT) {
            located.remove();
        }
    }

    private long hash(String rule) {
        if (ruleHashes.size() >= RULE_CACHE) {
            ruleHashes.clear();
        }
        Long known = ruleHashes.get(rule);
        if (known == null) {
            known = NameSet.hash(rule);
            ruleHashes.put(rule, known);
        }
        return known;
    }
}
