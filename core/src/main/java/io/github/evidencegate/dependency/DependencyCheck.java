package io.github.evidencegate.dependency;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.InstallScript;
import io.github.evidencegate.evidence.Dependencies.Kind;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.Dependencies.WorkflowGrant;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a change brings in beyond what was agreed (R109). */
public final class DependencyCheck {
    private static final int SHOWN = 5;
    private static final Pattern PINNED = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64}");
    private static final Pattern FIRST_PARTY = Pattern.compile("(actions|github)/.*");

    private final Dependencies dependencies;
    private final DependencyPatterns allowed;
    private final DependencyPatterns forbidden;
    private final List<String> named;

    private DependencyCheck(Dependencies dependencies, DependencySetting setting, List<String> named) {
        this.dependencies = dependencies;
        this.allowed = DependencyPatterns.of(setting.allowed());
        this.forbidden = DependencyPatterns.of(setting.forbidden());
        this.named = named;
    }

    /**
     * One finding a rule with all that it is about, in the order of the rules.
     *
     * @param named the dependencies that the work item names: {@code ecosystem:name}, or the name alone
     */
    public static List<Finding> findings(Dependencies dependencies, DependencySetting setting, List<String> named) {
        DependencyCheck check = new DependencyCheck(dependencies, setting, List.copyOf(named));
        return Stream.of(
                        check.forbidden(),
                        check.notAllowed(),
                        check.added(),
                        check.unreadable(),
                        check.scripts(),
                        check.unpinned(),
                        check.broadened())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> forbidden() {
        return ofAll(
                DependencyRule.DEPENDENCY_FORBIDDEN,
                there -> forbidden.match(there.coordinates()).isPresent(),
                there -> quoted(there.coordinates()) + " (by \""
                        + forbidden.match(there.coordinates()).orElse("") + "\")",
                "forbidden",
                "Remove what is named, or have the pattern taken out of dependencies.forbidden in .evidence-gate.yml.");
    }

    private Optional<Finding> notAllowed() {
        return ofAll(
                DependencyRule.DEPENDENCY_NOT_ALLOWED,
                there -> !allowed.isEmpty()
                        && there.relation() == Relation.DIRECT
                        && allowed.match(there.coordinates()).isEmpty(),
                there -> quoted(there.coordinates()),
                "not allowed",
                "Use what dependencies.allowed in .evidence-gate.yml names, or have the list lengthened by its owner.");
    }

    private Optional<Finding> added() {
        return ofChanges(
                DependencyRule.DEPENDENCY_ADDED,
                change -> change.kind() == Kind.ADDED
                        && isDirect(change)
                        && allowed.match(change.coordinates()).isEmpty()
                        && !isNamed(change),
                change -> quoted(change.coordinates()),
                "new",
                "Have the owner name it under \"Dependencies\" in the work item, or do without it.");
    }

    private Optional<Finding> unpinned() {
        return ofChanges(
                DependencyRule.UNPINNED_ACTION,
                change -> change.ecosystem() == Ecosystem.ACTIONS
                        && !FIRST_PARTY.matcher(change.name()).matches()
                        && !isPinned(change),
                change -> quoted(change.coordinates()) + " at \"" + change.to().orElse("") + "\"",
                "not pinned to a commit",
                "Pin each to the full commit id of the version you read: owner/action@<40 digits> # v1.2.3.");
    }

    private static boolean isPinned(DependencyChange change) {
        return !change.to().orElse("").isEmpty()
                && Stream.of(change.to().orElse("").split(", ", -1))
                        .allMatch(version -> PINNED.matcher(version).matches());
    }

    private static boolean isDirect(DependencyChange change) {
        return change.relation() == Relation.DIRECT;
    }

    private boolean isNamed(DependencyChange change) {
        return named.stream()
                .anyMatch(name -> name.equalsIgnoreCase(change.coordinates()) || name.equalsIgnoreCase(change.name()));
    }

    /** What the change brings, or a bill of materials has that nothing can be compared with. */
    private record There(String coordinates, Relation relation, String path) {}

    private Optional<Finding> ofAll(
            Rule rule, Predicate<There> isMeant, Function<There, String> shown, String what, String next) {
        Stream<There> brought = dependencies.changes().stream()
                .filter(DependencyChange::isAtHead)
                .map(DependencyCheck::there);
        Stream<There> named = dependencies.bills().stream()
                .flatMap(bill -> bill.components().stream()
                        .map(it -> new There(
                                it.coordinates(), it.relation(), bill.source().path())));
        List<There> meant =
                Stream.concat(brought, named).filter(isMeant).distinct().toList();
        return told(rule, meant, meant.stream().map(shown).distinct().toList(), what, next);
    }

    private Optional<Finding> ofChanges(
            Rule rule,
            Predicate<DependencyChange> isMeant,
            Function<DependencyChange, String> shown,
            String what,
            String next) {
        List<DependencyChange> meant = dependencies.changes().stream()
                .filter(DependencyChange::isAtHead)
                .filter(isMeant)
                .toList();
        List<There> there = meant.stream().map(DependencyCheck::there).toList();
        return told(rule, there, meant.stream().map(shown).distinct().toList(), what, next);
    }

    private static There there(DependencyChange change) {
        return new There(change.coordinates(), change.relation(), change.path());
    }

    private static Optional<Finding> told(Rule rule, List<There> meant, List<String> shown, String what, String next) {
        List<String> names = meant.stream().map(There::coordinates).distinct().toList();
        String message = names.size() + (names.size() == 1 ? " dependency is " : " dependencies are ") + what + ": "
                + listed(shown) + ".";
        return finding(rule, meant.stream().map(There::path).toList(), names, message, next);
    }

    private Optional<Finding> unreadable() {
        List<Unread> unread = dependencies.unread();
        return finding(
                DependencyRule.DEPENDENCY_UNREADABLE,
                unread.stream().map(Unread::path).toList(),
                List.of(),
                "What these files bring in is not known: "
                        + listed(unread.stream()
                                .map(file -> '"' + file.path() + "\" " + file.reason())
                                .toList()) + ".",
                "Mend what is named; test data can be named under scope.classes.vendored in .evidence-gate.yml.");
    }

    private Optional<Finding> scripts() {
        List<InstallScript> scripts = dependencies.scripts();
        List<String> names = scripts.stream().map(InstallScript::script).toList();
        return finding(
                DependencyRule.LIFECYCLE_SCRIPT,
                scripts.stream().map(InstallScript::path).toList(),
                names,
                scripts.size() + (scripts.size() == 1 ? " script runs" : " scripts run")
                        + " by itself on installation, new or changed: "
                        + listed(names.stream().map(name -> '"' + name + '"').toList()) + ".",
                "Read what each does before anybody installs this, or install with --ignore-scripts.");
    }

    private Optional<Finding> broadened() {
        List<WorkflowGrant> grants = dependencies.grants();
        List<String> rights = grants.stream()
                .map(grant -> grant.place() + ": " + grant.right())
                .toList();
        return finding(
                DependencyRule.WORKFLOW_PERMISSIONS_BROADENED,
                grants.stream().map(WorkflowGrant::path).toList(),
                rights,
                "Workflows may do more than before: " + listed(rights) + ".",
                "Take the right back, or have it reviewed by the owner of the pipeline in a change of its own.");
    }

    private static Optional<Finding> finding(
            Rule rule, List<String> paths, List<String> evidence, String message, String next) {
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(rule, new Subject(paths, evidence), message, next));
    }

    private static String quoted(String coordinates) {
        return '"' + coordinates + '"';
    }

    private static String listed(List<String> phrases) {
        List<String> shown = new ArrayList<>(phrases.subList(0, Math.min(SHOWN, phrases.size())));
        String joined = String.join(", ", shown);
        return phrases.size() > SHOWN ? joined + " and " + (phrases.size() - SHOWN) + " more" : joined;
    }
}
