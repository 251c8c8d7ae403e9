package io.github.evidencegate.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.LineRanges.Range;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitOutputTest {
    private static final String ENTRY = ":100644 100644 a b M\0f\0\0";

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "\u00C3\u00BC, \u00FC",
        "\u00E9, \uFFFDE9",
        "a\u00C3, a\uFFFDC3",
        "\u00C3a, \uFFFDC3a",
        "\u00E2\u0082x\u00C3\u00BC, \uFFFDE2\uFFFD82x\u00FC",
        "\u00C0\u00AF, \uFFFDC0\uFFFDAF",
        "\u00EF\u00BF\u00BDE9, \uFFFDEF\uFFFDBF\uFFFDBDE9"
    })
    void showsBytesThatAreNotUtf8(String bytes, String text) {
        assertThat(GitOutput.text(bytes.getBytes(ISO_8859_1))).isEqualTo(text);
    }

    @Test
    void readsAFieldLongerThanItsBuffer() throws IOException {
        GitOutput output = output("x".repeat(GitOutput.FIELD_LIMIT) + "\0next\0");

        assertThat(output.field()).hasSize(GitOutput.FIELD_LIMIT);
        assertThat(output.field()).isEqualTo("next");
        assertThat(output.isAtEnd()).isTrue();
    }

    @Test
    void refusesAFieldWithoutMeasureOrEnd() {
        assertThatThrownBy(() -> output("x".repeat(GitOutput.FIELD_LIMIT + 70_000) + "\0")
                        .field())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exceed 1048576 bytes");
        assertThatThrownBy(() -> output("cut").field()).isInstanceOf(EOFException.class);
    }

    @Test
    void readsTheStartOfALine() throws IOException {
        GitOutput output = output("long line\nab\n\nend");

        assertThat(output.lineStart(4)).isEqualTo("long");
        assertThat(output.lineStart(4)).isEqualTo("ab");
        assertThat(output.lineStart(4)).isEmpty();
        assertThat(output.lineStart(4)).isEqualTo("end");
        assertThat(output.lineStart(4)).isEmpty();
    }

    @Test
    void holdsNoMoreThanItMay() throws IOException {
        assertThat(output("12345").rest(5)).hasSize(5);
        assertThatThrownBy(() -> output("123456").rest(5)).hasMessageContaining("more than 5 bytes");
    }

    @Test
    void readsHunksOfOneAndOfManyLines() throws IOException {
        PatchReader patches = new PatchReader(output("""
                diff --git a/f b/f
                index 1..2
                --- a/f
                +++ b/f
                @@ -1 +1,2 @@ context
                -a
                \\ No newline at end of file
                +b
                +c
                @@ -9,2 +9,0 @@
                -x
                -y
                """));

        PatchReader.Patch patch = patches.next();

        assertThat(patch.binary()).isFalse();
        assertThat(patch.deleted()).containsExactly(new Range(1, 1), new Range(9, 10));
        assertThat(patch.added()).containsExactly(new Range(1, 2));
        assertThat(patches.isAtEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ":100644 100644 a b X\0f\0\0",
                ":100644 100644 a b\0f\0\0",
                ENTRY,
                ENTRY + "index 1..2\n",
                ENTRY + "diff --git a/f b/f\n@@ odd @@\n",
                ENTRY + "diff --git a/f b/f\n@@ -2 +2,0 @@\n-a\n@@ -1 +1,0 @@\n-a\n",
                ENTRY + "diff --git a/f b/f\n@@ -1 @@\n",
                ENTRY + "diff --git a/f b/f\n@@ -1 +1\n",
                ENTRY + "diff --git a/f b/f\n@@ -99999999999 +1 @@\n",
                ENTRY + "diff --git a/f b/f\n@@ -2147483647,2 +1 @@\n",
                ENTRY + "diff --git a/f b/f\n@@ -0 +1 @@\n",
                ENTRY + "diff --git a/f b/f\n@@ -1 +1 @@\n-a\n b\n",
                ENTRY + "diff --git a/f b/f\n@@ -1 +1 @@\n+b\n-a\n",
                ENTRY + "diff --git a/f b/f\n@@ -1 +1 @@\n-a\n",
                ENTRY + "diff --git a/f b/f\ndiff --git a/g b/g\n"
            })
    void refusesADiffOfAnotherForm(String text) {
        assertThatThrownBy(() -> DiffReader.read(output(text))).isInstanceOf(IOException.class);
    }

    private static GitOutput output(String text) {
        return new GitOutput(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }
}
