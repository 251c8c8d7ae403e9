package io.github.evidencegate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What was in scope, against what was touched (R075).
 *
 * @param files every file of the change, in the order of their paths
 * @param missingFiles why {@code files} is not the whole list; empty if it is
 * @param dependencies what those files say about dependencies
 */
public record Scope(
        Declaration declaration, List<ScopedFile> files, Optional<String> missingFiles, Dependencies dependencies) {
    /** Copies the list. */
    public Scope {
        files = List.copyOf(files);
    }

    /** The scope of files that say nothing about dependencies, or have not been asked yet. */
    public Scope(Declaration declaration, List<ScopedFile> files, Optional<String> missingFiles) {
        this(declaration, files, missingFiles, Dependencies.NONE);
    }

    /** The same scope with what its files say about dependencies. */
    public Scope with(Dependencies found) {
        return new Scope(declaration, files, missingFiles, found);
    }

    /** Where a scope comes from, from the highest precedence to the lowest. */
    public enum Source {
        WORK_ITEM,
        LABEL,
        PATH_MAP,
        POLICY,
        DERIVED,
        NONE;

        /** Whether somebody wrote this scope down as a scope. Only such a scope may block. */
        public boolean isDeclared() {
            return this != DERIVED && this != NONE;
        }
    }

    /**
     * The scope that holds for this change.
     *
     * @param origin the place that declared it, for people: {@code label "docs-only"}
     * @param allowed patterns in gitignore syntax; empty means that nothing was declared
     * @param forbidden patterns that no change may touch, from policy and work item together
     */
    public record Declaration(Source source, String origin, List<String> allowed, List<String> forbidden) {
        /** Copies the lists. */
        public Declaration {
            allowed = List.copyOf(allowed);
            forbidden = List.copyOf(forbidden);
        }
    }

    /** Whether the scope lets the change touch a file. */
    public enum Placement {
        IN,
        OUT,
        FORBIDDEN,
        UNDECLARED
    }

    /** What a file is for, from its path alone. */
    public enum FileClass {
        SOURCE,
        TEST,
        DOCS,
        BUILD,
        GENERATED,
        VENDORED,
        LOCKFILE,
        PIPELINE_CONFIGURATION,
        CODING_AGENT_CONFIGURATION,
        GATE_CONFIGURATION;

        /** Whether it steers the pipeline, the gates or the coding agents rather than the product. */
        public boolean isProtected() {
            return this == PIPELINE_CONFIGURATION || this == CODING_AGENT_CONFIGURATION || this == GATE_CONFIGURATION;
        }

        /** Whether people write and read it, so that its lines count towards the breadth of the change. */
        public boolean isReviewed() {
            return this != GENERATED && this != VENDORED && this != LOCKFILE;
        }
    }

    /**
     * A changed file in its place.
     *
     * @param area the part of the product it belongs to, such as {@code api}
     * @param sensitive the sensitive areas it touches, such as {@code auth}; sorted
     * @param pattern the pattern that placed it; empty if none did
     */
    public record ScopedFile(
            ChangedFile file,
            FileClass fileClass,
            String area,
            List<String> sensitive,
            Placement placement,
            Optional<String> pattern) {
        /** Copies the list. */
        public ScopedFile {
            sensitive = List.copyOf(sensitive);
        }

        /** The file's path at the head. */
        public String path() {
            return file.path();
        }
    }
}
