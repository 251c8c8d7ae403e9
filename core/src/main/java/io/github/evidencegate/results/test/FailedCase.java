package io.github.evidencegate.results.test;

import io.github.evidencegate.results.input.TreePaths;

/**
 * A failing test case, as its result file has it.
 *
 * @param name class and method
 * @param suite the class alone, or what stands for it; "" for none
 * @param file the source file that the tool names; "" for none
 * @param line in that file; not necessarily a number
 * @param textFrom the first byte of what tells of the failure
 * @param textTo the byte after it; not above {@code textFrom} if nothing does
 */
record FailedCase(String name, String suite, String file, String line, long textFrom, long textTo) {
    /** Cuts texts that are longer than any path: a reader keeps some of these while it reads. */
    FailedCase {
        name = cut(name);
        suite = cut(suite);
        file = cut(file);
        line = cut(line);
    }

    private static String cut(String text) {
        return text.length() > TreePaths.LIMIT ? text.substring(0, TreePaths.LIMIT) : text;
    }
}
