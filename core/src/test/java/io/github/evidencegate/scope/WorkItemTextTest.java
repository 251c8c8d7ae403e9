package io.github.evidencegate.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R071, R094, R095, R099. */
final class WorkItemTextTest {
    @Test
    void readsTheExampleOfTheDocumentation() throws IOException, EvidenceException {
        String text = Files.readString(Path.of("../docs/examples/work-item.md"));

        WorkItem item = WorkItemText.parse(text);

        assertThat(item.id()).contains("SHOP-142");
        assertThat(item.url()).contains("https://tracker.example.com/browse/SHOP-142");
        assertThat(item.titleDigest()).isEqualTo(Digest.ofUtf8("# SHOP-142: Round invoice totals half up"));
        assertThat(item.textDigest()).isEqualTo(Digest.ofUtf8(text));
        assertThat(item.ticket())
                .isEqualTo(new WorkItem.Ticket(
                        Optional.of("bug"),
                        Optional.of("small"),
                        Optional.of("SHOP-100"),
                        List.of("agent-ok", "billing")));
        assertThat(item.worksheet())
                .isEqualTo(new WorkItem.Worksheet(
                        Optional.of("Jana Novak"),
                        Optional.of("Omar Haddad"),
                        Optional.of("Priya Raman"),
                        Optional.of("Jana Novak"),
                        List.of("billing/src/", "!billing/src/main/resources/", "docs/billing.md"),
                        List.of("billing/src/main/java/com/acme/shop/billing/tax/", "**/db/migration/"),
                        List.of(
                                "0.125 becomes 0.13 and -0.125 becomes -0.13.",
                                "An invoice whose lines are all rounded still adds up.",
                                "Old invoices stay as they are."),
                        List.of("Unit tests for both signs.", "The nightly comparison with the ledger is green."),
                        List.of("The order of rounding and adding."),
                        List.of("Does the credit note need the same?")));
        assertThat(item.context())
                .isEqualTo(new WorkItem.ContextBoundary(
                        List.of("billing/", "docs/adr/", "https://wiki.example.com/billing/"),
                        List.of("customers/exports/"),
                        List.of(
                                "billing/src/main/java/com/acme/shop/billing/InvoiceTotal.java",
                                "https://wiki.example.com/billing/rounding"),
                        Optional.of("Jana Novak")));
        assertThat(item.namedPaths()).containsExactly("billing/src/main/java/com/acme/shop/billing/InvoiceTotal.java");
    }

