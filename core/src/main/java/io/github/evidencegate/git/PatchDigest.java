package io.github.evidencegate.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.evidencegate.evidence.Digest;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;

/**
 * The digest of a patch without the places where it applies, as git-patch-id(1) makes one: commits, line numbers and
 * context do not count. White space does: in some languages it is all that a repair changes.
 */
final class PatchDigest {
    /** The longest line that counts as a header; a name is never cut, because its whole line is digested. */
    private static final int HEADER_LIMIT = 256;

    private static final String INDEX = "index ";

    private final GitOutput output;
    private final MessageDigest digest = Digest.started();
    private String index = "";

    private PatchDigest(GitOutput output) {
        this.output = output;
    }

    /** What to ask git. Renames are not looked for: whether git sees one depends on what else changed. */
    static List<String> arguments(String from, String to) {
        return List.of(
                "diff-tree",
                "-r",
                "--patch",
                "--unified=0",
                "--inter-hunk-context=0",
                "--diff-algorithm=myers",
                "--no-indent-heuristic",
                "--full-index",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--no-relative",
                "--src-prefix=a/",
                "--dst-prefix=b/",
                "--ignore-submodules=none",
                "--submodule=short",
                from,
                to);
    }

    /** Of git's whole answer. */
    static Digest read(GitOutput output) throws IOException {
        return new PatchDigest(output).read();
    }

    private Digest read() throws IOException {
        while (!output.isAtEnd()) {
            int first = output.peek();
            if (first == '@') {
                readHunk();
            } else if (first == 'i') {
                // It names the contents: the old one differs after a rebase. Only of a binary file is it all there is.
                index = output.lineStart(HEADER_LIMIT);
            } else if (first == 'B') {
                feed(index.startsWith(INDEX) ? index : "");
                output.digestLine(digest);
            } else {
                output.digestLine(digest);
            }
        }
        return Digest.finished(digest.digest());
    }

    /** Reads {@code @@ -first,count +first,count @@} and so many lines, none of which can pass for a header. */
    private void readHunk() throws IOException {
        String header = output.lineStart(HEADER_LIMIT);
        feed("@@\n");
        String[] words = header.split(" ", 4);
        if (words.length < 4 || !words[1].startsWith("-") || !words[2].startsWith("+")) {
            throw new IOException("expected the header of a hunk, got: " + header);
        }
        feedLines('-', count(words[1]));
        feedLines('+', count(words[2]));
    }

    private static int count(String range) throws IOException {
        int comma = range.indexOf(',');
        try {
            return comma < 0 ? 1 : Integer.parseInt(range.substring(comma + 1));
        } catch (NumberFormatException e) {
            throw new IOException("expected a range of lines, got: " + range, e);
        }
    }

    /** A backslash starts git's remark that the line before has no line feed. */
    private void feedLines(char sign, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (output.peek() != sign) {
                throw new IOException("expected a line with " + sign);
            }
            output.digestLine(digest);
            if (output.peek() == '\\') {
                output.digestLine(digest);
            }
        }
    }

    private void feed(String text) {
        digest.update(text.getBytes(ISO_8859_1));
    }
}
