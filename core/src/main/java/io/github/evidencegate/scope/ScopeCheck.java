package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.Placement;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.evidence.Scope.Source;
import io.github.evidencegate.pattern.PathPatterns;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.scope.ScopeSetting.Breadth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what a change touches beyond what it should. */
public final class ScopeCheck {
    private final Scope scope;
    private final ScopeSetting setting;

    private ScopeCheck(Scope scope, ScopeSetting setting) {
        this.scope = scope;
        this.setting = setting;
    }

    /** One finding a rule with all its files, but one an area for sensitive areas; in the order of the rules. */
    public static List<Finding> findings(Scope scope, ScopeSetting setting) {
        return findings(scope, setting, Surface.COMMAND_LINE);
    }

    /** The same in the words of a surface. */
    public static List<Finding> findings(Scope scope, ScopeSetting setting, Surface surface) {
        ScopeCheck check = new ScopeCheck(scope, setting);
        return Stream.of(
                        check.forbidden(),
                        check.outOfScope(),
                        check.incomplete(),
                        check.empty(surface),
                        check.tooBroad(),
                        check.protectedConfiguration(),
                        check.sensitive())
                .flatMap(found -> found)
                .toList();
    }

    private Stream<Finding> empty(Surface surface) {
        return scope.files().isEmpty() && scope.missingFiles().isEmpty()
                ? Stream.of(Finding.of(
                        ScopeRule.EMPTY_CHANGE,
                        Subject.of("no-file"),
                        "The change touches no file: the base already has what the head has.",
                        "Name the branch that the change is meant for " + surface.with(Surface.Input.BASE) + "."))
                : Stream.empty();
    }

    private Stream<Finding> forbidden() {
        List<ScopedFile> files = filesThat(file -> file.placement() == Placement.FORBIDDEN);
        List<String> reasons = files.stream()
                .map(file ->
                        shown(file) + " (by " + Listing.quoted(file.pattern().orElse("")) + ")")
                .toList();
        String message = Listing.countThatIs(files.size(), "file") + " forbidden: " + Listing.ofPhrases(reasons) + ".";
        String next = "Move " + Listing.of(pathsOf(files)) + " out of this change, or have the pattern taken out of"
                + " scope.forbidden in .evidence-gate.yml or of \"Out of scope\" in the work item.";
        return finding(ScopeRule.FORBIDDEN_PATH, files, message, next);
    }

    private Stream<Finding> outOfScope() {
        List<ScopedFile> files = filesThat(file -> file.placement() == Placement.OUT);
        Source source = scope.declaration().source();
        String message = Listing.countThatIs(files.size(), "file") + " outside of the scope ("
                + scope.declaration().origin() + "): "
                + Listing.ofPhrases(files.stream().map(ScopeCheck::shown).toList()) + ".";
        String next = "Move " + Listing.of(pathsOf(files)) + " out of this change, or add "
                + (files.size() == 1 ? "it" : "them") + " to " + remedy(source, files) + ".";
        return finding(ScopeRule.OUT_OF_SCOPE, files, message, next)
                .map(finding -> source.isDeclared() ? finding : finding.atMost(Mode.WARN));
    }

    /** Where a scope is widened. A work item that policy's bound cuts off needs the bound widened as well. */
    private String remedy(Source source, List<ScopedFile> files) {
        String own = switch (source) {
            case WORK_ITEM -> "the ```scope block or the heading \"Scope\" of the work item";
            case LABEL -> "scope.labels in .evidence-gate.yml";
            case PATH_MAP -> "scope.paths in .evidence-gate.yml";
            case POLICY -> "scope.allowed in .evidence-gate.yml";
            case DERIVED, NONE -> "a ```scope block in the work item, so that the scope is declared";
        };
        PathPatterns bound = PathPatterns.of(setting.boundary().allowed());
        boolean beyondBound = source != Source.POLICY
                && !bound.isEmpty()
                && files.stream().flatMap(file -> file.file().paths().stream()).anyMatch(path -> !bound.matches(path));
        return beyondBound ? own + " and to scope.allowed in .evidence-gate.yml, which bounds it" : own;
    }