    @Test
    void readsTheSameWithOtherLineEnds() throws IOException, EvidenceException {
        String text = Files.readString(Path.of("../docs/examples/work-item.md"));

        WorkItem item = WorkItemText.parse("\uFEFF" + text.replace("\n", "\r\n"));

        WorkItem same = WorkItemText.parse(text);
        assertThat(item.worksheet()).isEqualTo(same.worksheet());
        assertThat(item.context()).isEqualTo(same.context());
        assertThat(item.titleDigest()).isEqualTo(same.titleDigest());
        assertThat(item.textDigest()).isNotEqualTo(same.textDigest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ABC-12: Fix it|ABC-12",
                "# [ABC-12] Fix it|ABC-12",
                "Fix it (ABC-12).|ABC-12",
                "fix(AB_C2-1): it|AB_C2-1",
                "#7 Fix it|#7",
                "Fix acme/shop#7|acme/shop#7",
                "Read UTF-8 for ABC-1|ABC-1",
                "https://github.com/acme/shop/issues/7|#7",
                "https://tracker.example.com/browse/ABC-12?x=1|ABC-12",
                "'Fix it\nId: ABC-12'|ABC-12",
                "'ABC-1: Fix it\nKey: ABC-12'|ABC-12",
                "'Fix it\nURL: https://github.com/acme/shop/issues/7#note'|#7",
            })
    void findsTheId(String text, String id) {
        WorkItem item = WorkItems.workItem(text);

        assertThat(item.id()).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "Read UTF-8 and SHA-256",
                "Fix abc-12",
                "Fix -12",
                "Fix ABC-",
                "Fix A.B-1",
                "Fix 12-12",
                "Fix it\nABC-12",
                "Id: TBD",
                "https://example.com/a/b",
                "#x",
                "a:b#7",
            })
    void findsNoIdWhereThereIsNone(String text) {
        WorkItem item = WorkItems.workItem(text);

        assertThat(item.id()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fix <https://example.com/7>|https://example.com/7",
                "'Fix\nURL: <http://example.com/7>'|http://example.com/7",
                "'Fix\nLink: https://example.com/7'|https://example.com/7",
            })
    void findsTheUrl(String text, String url) {
        WorkItem item = WorkItems.workItem(text);

        assertThat(item.url()).contains(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URL: javascript:alert(1)",
                "URL: https://user:secret@example.com/7",
                "URL: https://example.com/7 and more",
                "Fix ftp://example.com/7",
            })
    void refusesAnAddressThatIsNoPublicLink(String text) {
        WorkItem item = WorkItems.workItem(text);

        assertThat(item.url()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fix\nOwner: Jana",
                "Owner: Jana\nFix",
                "Fix\n**Owner:** Jana",
                "Fix\n**Owner**: Jana",
                "Fix\n**Owner: Jana**",
                "Fix\n__Owner__: Jana",
                "Fix\n- Owner: Jana",
                "Fix\n* **Owner:** Jana",
                "Fix\nSERVICE-OWNER: \"Jana\"",
                "Fix\nservice_owner:   Jana  ",
                "Fix\nOwner: TBD\nOwner: Jana\nOwner: Eve",
                "Fix\nScope:\n- src/\nOwner: Jana",
                "---\nowner: 'Jana'\n---\n# Fix",
                "---\nlabels:\n  - a\nowner: Jana\n...\n# Fix",
                "# Fix\nOwner: Jana\n# Owner: Eve",
                "<!-- Owner: Eve -->\nFix\nOwner: Jana",
                "Fix\n<!--\nOwner: Eve\n--> Owner: Jana",
                "Fix\n> Owner: Eve\n```\nOwner: Eve\n```\nOwner: Jana",
                "Fix\n~~~~ yaml\nOwner: Eve\n~~~\nOwner: Eve\n~~~~\nOwner: Jana",
                "Fix\n```one line``` of code\nOwner: Jana",
            })
    void readsAField(String text) {
        WorkItem item = WorkItems.workItem(text);

        assertThat(item.worksheet().owner()).contains("Jana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fix\n## Why\nOwner: Jana",
                "Fix\n**Scope**\n\nOwner: Jana",
                "Fix\n> Owner: Jana",
                "Fix\n```\nOwner: Jana\n```",
                "Fix\n````\n```\nOwner: Jana\n````",
                "Fix\n``` text\nOwner: Jana",
                "Fix\n```scope\nOwner: Jana\n```",
                "Fix\n<!-- Owner: Jana -->",
                "Fix\n<!--\nOwner: Jana",
                "Fix\nOwner: TBD",
                "Fix\nOwner: <name>",
                "Fix\nOwner:",
                "Fix\nOwner Jana",
                "Fix\nAcceptance:\n- Owner: Jana",
                "---\nFix\n\n## Why\nowner: Jana",
            })
    void doesNotReadAFieldElsewhere(String text) {
        WorkItem item = WorkItems.workItem(text);

        assertThat(item.worksheet().owner()).isEmpty();
    }

    @Test
    void readsFrontMatter() {
        WorkItem item = WorkItems.workItem("""
                ---
                id: ABC-7
                labels: [docs, "agent ok"]
                scope:
                  - docs/
                  - '*.md'
                unknown:
                  - lib/
                ---
                - src/ is not in the list above
                """);

        assertThat(item.id()).contains("ABC-7");
        assertThat(item.ticket().labels()).containsExactly("docs", "agent ok");
        assertThat(item.worksheet().allowed()).containsExactly("docs/", "*.md");
        assertThat(item.titleDigest()).isEqualTo(Digest.ofUtf8("- src/ is not in the list above"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Labels: a, b\nA sentence.'|a;b",
                "'Labels:\n- a\n- b\nA sentence.'|a;b",
                "'Labels: [a, b]'|a;b",
                "'## Labels\n- a\n- b'|a;b",
                "Labels: none|''",
                "Labels:|''",
            })
    void readsLabels(String text, String labels) {
        WorkItem item = WorkItems.workItem("Fix\n" + text);

        assertThat(String.join(";", item.ticket().labels())).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'## Scope\n- src/'|src/",
                "'## In scope:\n* src/'|src/",
                "'###### **SCOPE** ##\n+ src/'|src/",
                "'**Scope**\n1. src/\n2) lib/'|src/;lib/",
                "'Scope:\n- [ ] src/\n- [x] lib/'|src/;lib/",
                "'Scope: src/, lib/ docs/a.md'|src/;lib/;docs/a.md",
                "'**Scope:** *.java'|*.java",
                "'Scope:\nsrc/\nlib/'|src/;lib/",
                "'## Scope\n- `src/` and its tests'|src/",
                "'## Scope\n- src/ - the sources\n- lib/ (the library)\n- ./doc/: words'|src/;lib/;/doc/",
                "'## Scope\n- `src/`, `lib/`'|src/;lib/",
                "'## Scope\n- `core`\n- `my folder/`'|core;my folder/",
                "'## Scope\n- all but `src/old/`\n- everything'|''",
                "'## Scope\n- login/logout forms'|''",
                "'## Scope\n- src/ lib and so on'|''",
                "'## Scope\n- `UserService` only'|''",
                "'## Scope\n- ``\n- `src/'|''",
                "'## Scope\n- src/.\n- lib/;'|src/;lib/",
                "'## Scope\n- src/\n## Why\n- lib/'|src/",
                "'Scope:\n- src/\nNotes:\n- lib/'|src/",
                "'## Scope\n- src/\n\nNamely:\n- lib/'|src/;lib/",
                "'## Scope\n> - src/\n<!-- - lib/ -->\n- doc/'|doc/",
                "'Scope: src/\n\n- lib/'|src/",
                "'```scope\nsrc/\n\n# no\n  !src/a b/  \n```'|src/;!src/a b/",
                "'~~~~  SCOPE\nsrc/\n~~~\nlib/\n~~~~~\ndoc/'|src/;~~~;lib/",
                "'## Scope\n- lib/\n```scope\nsrc/\n```'|src/;lib/",
                "'```scopes\nsrc/\n```'|''",
            })
    void readsTheScope(String text, String patterns) {
        WorkItem item = WorkItems.workItem("Fix\n" + text);

        assertThat(String.join(";", item.worksheet().allowed())).isEqualTo(patterns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'## Acceptance\nIt works.\n\nIt is fast.'|It works.;It is fast.",
                "'## Acceptance criteria\nIt works\nand is fast.'|It works and is fast.",
                "'## Acceptance criteria\n- It works\n  and is fast.\n- It stays so.'|It works and is fast.;It stays so.",
                "'Acceptance: It works\nand is fast.\n\nAside.'|It works and is fast.",
                "'## Definition of done\n- n/a\n- TBD'|''",
                "'## Acceptance\n---\nIt works.'|It works.",
                "'## Acceptance\n- When: it rains\n- Then: it pours'|When: it rains;Then: it pours",
                "'## Acceptance\n- It works\n```\ncode\n```\nand is fast'|It works;and is fast",
                "'##Acceptance\n- It works'|''",
                "'####### Acceptance\n- It works'|''",
                "'## Acceptance\n- [-] odd box\n- [z]odd'|odd box;[z]odd",
                "'## Acceptance\n1.5 times as fast\n\nx) marks'|1.5 times as fast;x) marks",
            })
    void readsSentences(String text, String sentences) {
        WorkItem item = WorkItems.workItem("Fix\n" + text);

        assertThat(String.join(";", item.worksheet().acceptance())).isEqualTo(sentences);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Context used: docs/a.md, The wiki'|docs/a.md;The wiki",
                "'## Context used\n- `docs/a.md` for the format\n- The old wiki, page 3'|docs/a.md;The old wiki, page 3",
                "'## Used context\n- https://wiki.example.com/x (rules)'|https://wiki.example.com/x",
            })
    void readsContextSources(String text, String sources) {
        WorkItem item = WorkItems.workItem("Fix\n" + text);

        assertThat(String.join(";", item.context().used())).isEqualTo(sources);
    }

    @Test
    void keepsAHundredSentencesOfThreeHundredCharacters() {
        String text = "Fix\n## Acceptance\n" + ("- " + "x".repeat(298) + "😀 and more\n").repeat(120);

        WorkItem item = WorkItems.workItem(text);

        assertThat(item.worksheet().acceptance()).hasSize(100).containsOnly("x".repeat(298) + "…");
    }

    @Test
    void keepsASentenceThatJustFits() {
        WorkItem item = WorkItems.workItem("Fix\nOwner: " + "x".repeat(300) + "\n## Acceptance\n- " + "y".repeat(301));

        assertThat(item.worksheet().owner()).contains("x".repeat(300));
        assertThat(item.worksheet().acceptance()).containsExactly("y".repeat(299) + "…");
    }

    @Test
    void refusesMorePatternsThanItKeeps() {
        String hundred = "Fix\n## Out of scope\n" + "- src/\n".repeat(100);

        assertThatNoException().isThrownBy(() -> WorkItemText.parse(hundred));
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> WorkItemText.parse(hundred + "- lib/\n"))
                .withMessage("work item: 101 entries under \"Out of scope\", at most 100 are read; name folders instead"
                        + " of files");
    }

    @Test
    void refusesAPatternLongerThanItKeeps() {
        String text = "Fix\n```scope\n" + "x".repeat(300);

        assertThatNoException().isThrownBy(() -> WorkItemText.parse(text));
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> WorkItemText.parse(text + "y"))
                .withMessage("work item: an entry under \"Scope\" has 301 characters, at most 300 are read: "
                        + "x".repeat(40) + "...");
    }

    @Test
    void refusesATextThatIsTooLong() {
        String longest = "x".repeat(256 * 1024);

        assertThatNoException().isThrownBy(() -> WorkItemText.parse(longest));
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> WorkItemText.parse(longest + "é"))
                .withMessageStartingWith("work item: 262146 bytes, at most 262144 are read; link to");
    }
}
