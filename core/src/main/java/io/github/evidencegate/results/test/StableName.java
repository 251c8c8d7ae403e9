package io.github.evidencegate.results.test;

import java.util.regex.Pattern;

/**
 * The name of a test without what differs from run to run: parameters are printed into it, and some of them print where
 * they lie in memory or on disk.
 */
final class StableName {
    private StableName() {}

    /** Compiled when the first test fails. */
    private static final class Varying {
        /** Identity hash codes, UUIDs, and names in folders of temporary files. */
        static final Pattern PART = Pattern.compile("(?<=@)[0-9a-f]{4,16}\\b"
                + "|\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b"
                + "|(?<=(?<![\\w.-])/tmp/|/var/tmp/|/T/|\\\\Temp\\\\)[^/\\\\\\s\"'`:;,)\\]>|]+");
    }

    /** The same for two runs of one test. */
    static String of(String name) {
        return Varying.PART.matcher(name).replaceAll("0");
    }
}
