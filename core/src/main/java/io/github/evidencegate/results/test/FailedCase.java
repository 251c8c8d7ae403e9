package io.github.evidencegate.results.test;

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
record FailedCase(String name, String suite, String file, String line, long textFrom, long textTo) {}
