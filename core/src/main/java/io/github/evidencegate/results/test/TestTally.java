package io.github.evidencegate.results.test;

import io.github.evidencegate.census.Census;
import io.github.evidencegate.census.Census.Standing;
import io.github.evidencegate.census.Roster;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.FailedTest;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.ChangedLines.Comparison;
import io.github.evidencegate.gate.Report.Cases;
import io.github.evidencegate.gate.Report.Tests;
import io.github.evidencegate.results.input.NameSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts tests, and keeps the names of those that did not simply pass, each list up to {@link Cases#LIMIT}. */
final class TestTally {
    private static final int NAME_LIMIT = 300;
    private final List<String> failing = new ArrayList<>();
    private final List<String> flaky = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();
    private final List<String> newlyFailing = new ArrayList<>();
    private final NameSet failingNames = new NameSet();
    private final Optional<Roster> roster;
    private final Optional<Census> other;
    private long passedCount;
    private long failedCount;
    private long errorCount;
    private long skippedCount;
    private long flakyCount;
    private List<FailedTest> failedAt = List.of();

    TestTally(Optional<Comparison> comparison) {
        this.roster = comparison.isPresent() ? Optional.of(new Roster()) : Optional.empty();
        this.other = comparison.isPresent() ? comparison.get().other() : Optional.empty();
    }

    /** Whether {@link #present} is to be told of every test. */
    boolean isCompared() {
        return roster.isPresent();
    }

    /** One test, whatever became of it; only if runs are compared. */
    void present(String name, Standing standing) {
        Roster present = roster.orElseThrow();
        long key = present.keyOf(name);
        present.add(key, standing);
        if (other.isPresent()) {
            compare(name, key, standing, other.get());
        }
    }

    private void compare(String name, long key, Standing standing, Census names) {
        if (unmatched.size() < Details.LIMIT && !names.has(key)) {
            unmatched.add(oneLine(name));
        }
        boolean isNewlyBad = standing == Standing.BAD && names.count(key, Standing.BAD) == 0;
        if (isNewlyBad && newlyFailing.size() < Details.LIMIT) {
            newlyFailing.add(oneLine(name));
        }
    }

    /**
     * One test.
     *
     * @param reason why it is {@link TestEnding#IDLE}; empty if nothing says so
     */
    void add(String name, TestEnding ending, String reason) {
        if (isCompared()) {
            present(name, ending.standing());
        }
        switch (ending) {
            case PASSED -> passed();
            case FAILED -> failed(name, 1);
            case BROKEN -> errored(name, 1);
            case IDLE -> skipped(name, reason, 1);
        }
    }

    /** How many tests have failed or had an error so far. */
    long bad() {
        return failedCount + errorCount;
    }

    /** The run as a whole says that so many went wrong: those that no test shows are errors of the run. */
    void atLeastBad(long count) {
        if (count > bad()) {
            errored("the run as a whole", count - bad());
        }
    }

    void passed() {
        passedCount++;
    }

    void failed(String name, long count) {
        failedCount += count;
        failing(name);
    }

    void errored(String name, long count) {
        errorCount += count;
        failing(name);
    }

    void flaky(String name) {
        flakyCount++;
        keep(flaky, name, "");
    }

    /**
     * Tests that did not run.
     *
     * @param reason empty if there is none
     */
    void skipped(String name, String reason, long count) {
        skippedCount += count;
        keep(skipped, name, reason);
    }

    /** Where tests failed; names are cut as those of {@link #failed}. */
    void failedAt(List<FailedTest> places) {
        failedAt = places.stream()
                .map(at -> new FailedTest(oneLine(at.name()), at.path(), at.line(), at.onChangedLine()))
                .toList();
    }

    Tests report(Source source, Duration took) {
        Optional<Census> census = roster.isPresent() ? roster.get().census() : Optional.empty();
        Cases cases =
                new Cases(failing, flaky, skipped, failingNames.failing(), unmatched, newlyFailing, census, failedAt);
        return new Tests(source, passedCount, failedCount, errorCount, skippedCount, flakyCount, cases, took);
    }

    private void failing(String name) {
        keep(failing, name, "");
        failingNames.add(StableName.of(name));
    }

    private static void keep(List<String> names, String name, String reason) {
        if (names.size() < Cases.LIMIT) {
            names.add(oneLine(name) + (reason.isBlank() ? "" : " (" + oneLine(reason) + ")"));
        }
    }

    /** Without line breaks and other controls, and cut: names and reasons come from the change. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        int left = NAME_LIMIT;
        int at = 0;
        while (at < text.length() && left > 0) {
            int next = text.codePointAt(at);
            at += Character.charCount(next);
            left--;
            line.appendCodePoint(Character.isISOControl(next) || Character.isWhitespace(next) ? ' ' : next);
        }
        return line.toString().strip() + (at < text.length() ? "…" : "");
    }
}
