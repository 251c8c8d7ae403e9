package io.github.evidencegate.results.analysis;

/** Analysers that write Checkstyle XML, and how to tell whose a file is: by its rules, else by the files it is about. */
enum CheckstyleTool {
    CHECKSTYLE("Checkstyle"),
    ESLINT("ESLint"),
    STYLELINT("stylelint"),
    DETEKT("detekt"),
    KTLINT("ktlint"),
    PHPCS("PHP_CodeSniffer"),
    RUBOCOP("RuboCop"),
    SHELLCHECK("ShellCheck"),
    SWIFTLINT("SwiftLint"),

    /** Some other. */
    UNKNOWN("Checkstyle XML");

    private static final String OF_CHECKSTYLE = "com.puppycrawl.tools.checkstyle.";

    private final String title;

    CheckstyleTool(String title) {
        this.title = title;
    }

    /** The name that policy and gates give it. */
    String title() {
        return title;
    }

    static CheckstyleTool ofRule(String rule) {
        if (rule.startsWith(OF_CHECKSTYLE)) {
            // RuboCop puts Checkstyle's package before its own names, such as Style/StringLiterals.
            return rule.indexOf('/') < 0 ? CHECKSTYLE : RUBOCOP;
        }
        int end = rule.indexOf('.') < 0 ? rule.indexOf(':') : rule.indexOf('.');
        return switch (end < 0 ? "" : rule.substring(0, end)) {
            case "eslint" -> ESLINT;
            case "stylelint" -> STYLELINT;
            case "detekt" -> DETEKT;
            case "standard", "experimental" -> KTLINT;
            case "PEAR", "PSR1", "PSR12", "PSR2", "Generic", "Internal", "MySource", "Squiz", "Zend" -> PHPCS;
            case "ShellCheck" -> SHELLCHECK;
            case "swiftlint" -> SWIFTLINT;
            default -> UNKNOWN;
        };
    }

    /** A clean report has no rules; Checkstyle, ESLint and stylelint list what they looked at all the same. */
    static CheckstyleTool ofFile(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "java" -> CHECKSTYLE;
            case "js", "cjs", "mjs", "jsx", "ts", "cts", "mts", "tsx", "vue" -> ESLINT;
            case "css", "less", "sass", "scss" -> STYLELINT;
            default -> UNKNOWN;
        };
    }
}
