package io.github.evidencegate.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Scope.Placement;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.evidence.Scope.Source;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.scope.ScopeSetting.Boundary;
import io.github.evidencegate.scope.ScopeSetting.Breadth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R075, R103, R109. */
final class ScopeResolverTest {
    private static final List<String> NONE = List.of();
    private static final Map<String, List<String>> NO_MAP = Map.of();

    @Test
    void leavesFilesUndeclaredWhereNobodyDeclaredAScope() {
        Scope scope = resolve("Fix it", Boundary.NONE, ChangedFiles.modified("src/a.c"));

        assertThat(scope.declaration().source()).isEqualTo(Source.NONE);
        assertThat(scope.files()).extracting(ScopedFile::placement).containsExactly(Placement.UNDECLARED);
        assertThat(scope.files().get(0).pattern()).isEmpty();
    }

    @Test
    void takesTheScopeOfTheWorkItemBeforeAllOthers() {
        Boundary boundary = new Boundary(NONE, NONE, Map.of("docs", List.of("docs/")), Map.of("ABC", List.of("abc/")));

        Scope scope = resolve(
                "ABC-1 Fix\nLabels: docs\n```scope\nsrc/\n!src/old/\n```",
                boundary,
                ChangedFiles.modified("src/a.c"),
                ChangedFiles.modified("src/old/a.c"),
                ChangedFiles.modified("docs/a.md"));

        assertThat(scope.declaration().source()).isEqualTo(Source.WORK_ITEM);
        assertThat(scope.declaration().origin()).isEqualTo("work item ABC-1");
        assertThat(scope.declaration().allowed()).containsExactly("src/", "!src/old/");
        assertThat(placements(scope))
                .containsExactly(
                        Map.entry("docs/a.md", Placement.OUT),
                        Map.entry("src/a.c", Placement.IN),
                        Map.entry("src/old/a.c", Placement.OUT));
        assertThat(scope.files().get(0).pattern()).isEmpty();
        assertThat(scope.files().get(1).pattern()).contains("src/");
        assertThat(scope.files().get(2).pattern()).contains("!src/old/");
    }

    @Test
    void joinsTheLabelsInTheOrderOfThePolicy() {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        labels.put("docs", List.of("docs/"));
        labels.put("web", List.of("web/"));
        labels.put("api", List.of("api/"));
        Boundary boundary = new Boundary(NONE, NONE, labels, Map.of("bug", List.of("src/")));

        Scope scope = resolve("Fix\nType: bug\nLabels: API, other, docs", boundary, ChangedFiles.modified("api/a.c"));

        assertThat(scope.declaration().source()).isEqualTo(Source.LABEL);
        assertThat(scope.declaration().origin()).isEqualTo("labels \"docs\", \"api\"");
        assertThat(scope.declaration().allowed()).containsExactly("docs/", "api/");
    }

    @Test
    void namesASingleLabel() {
        Boundary boundary = new Boundary(NONE, NONE, Map.of("docs", List.of("docs/")), NO_MAP);

        Scope scope = resolve("Fix\nLabels: docs", boundary, ChangedFiles.modified("api/a.c"));

        assertThat(scope.declaration().origin()).isEqualTo("label \"docs\"");
        assertThat(scope.files().get(0).placement()).isEqualTo(Placement.OUT);
    }

    @ParameterizedTest
    @CsvSource({
        "'ABC-1\nType: bug\nEpic: e1', epic \"E1\"",
        "'ABC-1\nType: BUG', type \"bug\"",
        "'ABC-1\nType: other', project \"ABC\"",
    })
    void asksThePathMapForEpicThenTypeThenProject(String text, String origin) {
        Boundary boundary = new Boundary(
                NONE, NONE, NO_MAP, Map.of("ABC", List.of("abc/"), "bug", List.of("src/"), "E1", List.of("e1/")));

        Scope scope = resolve(text, boundary, ChangedFiles.modified("src/a.c"));

        assertThat(scope.declaration().source()).isEqualTo(Source.PATH_MAP);
        assertThat(scope.declaration().origin()).isEqualTo(origin);
    }

