package io.github.evidencegate.weakening.test;

import io.github.evidencegate.weakening.source.ChangedSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tests of one changed file.
 *
 * @param base its tests at the base
 * @param head its tests at the head
 */
record FileTests(ChangedSource source, List<TestCase> base, List<TestCase> head) {
    static FileTests of(ChangedSource source) {
        return new FileTests(
                source,
                TestCases.of(source.baseLanguage(), source.base()),
                TestCases.of(source.language(), source.head()));
    }

    /** A test and the file that it is in. */
    record Located(FileTests file, TestCase test) {}

    /** The same test before and after. */
    record Pair(Located before, Located after) {}

    /**
     * Which tests of all files are the same by name, first within a file, then across files.
     *
     * @param lost of the base, with no test of that name at the head
     * @param fresh of the head, with no test of that name at the base
     */
    record Matching(List<Pair> pairs, List<Located> lost, List<Located> fresh) {
        static Matching of(List<FileTests> files) {
            List<Pair> pairs = new ArrayList<>();
            List<Located> lost = new ArrayList<>();
            List<Located> fresh = new ArrayList<>();
            for (FileTests file : files) {
                Matching own = match(located(file, file.base()), located(file, file.head()));
                pairs.addAll(own.pairs());
                lost.addAll(own.lost());
                fresh.addAll(own.fresh());
            }
            Matching moved = match(lost, fresh);
            pairs.addAll(moved.pairs());
            return new Matching(pairs, moved.lost(), moved.fresh());
        }

        private static Matching match(List<Located> before, List<Located> after) {
            Map<String, Deque<Located>> byName = new LinkedHashMap<>();
            after.forEach(test -> byName.computeIfAbsent(test.test().name(), name -> new ArrayDeque<>())
                    .add(test));
            List<Pair> pairs = new ArrayList<>();
            List<Located> lost = new ArrayList<>();
            for (Located test : before) {
                Optional<Located> same =
                        Optional.ofNullable(byName.get(test.test().name())).map(Deque::poll);
                same.ifPresentOrElse(found -> pairs.add(new Pair(test, found)), () -> lost.add(test));
            }
            List<Located> fresh = new ArrayList<>();
            byName.values().forEach(fresh::addAll);
            return new Matching(pairs, lost, fresh);
        }

        private static List<Located> located(FileTests file, List<TestCase> tests) {
            return tests.stream().map(test -> new Located(file, test)).toList();
        }
    }
}
