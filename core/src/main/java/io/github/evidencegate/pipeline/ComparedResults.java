package io.github.evidencegate.pipeline;

import io.github.evidencegate.census.Census;
import io.github.evidencegate.delta.BaseResults;
import io.github.evidencegate.delta.BaseResults.Anchor;
import io.github.evidencegate.delta.BaseResults.Placed;
import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.ChangedLines.Comparison;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.git.ChangeFacts;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.results.MirroredFiles;
import io.github.evidencegate.results.ResultFiles;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.ResultReaders.Told;
import io.github.evidencegate.results.foreign.ForeignReaders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads result files of the head and of the base, so that the two can be compared. The base is read first: then the
 * names of tests that only the head has are known when they go by. The names that only the base has need it once more.
 */
final class ComparedResults {
    private final Path top;
    private final ChangeFacts facts;
    private final MirroredFiles mirror;
    private final List<Path> files;
    private final List<Placed> problems = new ArrayList<>();
    private final Anchor anchor;

    /** Both ends, and the bills of materials among their files. */
    record Ends(List<Report> head, BaseResults base, ReadBills bills) {}

    /** A file of the base. */
    private record OfBase(List<Placed> reports, List<Bill> bills) {}

    /**
     * Looks for the files of the base.
     *
     * @param top where the results of both ends lie
     * @param globs where they are
     */
    ComparedResults(WorkTree workTree, Path top, ChangeFacts facts, List<String> globs) throws EvidenceException {
        this.top = top;
        this.facts = facts;
        this.mirror = new MirroredFiles(globs);
        ResultFiles.Found found = ResultFiles.find(top, globs, List.of());
        this.files = found.files();
        found.problems().forEach(problem -> problems.add(new Placed(problem, List.of(problem.path()))));
        this.anchor = anchor(workTree);
    }

    private Anchor anchor(WorkTree workTree) throws EvidenceException {
        Optional<Revision> base = facts.change().mergeBase();
        Optional<Instant> committedAt =
                base.isPresent() ? Optional.of(workTree.committedAt(base.get())) : Optional.empty();
        Set<String> changed = new HashSet<>();
        Set<String> atBothEnds = new HashSet<>();
        for (ChangedFile file : facts.files()) {
            changed.addAll(file.paths());
            if (file.isAtHead() && file.status() != Status.ADDED && file.status() != Status.COPIED) {
                atBothEnds.add(file.path());
            }
        }
        return new Anchor(facts.change().head(), committedAt, changed, atBothEnds);
    }

    /**
     * What both ends say.
     *
     * @param ofHead files that may be results of the head; what is of the base is not
     * @param foreign reads what the readers do not know
     */
    Ends read(Collection<Path> ofHead, ForeignReaders foreign) {
        List<OfBase> base = base(foreign, Optional.empty());
        List<Placed> first = reports(base);
        Optional<Census> before = census(first.stream().map(Placed::report));
        Set<Path> others = new HashSet<>(files);
        ChangedLines changed =
                ChangedLines.compared(facts.files(), new Comparison(before.filter(names -> names.size() > 0)));
        List<Told> told = new ArrayList<>(ofHead)
                .parallelStream()
                        .filter(file -> !others.contains(file))
                        .map(file -> ResultReaders.read(top, file, changed, foreign))
                        .toList();
        List<Report> head =
                told.stream().flatMap(file -> file.reports().stream()).toList();
        Optional<Census> now = census(head.stream());
        boolean hasLost = now.isPresent()
                && before.isPresent()
                && now.get().since(before.get()).disappeared() > 0;
        List<Placed> all = new ArrayList<>(problems);
        all.addAll(hasLost ? reports(base(foreign, now)) : first);
        List<Bill> bills = told.stream().flatMap(file -> file.bills().stream()).toList();
        List<Bill> ofBase = base.stream().flatMap(file -> file.bills().stream()).toList();
        return new Ends(head, new BaseResults(all, anchor), new ReadBills(bills, ofBase));
    }

    private static List<Placed> reports(List<OfBase> files) {
        return files.stream().flatMap(file -> file.reports().stream()).toList();
    }

    private List<OfBase> base(ForeignReaders foreign, Optional<Census> now) {
        ChangedLines changed = ChangedLines.atBase(facts.files(), new Comparison(now));
        return files.parallelStream()
                .map(file -> placed(file, changed, foreign))
                .toList();
    }

    private OfBase placed(Path file, ChangedLines changed, ForeignReaders foreign) {
        String path = ResultFiles.pathOf(top, file);
        List<String> places = mirror.places(path);
        Told told = ResultReaders.read(top, file, mirror.place(path), changed, foreign);
        return new OfBase(
                told.reports().stream()
                        .map(report -> new Placed(report, places))
                        .toList(),
                told.bills());
    }

    private static Optional<Census> census(Stream<Report> reports) {
        return Census.of(reports.flatMap(report -> report.fold(
                        tests -> tests.cases().census().stream(),
                        lines -> Stream.<Census>empty(),
                        analysis -> Stream.<Census>empty(),
                        job -> Stream.<Census>empty(),
                        command -> Stream.<Census>empty(),
                        unread -> Stream.<Census>empty()))
                .toList());
    }
}