    @Test
    void findsNoProjectInABareNumber() {
        Boundary boundary = new Boundary(List.of("src/"), NONE, NO_MAP, Map.of("", List.of("x/"), "#", List.of("y/")));

        Scope scope = resolve("#7 Fix", boundary, ChangedFiles.modified("src/a.c"));

        assertThat(scope.declaration().source()).isEqualTo(Source.POLICY);
        assertThat(scope.declaration().origin()).isEqualTo("scope.allowed of the policy");
    }

    @Test
    void neverLetsAWorkItemWidenTheBoundOfThePolicy() {
        Boundary boundary = new Boundary(List.of("src/", "!src/secret/"), NONE, NO_MAP, NO_MAP);

        Scope scope = resolve(
                "Fix\n```scope\n*\n```",
                boundary,
                ChangedFiles.modified("src/a.c"),
                ChangedFiles.modified("src/secret/a.c"),
                ChangedFiles.modified("top.c"));

        assertThat(placements(scope))
                .containsExactly(
                        Map.entry("src/a.c", Placement.IN),
                        Map.entry("src/secret/a.c", Placement.OUT),
                        Map.entry("top.c", Placement.OUT));
        assertThat(scope.files().get(1).pattern()).contains("!src/secret/");
    }

    @Test
    void forbidsWhatPolicyOrWorkItemExcludesWhateverElseAllowsIt() {
        Boundary boundary = new Boundary(List.of("*"), List.of("secrets/"), NO_MAP, NO_MAP);
        String text = "Fix\n```scope\n*\n```\n## Out of scope\n- `legacy/`\n- `!secrets/`";

        Scope scope = resolve(
                text,
                boundary,
                ChangedFiles.modified("secrets/key"),
                ChangedFiles.modified("legacy/a.c"),
                ChangedFiles.modified("src/a.c"));

        assertThat(placements(scope))
                .containsExactly(
                        Map.entry("legacy/a.c", Placement.FORBIDDEN),
                        Map.entry("secrets/key", Placement.FORBIDDEN),
                        Map.entry("src/a.c", Placement.IN));
        assertThat(scope.files().get(0).pattern()).contains("legacy/");
        assertThat(scope.declaration().forbidden()).containsExactly("secrets/", "legacy/", "!secrets/");
    }

    @Test
    void forbidsWithoutAnyDeclaredScope() {
        Boundary boundary = new Boundary(NONE, List.of("secrets/"), NO_MAP, NO_MAP);

        Scope scope = ScopeResolver.resolve(
                List.of(ChangedFiles.modified("secrets/key")), Optional.empty(), Optional.empty(), setting(boundary));

        assertThat(scope.files().get(0).placement()).isEqualTo(Placement.FORBIDDEN);
        assertThat(scope.declaration().forbidden()).containsExactly("secrets/");
    }

    @ParameterizedTest
    @CsvSource({
        "src/a.c, src/b.c, IN",
        "src/a.c, lib/b.c, OUT",
        "lib/a.c, src/b.c, OUT",
        "src/a.c, secrets/b.c, FORBIDDEN",
        "secrets/a.c, src/b.c, FORBIDDEN",
        "secrets/a.c, lib/b.c, FORBIDDEN",
        "lib/a.c, secrets/b.c, FORBIDDEN",
    })
    void countsARenamedFileAtBothOfItsPaths(String from, String to, Placement expected) {
        Boundary boundary = new Boundary(List.of("src/"), List.of("secrets/"), NO_MAP, NO_MAP);

        Scope scope = resolve("Fix", boundary, ChangedFiles.moved(Status.RENAMED, from, to));

        assertThat(scope.files().get(0).placement()).isEqualTo(expected);
    }

