package io.github.evidencegate.weakening.source;

import java.util.Locale;

/** What a file is written in, as far as comments, strings and tests look different. */
public enum Language {
    JAVA("//", true, "\"'", "java kt kts groovy gradle scala"),
    SCRIPT("//", true, "\"'`", "js jsx mjs cjs ts tsx mts cts vue svelte"),
    GO("//", true, "\"'`", "go"),
    RUST("//", true, "\"", "rs"),
    CSHARP("//", true, "\"'", "cs"),
    OTHER_BRACES("//", true, "\"'", "c cc cpp h hpp swift php dart"),
    PYTHON("#", false, "\"'", "py pyi"),
    RUBY("#", false, "\"'", "rb rake ru gemspec"),
    XML("", false, "", "xml html csproj props targets runsettings"),
    JSON("//", true, "", "json json5 jsonc"),
    /** YAML, TOML, INI, shell, Makefile and whatever else: a hash starts a comment, if anything does. */
    LINES("#", false, "", "");

    private final String lineComment;
    private final boolean hasBlockComments;
    private final String quotes;
    private final String extensions;

    Language(String lineComment, boolean hasBlockComments, String quotes, String extensions) {
        this.lineComment = lineComment;
        this.hasBlockComments = hasBlockComments;
        this.quotes = quotes;
        this.extensions = " " + extensions + " ";
    }

    /** By the file's extension. */
    public static Language of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (name.startsWith("Jenkinsfile")) {
            return JAVA;
        }
        for (Language language : values()) {
            if (language.extensions.contains(" " + extension + " ")) {
                return language;
            }
        }
        return name.equals("Gemfile") || name.equals("Rakefile") || name.equals(".simplecov") ? RUBY : LINES;
    }

    /** Whether functions, tests and assertions are looked for. */
    public boolean isCode() {
        return compareTo(XML) < 0;
    }

    /** Whether a comment that lasts to the end of the line starts here. */
    boolean startsLineComment(String text, int at) {
        if (lineComment.isEmpty() || !text.startsWith(lineComment, at)) {
            return false;
        }
        // In shell, YAML and Ruby a hash inside a word is none; in a URL of JSON or Groovy neither are two slashes.
        boolean isHash = lineComment.equals("#");
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return isHash ? this == PYTHON || Character.isWhitespace(before) : before != ':';
    }

    /** What opens a block comment here; empty if nothing does. */
    String blockCommentAt(String text, int at) {
        if (hasBlockComments && text.startsWith("/*", at)) {
            return "*/";
        }
        if (this == XML && text.startsWith("<!--", at)) {
            return "-->";
        }
        return this == RUBY && at == 0 && text.startsWith("=begin") ? "=end" : "";
    }

    /** What closes the string that opens here; empty if none does. */
    String closingQuoteAt(String text, int at) {
        char c = text.charAt(at);
        if (quotes.indexOf(c) < 0) {
            return "";
        }
        String triple = String.valueOf(c).repeat(3);
        boolean isTriple = (this == PYTHON || this == JAVA || this == CSHARP) && text.startsWith(triple, at);
        return isTriple ? triple : String.valueOf(c);
    }

    /** Whether a string with this quote goes on after the end of a line. */
    boolean spansLines(String quote) {
        return quote.length() == 3 || quote.equals("`");
    }
}
