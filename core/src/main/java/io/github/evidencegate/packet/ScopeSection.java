package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.Declaration;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Scope.Placement;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.ReviewPacket.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What was in scope, against what was touched (R075). */
final class ScopeSection {
    private static final int WORTH = 70;
    private static final int MOST_PATTERNS = 10;
    private static final int MOST_AREAS = 12;

    private ScopeSection() {}

    static Section of(Scope scope) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(declared(scope.declaration())));
        if (!scope.declaration().forbidden().isEmpty()) {
            blocks.add(new Paragraph(Phrase.EMPTY
                    .strong("Must stay untouched:")
                    .text(" ")
                    .then(Phrase.ofCodes(scope.declaration().forbidden(), MOST_PATTERNS))));
        }
        scope.missingFiles()
                .ifPresent(reason -> blocks.add(new Paragraph(Phrase.EMPTY
                        .mark("⚠️")
                        .strong("The list of files is not complete:")
                        .text(" " + reason))));
        if (scope.files().isEmpty()) {
            blocks.add(new Paragraph(Phrase.of("The change touches no file.")));
        } else {
            blocks.add(areas(scope.files()));
            String summary = scope.files().size() == 1
                    ? "The file"
                    : "All " + Words.count(scope.files().size(), "file");
            blocks.add(new Details(summary, List.of(files(scope.files()))));
        }
        blocks.addAll(DependencyBlocks.of(scope.dependencies()));
        return new Section("Scope against files", WORTH, blocks);
    }

    private static Phrase declared(Declaration declaration) {
        Phrase label = Phrase.EMPTY.strong("Declared scope:").text(" ");
        Phrase allowed = Phrase.ofCodes(declaration.allowed(), MOST_PATTERNS);
        return switch (declaration.source()) {
            case NONE -> label.text("none declared; nothing says which files this change may touch.");
            case DERIVED ->
                label.text("none declared. Derived, so that it can warn but not block: ")
                        .then(allowed)
                        .then(origin(declaration));
            case WORK_ITEM, LABEL, PATH_MAP, POLICY -> label.then(allowed).then(origin(declaration));
        };
    }

    private static Phrase origin(Declaration declaration) {
        return Phrase.of(" (from " + declaration.origin() + ")");
    }

    /** What the change does to one area, or to all. */
    private static final class Sum {
        private final Map<Placement, Integer> placements = new EnumMap<>(Placement.class);
        private final Map<FileClass, Integer> classes = new EnumMap<>(FileClass.class);
        private int files;
        private long added;
        private long deleted;

        void add(ScopedFile file) {
            files++;
            added += file.file().lines().added();
            deleted += file.file().lines().deleted();
            placements.merge(file.placement(), 1, Integer::sum);
            classes.merge(file.fileClass(), 1, Integer::sum);
        }

        int files() {
            return files;
        }

        List<Phrase> row(Phrase name) {
            return List.of(
                    name,
                    Phrase.of(Words.number(files)),
                    Phrase.of(Words.lines(added, deleted)),
                    counts(placements, ScopeSection::word),
                    counts(classes, fileClass -> Phrase.of(Words.word(fileClass))));
        }

        private static <E extends Enum<E>> Phrase counts(Map<E, Integer> counts, Function<E, Phrase> word) {
            List<Phrase> phrases = new ArrayList<>();
            counts.forEach((constant, count) ->
                    phrases.add(Phrase.of(Words.number(count) + " ").then(word.apply(constant))));
            return Phrase.join(", ", phrases);
        }
    }

    private static Table areas(List<ScopedFile> files) {
        Sum total = new Sum();
        Map<String, Sum> byArea = new TreeMap<>();
        for (ScopedFile file : files) {
            total.add(file);
            byArea.computeIfAbsent(file.area(), area -> new Sum()).add(file);
        }
        List<Map.Entry<String, Sum>> sorted = new ArrayList<>(byArea.entrySet());
        sorted.sort(Comparator.comparingInt(entry -> -entry.getValue().files()));
        List<List<Phrase>> rows = new ArrayList<>();
        rows.add(total.row(Phrase.EMPTY.strong("all")));
        for (Map.Entry<String, Sum> area : sorted.subList(0, Math.min(MOST_AREAS, sorted.size()))) {
            rows.add(area.getValue().row(Phrase.ofCode(area.getKey())));
        }
        List<String> header = List.of("Area", "Files", "Lines", "Placement", "Class");
        return new Table(header, rows, sorted.size() - (rows.size() - 1));
    }

    private static Table files(List<ScopedFile> files) {
        List<List<Phrase>> rows = new ArrayList<>(files.size());
        for (ScopedFile file : files) {
            rows.add(List.of(
                    path(file.file()),
                    Phrase.of(Words.word(file.file().status())),
                    lines(file.file()),
                    Phrase.of(Words.word(file.fileClass())),
                    Phrase.ofCode(file.area()),
                    placement(file.placement())));
        }
        return new Table(List.of("File", "Status", "Lines", "Class", "Area", "Placement"), rows, 0);
    }

    private static Phrase path(ChangedFile file) {
        Phrase path = Phrase.ofCode(file.path());
        return file.oldPath()
                .map(oldPath -> Phrase.ofCode(oldPath).text(" → ").then(path))
                .orElse(path);
    }

    private static Phrase lines(ChangedFile file) {
        Phrase lines = Phrase.of(Words.lines(file.lines()));
        return switch (file.content()) {
            case TEXT -> lines;
            case SYMBOLIC_LINK -> lines.text(" (symbolic link)");
            case BINARY, SUBMODULE -> Phrase.of(Words.word(file.content()));
        };
    }

    private static Phrase placement(Placement placement) {
        return switch (placement) {
            case IN, UNDECLARED -> word(placement);
            case OUT -> Phrase.EMPTY.mark("⚠️").then(word(placement));
            case FORBIDDEN -> Phrase.EMPTY.mark("⛔").then(word(placement));
        };
    }

    private static Phrase word(Placement placement) {
        return switch (placement) {
            case IN -> Phrase.of("in scope");
            case OUT -> Phrase.EMPTY.strong("out of scope");
            case FORBIDDEN -> Phrase.EMPTY.strong("forbidden");
            case UNDECLARED -> Phrase.of("no scope");
        };
    }
}
