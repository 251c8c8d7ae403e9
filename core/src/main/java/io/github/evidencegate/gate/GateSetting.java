package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What policy says about gates: its key {@code gates}. A gate that policy does not name is still judged when its
 * results turn up; it is required only if policy names no gate at all.
 *
 * @param declared in the order of the policy
 * @param requiresFound whether gates that policy does not name are required when their results turn up
 */
public record GateSetting(List<Declared> declared, boolean requiresFound) {
    /** What holds where there is no policy. */
    public static final GateSetting DEFAULT = new GateSetting(List.of());

    /** Copies the list. */
    public GateSetting {
        declared = List.copyOf(declared);
    }

    /** What a policy says that names these gates, and with them all that are required. */
    public GateSetting(List<Declared> declared) {
        this(declared, declared.isEmpty());
    }

    /** Whether any gate is to be compared with the base. */
    public boolean comparesWithBase() {
        for (Declared gate : declared) {
            if (!gate.limits().setback().equals(Setback.NONE)) {
                return true;
            }
        }
        return false;
    }

    /**
     * One gate.
     *
     * @param required whether a change cannot be accepted without it
     * @param results where its result files are, patterns in gitignore syntax; empty means all files of its kind
     * @param tool the analyser it takes results of, without regard to case; empty means all
     * @param parser the id in analysis-model's registry of what reads its result files; empty if their content says it
     */
    public record Declared(
            String id,
            Kind kind,
            boolean required,
            List<String> results,
            Optional<String> tool,
            Optional<String> parser,
            Limits limits) {
        /** Copies the list. */
        public Declared {
            results = List.copyOf(results);
        }

        /** A gate whose result files say by their content what they are. */
        public Declared(
                String id, Kind kind, boolean required, List<String> results, Optional<String> tool, Limits limits) {
            this(id, kind, required, results, tool, Optional.empty(), limits);
        }

        /** Whether it looks at a job of that name. */
        public boolean asksForJob(String name) {
            return kind == Kind.JOB && JobGate.isNamed(name, id);
        }
    }

    /**
     * When a gate holds. A limit that is absent does not count, but one: an analysis may have no finding of level error
     * unless policy says how many, or limits nothing but the changed lines.
     */
    public record Limits(Minimum minimum, Maximum maximum, Setback setback) {
        /** No limit. */
        public static final Limits NONE = new Limits(Minimum.NONE, Maximum.NONE);

        /** Limits of the head alone. */
        public Limits(Minimum minimum, Maximum maximum) {
            this(minimum, maximum, Setback.NONE);
        }
    }

    /**
     * The least there must be.
     *
     * @param tests tests that ran
     * @param project covered lines of the project, in percent
     * @param changedFiles covered lines of the changed files, in percent
     * @param changedLines covered lines among the changed ones, in percent
     * @param projectBranches covered branches of the project, in percent
     * @param changedFilesBranches covered branches of the changed files, in percent
     */
    public record Minimum(
            OptionalInt tests,
            OptionalInt project,
            OptionalInt changedFiles,
            OptionalInt changedLines,
            OptionalInt projectBranches,
            OptionalInt changedFilesBranches) {
        /** No minimum. */
        public static final Minimum NONE =
                new Minimum(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

        /** No minimum of branches. */
        public Minimum(OptionalInt tests, OptionalInt project, OptionalInt changedFiles, OptionalInt changedLines) {
            this(tests, project, changedFiles, changedLines, OptionalInt.empty(), OptionalInt.empty());
        }
    }

    /**
     * The most there may be. Suppressed findings do not count.
     *
     * @param errors findings of level error
     * @param warnings findings of level warning
     * @param inChangedFiles findings of either level in changed files
     * @param onChangedLines findings of either level on changed lines
     */
    public record Maximum(
            OptionalInt errors, OptionalInt warnings, OptionalInt inChangedFiles, OptionalInt onChangedLines) {
        /** No maximum. */
        public static final Maximum NONE =
                new Maximum(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * The most that may be worse than at the base. What is not known because there are no results of the base is too
     * much.
     *
     * @param disappeared tests that are gone
     * @param added new findings of level error or warning
     * @param projectDrop loss of line coverage of the project, in hundredths of a percentage point
     * @param changedFilesDrop the same of the changed files
     * @param projectBranchesDrop the same of branches
     * @param changedFilesBranchesDrop the same of branches of the changed files
     */
    public record Setback(
            OptionalInt disappeared,
            OptionalInt added,
            OptionalInt projectDrop,
            OptionalInt changedFilesDrop,
            OptionalInt projectBranchesDrop,
            OptionalInt changedFilesBranchesDrop) {
        /** No limit. */
        public static final Setback NONE =
                new Setback(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

        /** No limit on branches. */
        public Setback(
                OptionalInt disappeared, OptionalInt added, OptionalInt projectDrop, OptionalInt changedFilesDrop) {
            this(disappeared, added, projectDrop, changedFilesDrop, OptionalInt.empty(), OptionalInt.empty());
        }

        /** Whether it limits what becomes of the changed files. */
        public boolean asksForChangedFiles() {
            return changedFilesDrop.isPresent() || changedFilesBranchesDrop.isPresent();
        }
    }
}