    private Stream<Finding> incomplete() {
        return scope.missingFiles().stream()
                .map(
                        reason -> Finding.of(
                                ScopeRule.FILE_LIST_INCOMPLETE,
                                Subject.of("files"),
                                "The list of changed files is not complete: " + reason + ".",
                                "Fetch the whole history (git fetch --unshallow) or split the change, then run the check again."));
    }

    private Stream<Finding> tooBroad() {
        List<ScopedFile> read = filesThat(file -> file.fileClass().isReviewed());
        Breadth limit = setting.breadth();
        TreeSet<String> areas = new TreeSet<>();
        read.forEach(file -> areas.add(file.area()));
        int lines =
                read.stream().mapToInt(file -> file.file().lines().changed()).sum();
        List<String> exceeded = new ArrayList<>();
        List<String> phrases = new ArrayList<>();
        addIfMore("files", read.size(), limit.files(), exceeded, phrases);
        addIfMore("lines", lines, limit.lines(), exceeded, phrases);
        addIfMore("areas", areas.size(), limit.areas(), exceeded, phrases);
        if (exceeded.isEmpty()) {
            return Stream.empty();
        }
        String next = "Split the change by area (" + Listing.of(List.copyOf(areas)) + ") or by step, or raise "
                + String.join(
                        " and ",
                        exceeded.stream().map(name -> "scope.breadth." + name).toList())
                + " in .evidence-gate.yml.";
        return Stream.of(Finding.of(
                ScopeRule.CHANGE_TOO_BROAD,
                new Subject(List.of(), exceeded),
                "The change has " + String.join(", ", phrases) + ".",
                next));
    }

    private static void addIfMore(String name, int is, int most, List<String> exceeded, List<String> phrases) {
        if (is > most) {
            exceeded.add(name);
            phrases.add(is + " " + name + " (at most " + most + ")");
        }
    }

    private Stream<Finding> protectedConfiguration() {
        List<ScopedFile> files = filesThat(file -> file.fileClass().isProtected());
        List<String> classed = files.stream()
                .map(file -> shown(file) + " (" + words(file.fileClass()) + ")")
                .toList();
        String message = Listing.count(files.size(), "file") + (files.size() == 1 ? " steers" : " steer")
                + " the pipeline, the gates or the coding agents: " + Listing.ofPhrases(classed) + ".";
        String next = "Move " + Listing.of(pathsOf(files)) + " into a change of "
                + (files.size() == 1 ? "its" : "their") + " own, or have the owner of the pipeline review it first.";
        return finding(ScopeRule.PROTECTED_CONFIGURATION, files, message, next);
    }

    private Stream<Finding> sensitive() {
        TreeSet<String> areas = new TreeSet<>();
        scope.files().forEach(file -> areas.addAll(file.sensitive()));
        return areas.stream().map(area -> {
            List<ScopedFile> files = filesThat(file -> file.sensitive().contains(area));
            return Finding.of(
                    ScopeRule.SENSITIVE_AREA,
                    new Subject(pathsOf(files), List.of(area)),
                    Listing.count(files.size(), "file") + (files.size() == 1 ? " touches " : " touch ") + area + ": "
                            + Listing.ofPhrases(
                                    files.stream().map(ScopeCheck::shown).toList()) + ".",
                    "Ask for a reviewer who knows " + area + ", or set scope.sensitive." + area
                            + " in .evidence-gate.yml if " + (files.size() == 1 ? "it is" : "they are") + " not.");
        });
    }

    private List<ScopedFile> filesThat(Predicate<ScopedFile> rule) {
        return scope.files().stream().filter(rule).toList();
    }

    private static Stream<Finding> finding(ScopeRule rule, List<ScopedFile> files, String message, String next) {
        return files.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.of(rule, Subject.ofPaths(pathsOf(files)), message, next));
    }

    private static List<String> pathsOf(List<ScopedFile> files) {
        return files.stream().map(ScopedFile::path).toList();
    }

    /** The path in quotes; both paths of a renamed file, because either can be the reason. */
    private static String shown(ScopedFile file) {
        List<String> quoted = file.file().paths().stream().map(Listing::quoted).toList();
        return quoted.size() == 1 ? quoted.get(0) : quoted.get(1) + " => " + quoted.get(0);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
