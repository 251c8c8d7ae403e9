package io.github.evidencegate.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What CODEOWNERS says. In it the last rule that matches a file decides. Rules that take back and names with a backslash
 * are left out.
 *
 * <p>Source: GitHub, "About code owners"; GitLab, "Code Owners syntax", which has sections with default owners.
 *
 * @param path where the file is
 * @param rules in their order
 */
record Owners(String path, List<Rule> rules) {
    /** In the order in which GitHub looks, and GitLab's own place. */
    static final List<String> PLACES =
            List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

    private static final Set<String> EVERYTHING = Set.of("*", "**", "/", "/*", "/**", "**/*");
    private static final int MOST_RULES = 5_000;

    /** Copies the list. */
    Owners {
        rules = List.copyOf(rules);
    }

    /**
     * One line that names owners.
     *
     * @param line from 1
     */
    record Rule(int line, String pattern, List<String> owners) {
        /** Copies the list. */
        Rule {
            owners = List.copyOf(owners);
        }

        boolean isForEverything() {
            return EVERYTHING.contains(pattern);
        }

        /** Whether it is about a folder: a rule for a kind of file says nothing about areas. */
        boolean isForFolder() {
            String bare = withoutEnd(pattern);
            String last = bare.substring(bare.lastIndexOf('/') + 1);
            boolean hasEnd = !bare.equals(pattern);
            return !isForEverything()
                    && pattern.indexOf('/') >= 0
                    && (hasEnd || last.indexOf('.') < 0)
                    && last.indexOf('*') < 0;
        }

        /** What to call the folder. */
        String folder() {
            String bare = withoutEnd(pattern);
            return bare.startsWith("/") ? bare.substring(1) : bare;
        }

        String ownersInWords() {
            return String.join(", ", owners);
        }

        private static String withoutEnd(String pattern) {
            for (String end : List.of("/**/*", "/**", "/*", "/")) {
                if (pattern.endsWith(end)) {
                    return pattern.substring(0, pattern.length() - end.length());
                }
            }
            return pattern;
        }
    }

    /** The rule that holds where no other does. */
    Optional<Rule> ofEverything() {
        return rules.stream().filter(Rule::isForEverything).reduce((first, last) -> last);
    }

    static Owners parse(String path, String text) {
        List<Rule> rules = new ArrayList<>();
        List<String> ofSection = List.of();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            List<String> words = words(line);
            if (words.isEmpty() || rules.size() == MOST_RULES) {
                continue;
            }
            String pattern = words.get(0);
            List<String> owners = words.stream()
                    .skip(1)
                    .filter(word -> word.indexOf('@') >= 0)
                    .toList();
            if (pattern.startsWith("[") || pattern.startsWith("^[")) {
                ofSection = owners;
            } else if (!pattern.startsWith("!") && pattern.indexOf('\\') < 0) {
                List<String> owning = owners.isEmpty() ? ofSection : owners;
                if (!owning.isEmpty()) {
                    rules.add(new Rule(number, pattern, owning));
                }
            }
        }
        return new Owners(path, rules);
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.strip().split("\\s+", 100))
                .takeWhile(word -> !word.startsWith("#"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