    @Test
    void countsACopiedFileWhereItIsNow() {
        Boundary boundary = new Boundary(List.of("src/"), List.of("secrets/"), NO_MAP, NO_MAP);

        Scope scope = resolve("Fix", boundary, ChangedFiles.moved(Status.COPIED, "secrets/a.c", "src/b.c"));

        assertThat(scope.files().get(0).placement()).isEqualTo(Placement.IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core/src/main/java/Order.java",
                "core/src/test/java/OrderTest.java",
                "core/src/test/java/OrderTests.java",
                "it/OrderIT.java",
                "web/cart.ts",
                "web/cart.test.ts",
                "web/__tests__/cart-spec.ts",
                "py/tests/test_stock.py",
                "py/shop/stock.py",
                "docs/guide/deep/a.md",
                "x/Makefile.toml",
            })
    void derivesAScopeFromNamedPathsWithTheirTestsAndFolders(String path) {
        String text = "Fix `src/main/java/Order.java`, web/cart.ts, stock.py, Makefile.toml and docs/guide/";

        Scope scope = resolve(text, Boundary.NONE, ChangedFiles.modified(path));

        assertThat(scope.declaration().source()).isEqualTo(Source.DERIVED);
        assertThat(scope.files().get(0).placement()).isEqualTo(Placement.IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"core/src/main/java/Other.java", "test_Order.java", "OrderTest.ts", "docs/a.md", "web/a.ts"})
    void derivesNoMoreThanThat(String path) {
        String text = "Fix `src/main/java/Order.java`, web/cart.ts and docs/guide/";

        Scope scope = resolve(text, Boundary.NONE, ChangedFiles.modified(path));

        assertThat(scope.files().get(0).placement()).isEqualTo(Placement.OUT);
    }

    @Test
    void readsSpecialCharactersOfANamedPathAsThemselves() {
        WorkItem item = WorkItems.withNamedPaths("app/[id]/page.tsx");

        Scope scope = ScopeResolver.resolve(
                List.of(ChangedFiles.modified("app/[id]/page.tsx"), ChangedFiles.modified("app/i/page.tsx")),
                Optional.empty(),
                Optional.of(item),
                ScopeSetting.DEFAULT);

        assertThat(placements(scope))
                .containsExactly(
                        Map.entry("app/[id]/page.tsx", Placement.IN), Map.entry("app/i/page.tsx", Placement.OUT));
    }

    @Test
    void givesEachFileItsClassAreaAndSensitiveAreas() {
        ScopeSetting setting = new ScopeSetting(
                Boundary.NONE,
                Breadth.DEFAULT,
                Map.of("web", List.of("ui/")),
                Map.of("tribal", List.of("ui/")),
                Map.of(FileClass.GENERATED, List.of("ui/*.ts")));

        Scope scope = ScopeResolver.resolve(
                List.of(ChangedFiles.moved(Status.RENAMED, "auth/b.ts", "ui/a.ts")),
                Optional.of("cut off"),
                Optional.empty(),
                setting);

        ScopedFile file = scope.files().get(0);
        assertThat(file.fileClass()).isEqualTo(FileClass.GENERATED);
        assertThat(file.area()).isEqualTo("web");
        assertThat(file.sensitive()).containsExactly("auth", "tribal");
        assertThat(scope.missingFiles()).contains("cut off");
    }

    private static Scope resolve(String text, Boundary boundary, ChangedFile... files) {
        return ScopeResolver.resolve(
                List.of(files), Optional.empty(), Optional.of(WorkItems.workItem(text)), setting(boundary));
    }

    private static ScopeSetting setting(Boundary boundary) {
        return new ScopeSetting(boundary, Breadth.DEFAULT, Map.of(), Map.of(), Map.of());
    }

    private static List<Map.Entry<String, Placement>> placements(Scope scope) {
        return scope.files().stream()
                .map(file -> Map.entry(file.path(), file.placement()))
                .toList();
    }
}
