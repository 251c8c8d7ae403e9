package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.evidence.Weakening.Side;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.SettingPath;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds gates and pipelines after whose edit less is judged. Only what the lines prove is one; another command, another
 * version or another value is none. Of the product's own policy any edit is one.
 */
final class GateEdits {
    private static final String POLICY = ".evidence-gate.y";
    private static final String EXCEPTION = "exclude-list";
    private static final String GATE = "gate-configuration";
    private static final String WORKFLOWS = ".github/workflows/";
    private static final String PIPELINE = "pipeline-configuration";

    private final PipelineEdits pipelines;

    GateEdits(List<ChangedSource> sources) {
        this.pipelines = new PipelineEdits(sources);
    }

    /**
     * At most one finding for a file.
     *
     * @param told the lines of the head that something more exact was found in
     */
    Optional<Weakening> find(ChangedSource source, Set<Integer> told) {
        boolean isListOfExceptions = EditedFiles.EXCLUDES.matcher(source.name()).matches();
        if (isListOfExceptions || source.patch().isBinary()) {
            return Optional.empty();
        }
        return switch (source.fileClass()) {
            case PIPELINE_CONFIGURATION ->
                movedAway(source).or(() -> pipelines.less(source, told)).map(place -> finding(source, place, PIPELINE));
            case GATE_CONFIGURATION -> ofGate(source, told);
            default -> Optional.empty();
        };
    }

    /** A workflow of GitHub is none in another folder. */
    private static Optional<Place> movedAway(ChangedSource source) {
        boolean isAway = source.patch().basePath().startsWith(WORKFLOWS)
                && !source.patch().path().startsWith(WORKFLOWS);
        return Optional.of(new Place(Side.HEAD, 0)).filter(place -> isAway);
    }

    private static Optional<Weakening> ofGate(ChangedSource source, Set<Integer> told) {
        if (source.name().startsWith(POLICY)) {
            return policy(source);
        }
        return RuleEdits.less(source, told)
                .map(place -> finding(source, place, GATE))
                .or(() -> RuleEdits.exception(source, told)
                        .map(place -> source.atHead(Kind.SUPPRESSION_ADDED, place.line(), EXCEPTION)));
    }

    private static Optional<Weakening> policy(ChangedSource source) {
        return Stream.of(Side.HEAD, Side.BASE)
                .flatMap(side -> changed(source, side).stream()
                        .map(path -> new Place(side, path.line().number())))
                .findFirst()
                .map(place -> finding(source, place, GATE));
    }

    /** A line of a side. */
    record Place(Side side, int line) {
        static Place of(Side side, SettingPath path) {
            return new Place(side, path.line().number());
        }
    }

    private static Weakening finding(ChangedSource source, Place place, String pattern) {
        if (source.isDeleted()) {
            return new Weakening(Kind.GATE_EDITED, source.patch().path(), 0, Side.BASE, pattern);
        }
        return place.side() == Side.HEAD
                ? source.atHead(Kind.GATE_EDITED, place.line(), pattern)
                : source.atBase(Kind.GATE_EDITED, place.line(), pattern);
    }

    /** The lines of a side that the other has not, with the names that they stand under, where there are names. */
    static List<SettingPath> changed(ChangedSource source, Side side) {
        List<SourceLine> lines = side == Side.HEAD ? source.head() : source.base();
        List<SettingPath> paths = SettingPath.of(source.name(), lines);
        Stream<SettingPath> all = paths.isEmpty()
                ? lines.stream().map(line -> new SettingPath(line, "", line.statement()))
                : paths.stream();
        return all.filter(path -> path.line().isChanged() && path.line().hasCode())
                .toList();
    }

    /** Whether the file was there before, so that what it says now can be less. */
    static boolean isEdited(ChangedSource source) {
        return source.patch().status() == Status.MODIFIED || source.patch().status() == Status.RENAMED;
    }
}
