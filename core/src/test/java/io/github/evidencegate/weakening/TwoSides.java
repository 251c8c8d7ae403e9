package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.patch.FilePatch;
import io.github.evidencegate.patch.FilePatch.Hunk;
import io.github.evidencegate.patch.FilePatch.Line;
import io.github.evidencegate.patch.FilePatch.Mark;
import io.github.evidencegate.patch.TextPatch;
import io.github.evidencegate.scope.FileClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files before and after, from which it makes the patch as git would, with all lines of both sides. */
final class TwoSides {
    private final List<FilePatch> files = new ArrayList<>();

    TwoSides changed(String path, String before, String after) {
        return file(
                path,
                Optional.empty(),
                Status.MODIFIED,
                lines(before.lines().toList(), after.lines().toList()));
    }

    /** With an edit of the product, without which no other output is expected of it. */
    TwoSides ofProduct() {
        return changed("lib/product.go", "package a\n", "package b\n");
    }

    TwoSides added(String path, String after) {
        return file(
                path,
                Optional.empty(),
                Status.ADDED,
                lines(List.of(), after.lines().toList()));
    }

    TwoSides deleted(String path, String before) {
        return file(path, Optional.empty(), Status.DELETED, lines(before.lines().toList(), List.of()));
    }

    TwoSides renamed(String oldPath, String path, String before, String after) {
        List<Line> lines = lines(before.lines().toList(), after.lines().toList());
        return file(path, Optional.of(oldPath), Status.RENAMED, lines);
    }

    TwoSides binary(String path) {
        files.add(new FilePatch(path, Optional.empty(), Status.MODIFIED, true, true, List.of()));
        return this;
    }

    private TwoSides file(String path, Optional<String> oldPath, Status status, List<Line> lines) {
        files.add(new FilePatch(path, oldPath, status, false, true, List.of(new Hunk(1, 1, lines))));
        return this;
    }

    TextPatch patch() {
        return new TextPatch(files, true);
    }

    /** What the finder finds in it. */
    List<Weakening> weakenings() {
        return new WeakeningFinder(new FileClassifier(Map.of())).find(patch());
    }

    /** The same, each as {@code KIND path:line pattern}. */
    List<String> found() {
        return weakenings().stream()
                .map(found -> found.kind() + " " + found.path() + ":" + found.line() + " " + found.pattern())
                .toList();
    }

    /** The longest common lines are kept. */
    private static List<Line> lines(List<String> before, List<String> after) {
        int[][] common = common(before, after);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                lines.add(new Line(Mark.KEPT, before.get(i++)));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line(Mark.REMOVED, before.get(i++)));
            } else {
                lines.add(new Line(Mark.ADDED, after.get(j++)));
            }
        }
        before.subList(i, before.size()).forEach(line -> lines.add(new Line(Mark.REMOVED, line)));
        after.subList(j, after.size()).forEach(line -> lines.add(new Line(Mark.ADDED, line)));
        return lines;
    }

    /** How many lines are common from these on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                boolean isSame = before.get(i).equals(after.get(j));
                common[i][j] = isSame ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
