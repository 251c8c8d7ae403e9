package io.github.evidencegate.weakening.test;

import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.test.FileTests.Matching;
import java.util.ArrayList;
import java.util.List;

/** Finds tests that are gone, skipped, or that demand less than before. */
public final class TestWeakenings {
    private TestWeakenings() {}

    /** What was found, in no order. The product's files are needed too: a test can go with its subject. */
    public static List<Weakening> find(List<ChangedSource> sources) {
        List<FileTests> files = sources.stream()
                .filter(ChangedSource::isTest)
                .map(FileTests::of)
                .toList();
        Matching matching = Matching.of(files);
        GoneNames gone = GoneNames.of(sources);
        List<Weakening> found = new ArrayList<>();
        found.addAll(LostTests.find(files, matching, gone));
        found.addAll(SkippedTests.ofPairs(matching.pairs()));
        found.addAll(GuardedTests.find(matching.pairs()));
        found.addAll(EarlyReturns.ofPairs(matching.pairs()));
        for (FileTests file : files) {
            found.addAll(SkippedTests.ofGroups(file));
            found.addAll(EarlyReturns.ofGroups(file));
        }
        List<Weakening> weaker = WeakerAssertions.find(files, matching, gone);
        found.addAll(weaker);
        LooserLines.find(files).stream()
                .filter(line -> weaker.stream()
                        .noneMatch(other -> other.path().equals(line.path()) && other.line() == line.line()))
                .forEach(found::add);
        return found;
    }
}
