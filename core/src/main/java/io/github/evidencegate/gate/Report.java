package io.github.evidencegate.gate;

import io.github.evidencegate.census.Census;
import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome.FailedTest;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.Revision;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What one result file says, before any gate demands anything of it. A SARIF file gives one report a run. */
public sealed interface Report {
    /** The file's path: relative to the top of the work tree, or absolute if the file is outside. */
    String path();

    /** The file it was read from; empty if it could not be read. */
    Optional<Source> origin();

    /** The revision that it says it tells of; empty if it names none. */
    default Optional<Revision> revision() {
        return Optional.empty();
    }

    /** Handles every kind of report. */
    <R> R fold(
            Function<Tests, R> tests,
            Function<Lines, R> lines,
            Function<Analysis, R> analysis,
            Function<Command, R> command,
            Function<Job, R> job,
            Function<Unreadable, R> unreadable);

    /**
     * Tests that ran.
     *
     * @param passed tests that passed at once
     * @param flaky tests that passed only on a rerun; in no other count
     * @param cases the names behind the counts
     * @param took the sum of the suites' times
     */
    record Tests(
            Source source, long passed, long failed, long errors, long skipped, long flaky, Cases cases, Duration took)
            implements Report {
        /** All tests of the file, skipped ones too. */
        public long total() {
            return passed + failed + errors + skipped + flaky;
        }

        @Override
        public String path() {
            return source.path();
        }

        @Override
        public Optional<Source> origin() {
            return Optional.of(source);
        }

        @Override
        public <R> R fold(
                Function<Tests, R> tests,
                Function<Lines, R> lines,
                Function<Analysis, R> analysis,
                Function<Command, R> command,
                Function<Job, R> job,
                Function<Unreadable, R> unreadable) {
            return tests.apply(this);
        }
    }

    /**
     * Names of tests, {@code class.method}, in the order of the file. Readers cut each list so that memory stays flat.
     *
     * @param failing those that failed or had an error
     * @param flaky those that passed only on a rerun
     * @param skipped those that did not run, each with its reason in brackets if it has one
     * @param failingSet all failing names, cut or not; empty if none failed
     * @param unmatched those that the run does not have with which this one is compared
     * @param newlyFailing those that failed or had an error here and not in that run
     * @param census of all names; empty if nothing is compared, or if they are too many
     * @param failedAt where the first of the failing tests failed, of those that did so in a changed file
     */
    record Cases(
            List<String> failing,
            List<String> flaky,
            List<String> skipped,
            Optional<FailingSet> failingSet,
            List<String> unmatched,
            List<String> newlyFailing,
            Optional<Census> census,
            List<FailedTest> failedAt) {
        /** The most names that a reader keeps in one list. */
        public static final int LIMIT = 1_000;

        /** Copies the lists. */
        public Cases {
            failing = List.copyOf(failing);
            flaky = List.copyOf(flaky);
            skipped = List.copyOf(skipped);
            unmatched = List.copyOf(unmatched);
            newlyFailing = List.copyOf(newlyFailing);
            failedAt = List.copyOf(failedAt);
        }

        /** Of a run that is compared with no other. */
        public Cases(List<String> failing, List<String> flaky, List<String> skipped, Optional<Digest> failingDigest) {
            this(
                    failing,
                    flaky,
                    skipped,
                    failingDigest.map(FailingSet::of),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of());
        }

        /** Of the set of all failing names. */
        public Optional<Digest> failingDigest() {
            return failingSet.map(FailingSet::digest);
        }
    }

    /**
     * Lines that tests ran.
     *
     * @param project all lines of the file
     * @param files the lines of the changed files, by path, sorted
     * @param languages the file name extensions of what it measures, without the dot
     * @param branches empty if it measures none
     */
    record Lines(
            Source source,
            Ratio project,
            Map<String, FileLines> files,
            Set<String> languages,
            Optional<Branches> branches)
            implements Report {
        /** Copies map and set. */
        public Lines {
            languages = Set.copyOf(languages);
            files = Collections.unmodifiableMap(new TreeMap<>(files));
        }

        /** Of lines alone. */
        public Lines(Source source, Ratio project, Map<String, FileLines> files, Set<String> languages) {
            this(source, project, files, languages, Optional.empty());
        }

        @Override
        public String path() {
            return source.path();
        }

        @Override
        public Optional<Source> origin() {
            return Optional.of(source);
        }

        @Override
        public <R> R fold(
                Function<Tests, R> tests,
                Function<Lines, R> lines,
                Function<Analysis, R> analysis,
                Function<Command, R> command,
                Function<Job, R> job,
                Function<Unreadable, R> unreadable) {
            return lines.apply(this);
        }
    }

    /**
     * Branches that tests took, and all there are.
     *
     * @param files of the changed files, by path, sorted
     */
    record Branches(Ratio project, Map<String, Ratio> files) {
        /** Copies the map. */
        public Branches {
            files = Collections.unmodifiableMap(new TreeMap<>(files));
        }
    }

