package io.github.evidencegate.weakening.test;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what comparisons let through: the conditions by which tests of Go fail, bounds, and approximate values. */
final class ConditionStrength {
    private static final Pattern DIFFERS =
            Pattern.compile("!=|![\\w.]{0,80}(?:Equal|DeepEqual|EqualFold)\\(|\\bcmp\\.Diff\\(");
    private static final Pattern IS_EMPTY =
            Pattern.compile("== (?:0|nil|\"\\s*+\")(?:\\W|$)|[!]\\w++ \\{|!= nil\\b|< 1\\b");
    private static final Pattern BETWEEN = Pattern.compile("&& ?[^&|{]{1,200}!=");
    private static final Pattern LESS = Pattern.compile(
            " <=? |\\b\\w{0,20}LessThan\\w*+\\(|\\bassertLess\\w*+\\(|\\.(?:most|below|Less|LessOrEqual|BeLess\\w++)\\(|\\blessThan\\w*+\\(");
    private static final Pattern GREATER = Pattern.compile(
            " >=? |\\b\\w{0,20}GreaterThan\\w*+\\(|\\bassertGreater\\w*+\\(|\\.(?:least|above|Greater|GreaterOrEqual|BeGreater\\w++)\\(|\\bgreaterThan\\w*+\\(|\\batLeast\\(");
    private static final Pattern APPROXIMATION =
            Pattern.compile("approx\\((\\d[\\d.]{0,20}),(abs|rel)=(\\d[\\d.eE-]{0,20})\\)");

    private ConditionStrength() {}

    /** Whether a test of Go fails by this condition for all values but one. */
    static boolean isExact(String condition) {
        return !isExistence(condition)
                && !BETWEEN.matcher(condition).find()
                && DIFFERS.matcher(condition).find();
    }

    /** Whether it fails by this condition only if there is nothing. */
    static boolean isExistence(String condition) {
        return IS_EMPTY.matcher(condition).find();
    }

    /** The same comparison with a bound that lets more through. */
    static Optional<String> looserBound(Assertion before, Assertion now) {
        boolean isLess = LESS.matcher(now.code()).find();
        boolean isGreater = GREATER.matcher(now.code()).find();
        if (isLess == isGreater || !AssertionStrength.isSameButForNumbers(before.text(), now.text())) {
            return Optional.empty();
        }
        List<String> old = AssertionStrength.numbers(before.text());
        List<String> fresh = AssertionStrength.numbers(now.text());
        int higher = 0;
        int lower = 0;
        for (int i = 0; i < old.size(); i++) {
            double difference = AssertionStrength.value(fresh.get(i)) - AssertionStrength.value(old.get(i));
            higher += difference > 0 ? 1 : 0;
            lower += difference < 0 ? 1 : 0;
        }
        boolean failsByIt = now.code().startsWith("if ");
        boolean isUpper = isLess != failsByIt;
        boolean isLooser = isUpper ? higher > 0 && lower == 0 : lower > 0 && higher == 0;
        return isLooser ? Optional.of("assertion-bound") : Optional.empty();
    }

    /** An approximate value of pytest that may be further away, whether that is told in parts of it or not. */
    static Optional<String> widerApproximation(String before, String now) {
        Matcher old = APPROXIMATION.matcher(before);
        Matcher fresh = APPROXIMATION.matcher(now);
        boolean isKnown = old.find() && fresh.find() && !old.group(2).equals(fresh.group(2));
        return isKnown && distance(fresh) > distance(old) ? Optional.of("tolerance-widened") : Optional.empty();
    }

    private static double distance(Matcher approximation) {
        try {
            double distance = Double.parseDouble(approximation.group(3));
            return approximation.group(2).equals("abs")
                    ? distance
                    : distance * Double.parseDouble(approximation.group(1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
