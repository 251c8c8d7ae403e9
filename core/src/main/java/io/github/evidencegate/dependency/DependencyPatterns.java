package io.github.evidencegate.dependency;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Patterns over {@code ecosystem:name}, such as {@code maven:org.slf4j:*}. A star stands for any characters, none
 * included; {@code !} takes back; the last pattern that matches decides; case does not count.
 */
public final class DependencyPatterns {
    private final List<String> patterns;

    private DependencyPatterns(List<String> patterns) {
        this.patterns = patterns;
    }

    /** Patterns in their order. */
    public static DependencyPatterns of(List<String> patterns) {
        return new DependencyPatterns(List.copyOf(patterns));
    }

    /** Whether there is no pattern. */
    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** The pattern that lets these coordinates in; empty if none does, or if a later one takes them back. */
    public Optional<String> match(String coordinates) {
        String name = coordinates.toLowerCase(Locale.ROOT);
        Optional<String> deciding = Optional.empty();
        for (String pattern : patterns) {
            boolean takesBack = pattern.startsWith("!");
            String body = (takesBack ? pattern.substring(1) : pattern).toLowerCase(Locale.ROOT);
            if (matches(body, name)) {
                deciding = takesBack ? Optional.empty() : Optional.of(pattern);
            }
        }
        return deciding;
    }

    /** In one pass: after a mismatch only the last star can take more. */
    private static boolean matches(String pattern, String name) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(c -> c == '*');
    }
}
