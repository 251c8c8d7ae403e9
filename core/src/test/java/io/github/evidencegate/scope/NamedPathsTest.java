package io.github.evidencegate.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.WorkItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamedPathsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See src/main/java/A.java.|src/main/java/A.java",
                "See `src/main` and (lib/x/y).|src/main;lib/x/y",
                "See A.java:12, B.kt; \"c.py\" and [d](docs/d.md)|A.java;B.kt;c.py;docs/d.md",
                "See ./src/a.c, /lib/b.c and **docs/c.md**|src/a.c;lib/b.c;docs/c.md",
                "See docs/ and and/or and i/o|docs/",
                "See `and/or`|and/or",
                "'> quoted.py\n```\nTraceback in app/x.py\n```'|quoted.py;app/x.py",
                "See https://example.com/a/b.html and Node.js, e.g. 1/2/2024 or v1.2|''",
                "See ../a.c ~/b.c @acme/ui/c.ts -x/a.c $HOME/a.c a=b/c.c|''",
                "See src/*.c `a?b/c`|''",
                "'<!-- a.py -->\n## Out of scope\n- src/a.c\n## Context used\n- b.py\n## Why\nc.py'|c.py",
                "a.py b.py a.py|a.py;b.py",
                ".java .env/|.env/",
                "'```scope\nsrc/a.c\n```'|''",
            })
    void collectsThePathsThatTheTextNames(String text, String paths) {
        WorkItem item = WorkItems.workItem(text);

        assertThat(String.join(";", item.namedPaths())).isEqualTo(paths);
    }

    @Test
    void keepsAHundredNamedPathsOfThreeHundredCharacters() {
        StringBuilder text = new StringBuilder("a".repeat(300) + ".c\n");
        for (int i = 0; i < 120; i++) {
            text.append("src/").append(i).append(".c ");
        }

        WorkItem item = WorkItems.workItem(text.toString());

        assertThat(item.namedPaths()).hasSize(100).startsWith("src/0.c");
    }
}