    /** Lines of one file that can be run: those that tests ran at least in part, and those that they did not. */
    record FileLines(LineRanges covered, LineRanges uncovered) {}

    /**
     * What one analyser found.
     *
     * @param tool its name, as it gives it
     * @param counts findings that are not suppressed, by level; findings that are gone since the baseline not counted
     * @param suppressed findings that somebody suppressed
     * @param added findings that are new against the file's own baseline; empty if it has none
     * @param located findings in changed files, those on changed lines first, at most {@link Cases#LIMIT}
     * @param inChangedFiles how many findings of level error or warning are in changed files
     * @param onChangedLines how many of those are on changed lines
     * @param failingSet rule and path of all findings of level error or warning; empty if none
     * @param census of the same findings, each by rule and path at the head; empty if nothing is compared, or if they
     *     are too many
     */
    record Analysis(
            Source source,
            String tool,
            Map<Level, Long> counts,
            long suppressed,
            Optional<Long> added,
            List<Located> located,
            long inChangedFiles,
            long onChangedLines,
            Optional<FailingSet> failingSet,
            Optional<Census> census)
            implements Report {
        /** What stands for the tool of an empty list, which many tools write when they found nothing. */
        public static final String UNNAMED = "unnamed list";

        /** Copies map and list. */
        public Analysis {
            Map<Level, Long> copy = new EnumMap<>(Level.class);
            copy.putAll(counts);
            counts = Collections.unmodifiableMap(copy);
            located = List.copyOf(located);
        }

        /** Of the set of all findings of level error or warning. */
        public Optional<Digest> failingDigest() {
            return failingSet.map(FailingSet::digest);
        }

        /** Findings of this level that are not suppressed. */
        public long count(Level level) {
            return counts.getOrDefault(level, 0L);
        }

        @Override
        public String path() {
            return source.path();
        }

        @Override
        public Optional<Source> origin() {
            return Optional.of(source);
        }

        @Override
        public <R> R fold(
                Function<Tests, R> tests,
                Function<Lines, R> lines,
                Function<Analysis, R> analysis,
                Function<Command, R> command,
                Function<Job, R> job,
                Function<Unreadable, R> unreadable) {
            return analysis.apply(this);
        }
    }

    /** A command that ran as a gate. */
    record Command(Source source, CommandRun run) implements Report {
        @Override
        public String path() {
            return source.path();
        }

        @Override
        public Optional<Source> origin() {
            return Optional.of(source);
        }

        @Override
        public Optional<Revision> revision() {
            return Optional.of(run.head());
        }

        @Override
        public <R> R fold(
                Function<Tests, R> tests,
                Function<Lines, R> lines,
                Function<Analysis, R> analysis,
                Function<Command, R> command,
                Function<Job, R> job,
                Function<Unreadable, R> unreadable) {
            return command.apply(this);
        }
    }

    /**
     * A job of the pipeline, or the judgement of a server, as the code host or the server told it. No output and no log.
     *
     * @param name the job's own
     * @param told what was told of it beside the ending, in few words: {@code script_failure}; empty for nothing
     * @param revision at which it ran; empty if the file does not tell
     */
    record Job(
            Source source,
            String name,
            Ending ending,
            String told,
            Optional<Duration> took,
            Optional<Revision> revision)
            implements Report {
        /** How a job ended, or that it has not; the more doubtful the later. */
        public enum Ending {
            PASSED,
            EMPTY,
            SKIPPED,
            UNFINISHED,
            UNKNOWN,
            CANCELLED,
            /** It failed, and the pipeline goes on all the same. */
            TOLERATED,
            FAILED
        }

        @Override
        public String path() {
            return source.path();
        }

        @Override
        public Optional<Source> origin() {
            return Optional.of(source);
        }

        @Override
        public <R> R fold(
                Function<Tests, R> tests,
                Function<Lines, R> lines,
                Function<Analysis, R> analysis,
                Function<Command, R> command,
                Function<Job, R> job,
                Function<Unreadable, R> unreadable) {
            return job.apply(this);
        }
    }

    /**
     * A file that could not be read as what it should be. Doubt blocks: a gate that needs it does not hold.
     *
     * @param path the file, or the pattern that matched none
     * @param reason the place, what is wrong there, and what to do about it: {@code a.xml:3:7: ...}
     */
    record Unreadable(String path, String reason) implements Report {
        @Override
        public Optional<Source> origin() {
            return Optional.empty();
        }

        @Override
        public <R> R fold(
                Function<Tests, R> tests,
                Function<Lines, R> lines,
                Function<Analysis, R> analysis,
                Function<Command, R> command,
                Function<Job, R> job,
                Function<Unreadable, R> unreadable) {
            return unreadable.apply(this);
        }
    }
}
