package io.github.evidencegate.evidence;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a gate's results differ from those of the base. Results of the base are claims, as all results are.
 *
 * @param unknown why they cannot be compared, in one sentence; all but the sources is empty then
 * @param counts numbers by name: {@code appeared}, {@code disappeared}, {@code newlyFailing} and {@code newlyPassing}
 *     of tests; {@code new}, {@code fixed} and {@code unchanged} of findings of level error or warning
 * @param appeared names of tests that only the head has, at most {@link Details#LIMIT}
 * @param disappeared names of tests that only the base has, the same
 * @param newFailures names of tests that fail at the head and did not at the base, new ones too, the same
 * @param findings new ones in changed files, those on changed lines first, the same
 * @param tookAtBase what {@link GateOutcome#took} was at the base
 * @param sources the files of the base, in the order of their paths
 */
public record Delta(
        Optional<String> unknown,
        Map<String, Long> counts,
        List<String> appeared,
        List<String> disappeared,
        List<String> newFailures,
        List<Located> findings,
        Optional<Measures> coverage,
        Optional<Duration> tookAtBase,
        List<Source> sources) {
    /** Copies lists and map, and cuts the lists. */
    public Delta {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        appeared = Details.cut(appeared);
        disappeared = Details.cut(disappeared);
        newFailures = Details.cut(newFailures);
        findings = Details.cut(findings);
        sources = List.copyOf(sources);
    }

    /** Nothing can be said, for this reason. */
    public static Delta unknown(String reason, List<Source> sources) {
        return new Delta(
                Optional.of(reason),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                sources);
    }

    /** The number of this name; 0 if the gate does not count it. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /**
     * Change of coverage, by lines unless it says otherwise.
     *
     * @param changedFiles of the files that the change touches; empty if the base measured none of them
     * @param projectBranches by branches; empty if they are not measured at both ends
     * @param changedFilesBranches the same of the files that the change touches
     */
    public record Measures(
            Shift project,
            Optional<Shift> changedFiles,
            Optional<Shift> projectBranches,
            Optional<Shift> changedFilesBranches) {
        /** By lines alone. */
        public Measures(Shift project, Optional<Shift> changedFiles) {
            this(project, changedFiles, Optional.empty(), Optional.empty());
        }
    }

    /**
     * From one share to another.
     *
     * @param base what it was
     * @param basisPoints head less base, in hundredths of a percentage point, rounded down, so that a loss never reads
     *     as none
     */
    public record Shift(Ratio base, long basisPoints) {
        private static final long WHOLE = 10_000;

        /** From {@code base} to {@code head}, neither of which is empty. */
        public static Shift of(Ratio base, Ratio head) {
            BigInteger gain = product(head.covered(), base.total()).subtract(product(base.covered(), head.total()));
            BigInteger[] points =
                    gain.multiply(BigInteger.valueOf(WHOLE)).divideAndRemainder(product(head.total(), base.total()));
            return new Shift(base, points[0].longValueExact() - (points[1].signum() < 0 ? 1 : 0));
        }

        private static BigInteger product(long left, long right) {
            return BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
        }
    }
}
