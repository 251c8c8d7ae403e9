package io.github.evidencegate.results.coverage;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Branches;
import io.github.evidencegate.gate.Report.FileLines;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.NamedSources;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Adds up the lines of a report that names its files by paths. A file can be there more than once, for several tests or
 * classes: a line that ran in any of them ran. So two bits are kept for each line of the project, and the names of those
 * files that may be changed ones.
 */
final class LineTally {
    /** No source file has so many lines; a bit set of one that says so would need much memory. */
    static final int LINE_LIMIT = 10_000_000;

    /** More files, or lines of all files together, are refused, so that memory stays flat. */
    private static final int FILE_LIMIT = 250_000;

    private static final long SPAN_LIMIT = 200_000_000;

    /** All ranges together may not have more lines, so that none costs much time. */
    private static final long RANGES_LIMIT = 2_000_000_000;

    /** Characters of all names together. */
    private static final int NAME_LIMIT = 1 << 24;

    /** The same of those that may be changed ones, for each of which the tree is asked. */
    private static final int CANDIDATE_LIMIT = 1 << 20;

    private static final int DIGITS = 9;
    private static final int EXTENSIONS = 32;
    private static final int EXTENSION_LIMIT = 12;

    private final NamedSources sources;
    private final Function<String, EvidenceException> failure;
    private final Map<String, MeasuredLines> files = new HashMap<>();
    private final Map<String, MeasuredLines> named = new TreeMap<>();
    private final Set<String> extensions = new TreeSet<>();
    private MeasuredLines open = new MeasuredLines();
    private int openSpan;
    private long openBranches;
    private long openTaken;
    private boolean hasBranches;
    private boolean inParts;
    private String lastEnding = "/";
    private long span;
    private long ranges;
    private int nameCharacters;
    private int candidateCharacters;

    /**
     * For one report.
     *
     * @param failure says at which place of the report something is wrong
     */
    LineTally(NamedSources sources, Function<String, EvidenceException> failure) {
        this.sources = sources;
        this.failure = failure;
    }

    /** Lines that follow are those of this file. */
    void file(String name) throws EvidenceException {
        close();
        Optional<String> candidate = sources.candidate(name);
        open = files.computeIfAbsent(candidate.orElse(name), this::opened);
        openSpan = open.span();
        if (candidate.isPresent() && named.put(candidate.get(), open) == null) {
            candidateCharacters += name.length();
        }
        if (extensions.size() < EXTENSIONS) {
            extension(name);
        }
        if (files.size() > FILE_LIMIT || nameCharacters > NAME_LIMIT || candidateCharacters > CANDIDATE_LIMIT) {
            throw failure.apply("more than " + FILE_LIMIT + " files; write a report for each part of the project");
        }
    }

    private MeasuredLines opened(String name) {
        nameCharacters += name.length();
        return new MeasuredLines();
    }

    /** What comes of a file in several places is about other lines of it each. */
    void inParts() {
        inParts = true;
    }

    /** Branches of the file, of which that many were taken. */
    void branches(long taken, long all) {
        hasBranches = true;
        openTaken += taken;
        openBranches += all;
    }

    /** A line of the file that can be run. */
    void line(int number, boolean ran) {
        open.add(number, ran);
    }

    /** Lines of the file that run together, from the first to the last. */
    void lines(int first, int last, boolean ran) throws EvidenceException {
        ranges += last - first + 1;
        if (ranges > RANGES_LIMIT) {
            throw failure.apply("its ranges have more than " + RANGES_LIMIT + " lines; write a report for each part of"
                    + " the project");
        }
        open.add(first, last, ran);
    }

    /** The number of a line, from its digits on. */
    int number(CharSequence digits) throws EvidenceException {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char next = digits.charAt(i);
            if (next < '0' || next > '9' || i >= DIGITS) {
                throw wrongLine(digits);
            }
            number = 10 * number + next - '0';
        }
        if (number > LINE_LIMIT || digits.length() == 0) {
            throw wrongLine(digits);
        }
        return number;
    }

    /**
     * What the report comes to.
     *
     * @param roots the folders that names may be relative to
     */
    Function<Source, Report> report(Collection<String> roots) throws EvidenceException {
        close();
        Ratio project = Ratio.NONE;
        Ratio branches = Ratio.NONE;
        for (MeasuredLines lines : files.values()) {
            branches = branches.plus(lines.branches());
            lines.ranOnceSuffices();
            long covered = lines.coveredCount();
            project = project.plus(new Ratio(covered, covered + lines.missedCount()));
        }
        Map<String, MeasuredLines> changed = new TreeMap<>();
        named.forEach((name, lines) ->
                sources.changed(roots, name).ifPresent(path -> changed.merge(path, lines, MeasuredLines::and)));
        Map<String, FileLines> lines = new TreeMap<>();
        Map<String, Ratio> branchesOfFiles = new TreeMap<>();
        changed.forEach((path, measured) -> {
            lines.put(path, measured.lines());
            branchesOfFiles.put(path, measured.branches());
        });
        Ratio all = project;
        Optional<Branches> ways = hasBranches ? Optional.of(new Branches(branches, branchesOfFiles)) : Optional.empty();
        return source -> new Report.Lines(source, all, lines, extensions, ways);
    }

    /** How many times a line ran, as far as it matters: tools write negative counts, "-" and nothing for none. */
    static boolean ran(CharSequence count) {
        for (int i = 0; i < count.length(); i++) {
            char next = count.charAt(i);
            if (next < '0' || next > '9') {
                return false;
            }
            if (next > '0') {
                return true;
            }
        }
        return false;
    }

    EvidenceException wrongLine(CharSequence digits) {
        return failure.apply("line number \"" + Excerpt.of(digits.toString()) + "\" is not between 1 and " + LINE_LIMIT
                + "; it may be cut off: run the step that writes it again");
    }

    private void close() throws EvidenceException {
        if (openBranches > 0) {
            open.branches(new Ratio(openTaken, openBranches), inParts);
            openTaken = 0;
            openBranches = 0;
        }
        span += open.span() - openSpan;
        openSpan = open.span();
        if (span > SPAN_LIMIT) {
            throw failure.apply("the files have more than " + SPAN_LIMIT + " lines; write a report for each part of"
                    + " the project");
        }
    }

    private void extension(String name) {
        int dot = name.lastIndexOf('.');
        boolean usual = dot > name.lastIndexOf('/') && name.length() - dot <= EXTENSION_LIMIT;
        if (usual && dot + 1 < name.length() && !name.endsWith(lastEnding)) {
            lastEnding = name.substring(dot);
            extensions.add(name.substring(dot + 1));
        }
    }
}
