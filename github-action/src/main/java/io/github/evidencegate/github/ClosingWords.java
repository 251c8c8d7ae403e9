package io.github.evidencegate.github;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the issues that a text says it closes (GitHub Docs, "Linking a pull request to an issue"). */
final class ClosingWords {
    /** Each costs a request. */
    static final int MOST = 5;

    private static final int LONGEST_TEXT = 1 << 18;

    /** What people do not see, or see as code: templates of pull requests are full of examples. */
    private static final Pattern UNSAID = Pattern.compile("(?s)<!--.*?(?:-->|\\z)|```.*?(?:```|\\z)|`[^`\\n]*`");

    private ClosingWords() {}

    /** The numbers of the project's own issues, each once, in their order; the first few. */
    static List<Integer> in(GithubProject project, String text) {
        String said = UNSAID.matcher(text.substring(0, Math.min(text.length(), LONGEST_TEXT)))
                .replaceAll(" ");
        Matcher word = pattern(project).matcher(said);
        SortedSet<Integer> numbers = new TreeSet<>();
        while (word.find()) {
            numbers.add(Integer.parseInt(word.group(1) == null ? word.group(2) : word.group(1)));
        }
        return numbers.stream().limit(MOST).toList();
    }

    private static Pattern pattern(GithubProject project) {
        String name = Pattern.quote(project.name());
        String page = "https://" + Pattern.quote(project.host()) + "/" + name + "/issues/";
        return Pattern.compile("(?i)(?<![\\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \\t]{1,9}" + "(?:(?:" + name
                + ")?#([1-9]\\d{0,8})|" + page + "([1-9]\\d{0,8}))(?!\\w)");
    }
}
