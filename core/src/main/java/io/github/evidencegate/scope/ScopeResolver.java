package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.Declaration;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Scope.Placement;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.evidence.Scope.Source;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.pattern.PathPatterns;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the scope of a change and places its files in it.
 *
 * <p>Two things hold for every change: policy's {@code scope.allowed}, if there is one, is the outer bound; and what
 * policy's {@code scope.forbidden} or the work item's "Out of scope" names is forbidden, neither of the two can take
 * back a pattern of the other. Inside the bound the first of these that is present is the scope:
 *
 * <ol>
 *   <li>what the work item declares;
 *   <li>policy's paths for the labels of the work item and of the change, all of them together;
 *   <li>policy's paths for its epic, else for its type, else for its project key;
 *   <li>the bound itself;
 *   <li>the paths that the text of the work item names, each with its tests and, if it is a folder, all below;
 *   <li>nothing: then files are undeclared, unless they are forbidden.
 * </ol>
 *
 * <p>So a work item can narrow what policy allows, never widen it. A renamed file counts at both of its paths:
 * forbidden if either is, else out if either is. A copied file counts where it is now.
 */
public final class ScopeResolver {
    private final Declaration declaration;
    private final PathPatterns allowed;
    private final PathPatterns bound;
    private final List<PathPatterns> forbidden;
    private final FileClassifier classes;
    private final AreaClassifier areas;
    private final SensitiveAreas sensitive;

    /** Where a path stands, and the pattern that put it there. */
    private record Place(Placement placement, Optional<String> pattern) {}

    private ScopeResolver(Optional<WorkItem> workItem, List<String> labels, ScopeSetting setting) {
        this.declaration = new DeclaredScope(workItem, labels, setting.boundary()).declaration();
        this.allowed = PathPatterns.of(declaration.allowed());
        this.bound = PathPatterns.of(setting.boundary().allowed());
        this.forbidden = Stream.of(
                        setting.boundary().forbidden(),
                        workItem.map(item -> item.worksheet().excluded()).orElse(List.of()))
                .map(PathPatterns::of)
                .toList();
        this.classes = new FileClassifier(setting.classes());
        this.areas = new AreaClassifier(setting.areas());
        this.sensitive = new SensitiveAreas(setting.sensitive());
    }

    /**
     * The scope of these files in a change that has no labels.
     *
     * @param missingFiles why {@code files} is not the whole list; empty if it is
     */
    public static Scope resolve(
            List<ChangedFile> files, Optional<String> missingFiles, Optional<WorkItem> workItem, ScopeSetting setting) {
        return resolve(files, missingFiles, workItem, List.of(), setting);
    }

    /**
     * The scope of these files.
     *
     * @param missingFiles why {@code files} is not the whole list; empty if it is
     * @param labels those of the change, which count like those of the work item
     */
    public static Scope resolve(
            List<ChangedFile> files,
            Optional<String> missingFiles,
            Optional<WorkItem> workItem,
            List<String> labels,
            ScopeSetting setting) {
        ScopeResolver resolver = new ScopeResolver(workItem, labels, setting);
        List<ScopedFile> scoped = files.stream()
                .map(resolver::scoped)
                .sorted(Comparator.comparing(ScopedFile::path))
                .toList();
        return new Scope(resolver.declaration, scoped, missingFiles);
    }

    private ScopedFile scoped(ChangedFile file) {
        Place place = placeOf(file.paths());
        FileClass fileClass = classes.classOf(file);
        Set<String> touched = new TreeSet<>();
        for (String path : file.paths()) {
            touched.addAll(sensitive.touchedBy(path, fileClass));
        }
        return new ScopedFile(
                file, fileClass, areas.areaOf(file.path()), List.copyOf(touched), place.placement(), place.pattern());
    }

    /** The worst place of them all, and among equals the first. */
    private Place placeOf(List<String> paths) {
        List<Place> places = paths.stream().map(this::placeOf).toList();
        return Stream.of(Placement.FORBIDDEN, Placement.OUT)
                .flatMap(bad -> places.stream().filter(place -> place.placement() == bad))
                .findFirst()
                .orElse(places.get(0));
    }

    private Place placeOf(String path) {
        for (PathPatterns patterns : forbidden) {
            Optional<String> pattern = patterns.match(path);
            if (pattern.isPresent()) {
                return new Place(Placement.FORBIDDEN, pattern);
            }
        }
        if (declaration.source() == Source.NONE) {
            return new Place(Placement.UNDECLARED, Optional.empty());
        }
        boolean inBound = bound.isEmpty() || bound.matches(path);
        PathPatterns asked = inBound ? allowed : bound;
        boolean in = inBound && allowed.matches(path);
        return new Place(in ? Placement.IN : Placement.OUT, asked.deciding(path));
    }
}
