package io.github.evidencegate.setup;

import java.util.List;
import java.util.Locale;

/**
 * Which suite of tests a result file belongs to: Surefire and Failsafe, and the test tasks of Gradle, have folders of
 * their own. All others are unit tests.
 */
final class Suite {
    private static final String GRADLE = "/build/test-results/";
    private static final String UNIT = "unit-tests";

    private Suite() {}

    /** The gate's id: {@code unit-tests}, {@code integration-tests}, or Gradle's task as it is written in an id. */
    static String idOf(String path) {
        String rooted = "/" + path;
        if (rooted.contains("/target/failsafe-reports/")) {
            return "integration-tests";
        }
        String task = task(rooted);
        return task.isEmpty() || task.equals("test") ? UNIT : dashed(task);
    }

    /** What takes these files, in every module. */
    static List<String> patternsOf(List<String> paths) {
        return paths.stream().map(Suite::patternOf).distinct().sorted().toList();
    }

    private static String patternOf(String path) {
        String rooted = "/" + path;
        for (String reports : List.of("target/failsafe-reports/", "target/surefire-reports/")) {
            if (rooted.contains("/" + reports)) {
                return "**/" + reports + "TEST-*.xml";
            }
        }
        String task = task(rooted);
        return task.isEmpty() ? "/" + folder(path) + "*.xml" : "**" + GRADLE + task + "/TEST-*.xml";
    }

    /** Other folders are kept as they are, but for one with a name that means more in a pattern. */
    private static String folder(String path) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return folder.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._- ".indexOf(c) >= 0)
                        && PolicyDraft.isPlain("/" + folder)
                ? folder
                : "**/";
    }

    /** Gradle's task, if its name is one that needs no quotes. */
    private static String task(String rooted) {
        int start = rooted.indexOf(GRADLE);
        int end = start < 0 ? -1 : rooted.indexOf('/', start + GRADLE.length());
        String task = end < 0 ? "" : rooted.substring(start + GRADLE.length(), end);
        boolean isPlain = task.length() <= 30 && task.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        return isPlain ? task : "";
    }

    private static String dashed(String task) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < task.length(); i++) {
            char c = task.charAt(i);
            id.append(Character.isUpperCase(c) && !id.isEmpty() ? "-" : "").append(c);
        }
        return id.toString().toLowerCase(Locale.ROOT);
    }
}
