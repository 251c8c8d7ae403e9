package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.Scope.Declaration;
import io.github.evidencegate.evidence.Scope.Source;
import io.github.evidencegate.evidence.WorkItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the scope that holds for a change; {@link ScopeResolver} documents the precedence. */
final class DeclaredScope {
    private static final String SPECIAL = "*?[\\";

    private final Optional<WorkItem> workItem;
    private final List<String> labels;
    private final ScopeSetting.Boundary boundary;

    /** With the labels of the change itself. */
    DeclaredScope(Optional<WorkItem> workItem, List<String> labels, ScopeSetting.Boundary boundary) {
        this.workItem = workItem;
        this.labels = Stream.concat(workItem.stream().flatMap(item -> item.ticket().labels().stream()), labels.stream())
                .toList();
        this.boundary = boundary;
    }

    /** The first source that declares anything. */
    Declaration declaration() {
        return workItem.flatMap(this::ofWorkItem)
                .or(this::ofLabels)
                .or(() -> workItem.flatMap(this::ofPathMap))
                .or(() -> declared(Source.POLICY, "scope.allowed of the policy", boundary.allowed()))
                .or(() -> workItem.flatMap(this::derived))
                .orElseGet(() -> new Declaration(Source.NONE, "nowhere", List.of(), forbidden()));
    }

    private Optional<Declaration> ofWorkItem(WorkItem item) {
        return declared(
                Source.WORK_ITEM, "work item" + nameOf(item), item.worksheet().allowed());
    }

    private Optional<Declaration> ofLabels() {
        List<String> known = boundary.labels().keySet().stream()
                .filter(label -> containsIgnoringCase(labels, label))
                .toList();
        List<String> allowed = known.stream()
                .flatMap(label -> boundary.labels().getOrDefault(label, List.of()).stream())
                .toList();
        String origin = (known.size() == 1 ? "label " : "labels ") + Listing.of(known);
        return declared(Source.LABEL, origin, allowed);
    }

    private Optional<Declaration> ofPathMap(WorkItem item) {
        return Stream.of(
                        mapped("epic", item.ticket().epic()),
                        mapped("type", item.ticket().type()),
                        mapped("project", item.id().flatMap(DeclaredScope::projectOf)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Declaration> mapped(String kind, Optional<String> key) {
        return key.flatMap(name -> boundary.paths().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .flatMap(entry ->
                        declared(Source.PATH_MAP, kind + " " + Listing.of(List.of(entry.getKey())), entry.getValue())));
    }

    private Optional<Declaration> derived(WorkItem item) {
        Set<String> allowed = new LinkedHashSet<>();
        for (String path : item.namedPaths()) {
            addPatterns(path, allowed);
        }
        return declared(Source.DERIVED, "paths named in work item" + nameOf(item), List.copyOf(allowed));
    }

    private Optional<Declaration> declared(Source source, String origin, List<String> allowed) {
        return allowed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Declaration(source, origin, allowed, forbidden()));
    }

    /** Policy's patterns and the work item's, each once. */
    private List<String> forbidden() {
        Set<String> forbidden = new LinkedHashSet<>(boundary.forbidden());
        workItem.ifPresent(item -> forbidden.addAll(item.worksheet().excluded()));
        return new ArrayList<>(forbidden);
    }

    private static String nameOf(WorkItem item) {
        return item.id().map(id -> " " + id).orElse("");
    }

    /** {@code ABC} of {@code ABC-12}; nothing of {@code #7}. */
    private static Optional<String> projectOf(String id) {
        int dash = id.lastIndexOf('-');
        return dash > 0 ? Optional.of(id.substring(0, dash)) : Optional.empty();
    }

    private static boolean containsIgnoringCase(List<String> labels, String label) {
        return labels.stream().anyMatch(label::equalsIgnoreCase);
    }

    /**
     * The named file or folder, at any depth because a text often names a path from its module on, and the tests that
     * stand beside such a file by the habits of its language.
     */
    private static void addPatterns(String path, Set<String> allowed) {
        String escaped = escaped(path);
        allowed.add(path.indexOf('/') >= 0 ? "**/" + escaped : escaped);
        int dot = escaped.lastIndexOf('.');
        int name = escaped.lastIndexOf('/') + 1;
        if (dot <= name) {
            return;
        }
        String stem = escaped.substring(name, dot);
        String extension = escaped.substring(dot);
        switch (extension.toLowerCase(Locale.ROOT)) {
            case ".java", ".kt", ".scala", ".groovy", ".cs", ".swift", ".php" -> {
                allowed.add(stem + "Test" + extension);
                allowed.add(stem + "Tests" + extension);
                allowed.add(stem + "IT" + extension);
            }
            case ".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".py", ".go", ".rs", ".rb", ".c", ".cc", ".cpp" -> {
                allowed.add(stem + "[._-]test" + extension);
                allowed.add(stem + "[._-]spec" + extension);
                allowed.add("test_" + stem + extension);
            }
            default -> {}
        }
    }

    private static String escaped(String path) {
        StringBuilder escaped = new StringBuilder(path.length());
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return escaped.toString();
    }
}
