package io.github.evidencegate.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a text in the policy may look like. The expressions use only what Java and ECMA-262 read alike, since the
 * published schema carries them; they avoid {@code $}, which in Java also matches before a last line break.
 */
enum TextForm {
    /** A name or a person. */
    LINE("one line of text, not blank", "^(?![\\s\\S]*[\\x00-\\x1f\\x7f])[\\s\\S]*[^ ]", 200, Optional.empty()),
    /** A check's name, which people look for in a list. */
    CHECK("one line of text, not blank", LINE.regex, 100, Optional.empty()),
    /** A path pattern. Blank ones, comments, {@code !} and {@code /} alone match nothing, so they are mistakes. */
    PATTERN(
            "one pattern in gitignore syntax",
            "^(?!#)(?![\\s\\S]*[\\x00-\\x1f\\x7f])[\\s\\S]*[^!/ ]",
            1_000,
            Optional.of(Pattern.compile("^[^!]"))),
    /** A pattern over dependencies. One without an ecosystem would match nothing, so it is a mistake. */
    DEPENDENCY(
            "one pattern such as npm:left-pad or maven:org.slf4j:*, its ecosystem one of actions, cargo, gem, go, maven,"
                    + " npm, nuget, pypi or *",
            "^(?![\\s\\S]*[\\x00-\\x1f\\x7f])!?(actions|cargo|gem|go|maven|npm|nuget|pypi|[*]):[\\s\\S]*[^ ]",
            1_000,
            Optional.of(Pattern.compile("^[^!]"))),
    /** A condition over the record; whether it is one, CEL says. */
    CONDITION("a condition in CEL", "[^\\s]", 4_000, Optional.empty()),
    /** What reads an analyser's output: one of {@link ParserIds}, which the schema does not list. */
    PARSER(
            "the id of a parser in docs/formats.md, such as flake8 or gcc",
            "^(?![\\s\\S]*[^a-z0-9-])[a-z0-9]",
            64,
            Optional.empty()),
    /** The name of a gate or of an own rule. */
    IDENTIFIER(
            "lower-case letters, digits and dashes, starting with a letter or digit",
            "^(?![\\s\\S]*[^a-z0-9-])[a-z0-9]",
            64,
            Optional.empty()),
    /** Who may decide. One with {@code !} would look as if it took somebody back. */
    DECIDER(
            "a name, a team such as @org/team, or write-access",
            "^(?!!)(?![\\s\\S]*[\\x00-\\x1f\\x7f])[\\s\\S]*[^ ]",
            200,
            Optional.empty()),
    /** What money is counted in. */
    CURRENCY(
            "a currency's code of three capital letters, such as EUR",
            "^(?![\\s\\S]*[^A-Z])[A-Z]{3}",
            3,
            Optional.empty()),
    /** A file, from the folder of the policy that names it. */
    FILE(
            "a path with / between its names, not from the root",
            "^(?![\\s\\S]*[\\x00-\\x1f\\x7f\\\\])(?![/ ])[\\s\\S]*[^/. ]",
            1_000,
            Optional.empty()),
    /** Another repository. */
    REPOSITORY(
            "a repository on the host of this one, such as group/name",
            "^(?![\\s\\S]*[^A-Za-z0-9._~/-])(?![\\s\\S]*[/.][/.])(?![\\s\\S]*/[-.])"
                    + "(?![\\s\\S]*/(?![\\s\\S]))[A-Za-z0-9_~]",
            300,
            Optional.empty()),
    /** A commit that no push can move. */
    OBJECT_NAME(
            "a commit's full name of 40 or 64 lower-case hexadecimal digits, no branch and no tag",
            "^(?![\\s\\S]*[^0-9a-f])([0-9a-f]{64}|[0-9a-f]{40}(?![\\s\\S]))",
            64,
            Optional.empty());

    private final String expected;
    private final String regex;
    private final int limit;
    private final Optional<Pattern> carrier;
    // Made when it is first asked for: no policy needs them all, and each costs time at every start. It is the same
    // each
    // time, so nobody can tell that the form has changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private Optional<Pattern> compiled = Optional.empty();

    TextForm(String expected, String regex, int limit, Optional<Pattern> carrier) {
        this.expected = expected;
        this.regex = regex;
        this.limit = limit;
        this.carrier = carrier;
    }

    /** For people: what is accepted. */
    String expected() {
        return expected + ", at most " + limit + " characters";
    }

    /** What a text must contain a match of. */
    String regex() {
        return regex;
    }

    /** The most code points. */
    int limit() {
        return limit;
    }

    /** What at least one text of a list must contain a match of: a list that only takes back says nothing. */
    Optional<String> carrier() {
        return carrier.map(Pattern::pattern);
    }

    boolean accepts(String text) {
        return text.codePointCount(0, text.length()) <= limit
                && pattern().matcher(text).find();
    }

    private synchronized Pattern pattern() {
        if (compiled.isEmpty()) {
            compiled = Optional.of(Pattern.compile(regex));
        }
        return compiled.get();
    }

    boolean carries(String text) {
        return carrier.map(pattern -> pattern.matcher(text).find()).orElse(true);
    }
}
