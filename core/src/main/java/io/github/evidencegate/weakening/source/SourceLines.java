package io.github.evidencegate.weakening.source;

import io.github.evidencegate.patch.FilePatch;
import io.github.evidencegate.patch.FilePatch.Hunk;
import io.github.evidencegate.patch.FilePatch.Line;
import io.github.evidencegate.patch.FilePatch.Mark;
import java.util.ArrayList;
import java.util.List;

/** Takes the lines of one side of a file apart into code and comments, each line once from left to right. */
public final class SourceLines {
    private final Language language;
    private final List<SourceLine> lines = new ArrayList<>();
    /** What ends the comment or string that the line before left open; empty in code. */
    private String open = "";

    private boolean isInComment;

    private SourceLines(Language language) {
        this.language = language;
    }

    /** The lines at the base. */
    public static List<SourceLine> base(FilePatch file) {
        return of(file, Language.of(file.basePath()), Mark.REMOVED);
    }

    /** The lines at the head. */
    public static List<SourceLine> head(FilePatch file) {
        return of(file, Language.of(file.path()), Mark.ADDED);
    }

    private static List<SourceLine> of(FilePatch file, Language language, Mark side) {
        SourceLines lines = new SourceLines(language);
        for (Hunk hunk : file.hunks()) {
            lines.open = "";
            int number = side == Mark.ADDED ? hunk.newStart() : hunk.oldStart();
            for (Line line : hunk.lines()) {
                if (line.mark() == side || line.mark() == Mark.KEPT) {
                    lines.add(number, line.mark() == side, line.text());
                    number++;
                }
            }
        }
        return lines.lines;
    }

    private void add(int number, boolean isChanged, String text) {
        StringBuilder code = new StringBuilder(text.length());
        StringBuilder comment = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            at = open.isEmpty() ? step(text, at, code, comment) : stepInside(text, at, code, comment);
        }
        if (!open.isEmpty() && !isInComment && !language.spansLines(open)) {
            open = "";
        }
        String plain = code.toString();
        lines.add(new SourceLine(number, isChanged, text, plain.equals(text) ? text : plain, comment.toString()));
    }

    /** Reads one thing in code; answers where the next begins. */
    private int step(String text, int at, StringBuilder code, StringBuilder comment) {
        if (language.startsLineComment(text, at)) {
            comment.append(text, at, text.length());
            code.append(" ".repeat(text.length() - at));
            return text.length();
        }
        String end = language.blockCommentAt(text, at);
        isInComment = !end.isEmpty();
        if (isInComment) {
            open = end;
            comment.append(text, at, at + 2);
            code.append("  ");
            return at + 2;
        }
        open = language.closingQuoteAt(text, at);
        int length = Math.max(1, open.length());
        if (open.equals("'") && language == Language.GO && text.indexOf('\'', at + 1) < 0) {
            open = "";
        }
        code.append(text, at, at + length);
        return at + length;
    }

    /** Reads one character, or the end, of a comment or string. */
    private int stepInside(String text, int at, StringBuilder code, StringBuilder comment) {
        int length = 1;
        boolean isEnd = text.startsWith(open, at);
        if (isEnd) {
            length = open.length();
            open = "";
        } else if (!isInComment && text.charAt(at) == '\\') {
            length = Math.min(2, text.length() - at);
        }
        if (isInComment) {
            comment.append(text, at, at + length);
        }
        if (isEnd && !isInComment) {
            code.append(text, at, at + length);
        } else {
            code.append(" ".repeat(length));
        }
        return at + length;
    }
}
