package io.github.evidencegate.evidence;

import io.github.evidencegate.evidence.GateOutcome.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the change does to what the product is made of and to what its installation and its workflows may do (R109).
 * Of the repository's files only those that the change touches are looked at.
 *
 * @param changes in the order of ecosystem, name and path
 * @param scripts programs that now run by themselves when packages are installed
 * @param grants what workflows may do now and could not before
 * @param unread files, or parts of them, that could not be read
 * @param bills the bills of materials that a run of the head made
 */
public record Dependencies(
        List<DependencyChange> changes,
        List<InstallScript> scripts,
        List<WorkflowGrant> grants,
        List<Unread> unread,
        List<Bill> bills) {
    /** The change touches no manifest, no lockfile and no workflow, and there is no bill of materials. */
    public static final Dependencies NONE = new Dependencies(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Dependencies {
        changes = List.copyOf(changes);
        scripts = List.copyOf(scripts);
        grants = List.copyOf(grants);
        unread = List.copyOf(unread);
        bills = List.copyOf(bills);
    }

    /** What files of the repository alone say. */
    public Dependencies(
            List<DependencyChange> changes,
            List<InstallScript> scripts,
            List<WorkflowGrant> grants,
            List<Unread> unread) {
        this(changes, scripts, grants, unread, List.of());
    }

    /** Whether there is nothing to tell. */
    public boolean isEmpty() {
        return changes.isEmpty() && scripts.isEmpty() && grants.isEmpty() && unread.isEmpty() && bills.isEmpty();
    }

    /** What became of a dependency or a script. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** Where packages of one kind come from. */
    public enum Ecosystem {
        /** Actions and reusable workflows of GitHub. */
        ACTIONS,
        CARGO,
        /** Bundler. */
        GEM,
        GO,
        /** Maven and Gradle. */
        MAVEN,
        /** npm, pnpm and yarn. */
        NPM,
        NUGET,
        /** What a bill of materials has of any other kind; its name begins with that kind: {@code deb/debian/curl}. */
        OTHER,
        /** pip and Poetry. */
        PYPI
    }

    /** How the product comes to have a dependency. */
    public enum Relation {
        /** Somebody asked for it by name. */
        DIRECT,
        /** Another dependency asked for it. */
        TRANSITIVE,
        /** Its version is fixed in case something asks for it. */
        MANAGED,
        /** The lockfile or bill of materials does not tell. */
        UNKNOWN
    }

    /**
     * A dependency of one file that came, went or changed.
     *
     * @param name as the ecosystem writes it, such as {@code org.slf4j:slf4j-api}
     * @param from the versions at the base, as written; empty if the file named none
     * @param to the same at the head
     * @param scope what it is for in the ecosystem's own words, such as {@code dev}; may be empty
     */
    public record DependencyChange(
            Kind kind,
            Ecosystem ecosystem,
            String name,
            Optional<String> from,
            Optional<String> to,
            Relation relation,
            String scope,
            String path) {
        /** The name with its ecosystem, as policy writes it: {@code npm:left-pad}. */
        public String coordinates() {
            return Dependencies.coordinates(ecosystem, name);
        }

        /** Whether the head has it. */
        public boolean isAtHead() {
            return kind != Kind.REMOVED;
        }
    }

    private static String coordinates(Ecosystem ecosystem, String name) {
        return ecosystem.name().toLowerCase(Locale.ROOT) + ":" + name;
    }

    /**
     * A list of what the head is made of, with or without the change.
     *
     * @param format with its version: {@code CycloneDX 1.6}
     * @param total how many components it names
     * @param compared whether {@link Dependencies#changes} has what differs from bills of the base; if not, nobody knows
     *     what of it the change brings
     * @param components what it names; empty if it is compared
     */
    public record Bill(Source source, String format, int total, boolean compared, List<Component> components) {
        /** Copies the list. */
        public Bill {
            components = List.copyOf(components);
        }
    }

    /**
     * What a bill of materials names.
     *
     * @param version as written; empty if it names none
     * @param scope in its own words, such as {@code optional}; empty for what is required
     */
    public record Component(
            Ecosystem ecosystem, String name, Optional<String> version, Relation relation, String scope) {
        /** The name with its ecosystem, as policy writes it: {@code npm:left-pad}. */
        public String coordinates() {
            return Dependencies.coordinates(ecosystem, name);
        }
    }

    /**
     * A program that runs by itself when packages are installed.
     *
     * @param script the name of the script, or of the package that has one; never its text
     */
    public record InstallScript(Kind kind, String script, String path) {}

    /**
     * Something that a workflow may do at the head and may not do at the base.
     *
     * @param place the workflow as a whole or one of its jobs
     * @param right what it may do now, and what it might before
     */
    public record WorkflowGrant(String place, String right, String path) {}

    /**
     * A file that could not be read.
     *
     * @param reason where and why, for people
     */
    public record Unread(String path, String reason) {}
}
