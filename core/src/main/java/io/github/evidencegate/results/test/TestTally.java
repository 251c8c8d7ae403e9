package io.github.evidencegate.results.test;

import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.Report.Cases;
import io.github.evidencegate.gate.Report.Tests;
import io.github.evidencegate.results.input.NameSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts tests, and keeps the names of those that did not simply pass, each list up to {@link Cases#LIMIT}. */
final class TestTally {
    private static final int NAME_LIMIT = 300;

    private final List<String> failing = new ArrayList<>();
    private final List<String> flaky = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final NameSet failingNames = new NameSet();
    private long passedCount;
    private long failedCount;
    private long errorCount;
    private long skippedCount;
    private long flakyCount;

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

    Tests report(Source source, Duration took) {
        Cases cases = new Cases(failing, flaky, skipped, failingNames.digest());
        return new Tests(source, passedCount, failedCount, errorCount, skippedCount, flakyCount, cases, took);
    }

    private void failing(String name) {
        keep(failing, name, "");
        failingNames.add(name);
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
        for (int i = 0; i < text.length() && left > 0; left--) {
            int next = text.codePointAt(i);
            i += Character.charCount(next);
            line.appendCodePoint(Character.isISOControl(next) || Character.isWhitespace(next) ? ' ' : next);
        }
        return line.toString().strip() + (left > 0 ? "" : "…");
    }
}
