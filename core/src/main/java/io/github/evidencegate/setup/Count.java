package io.github.evidencegate.setup;

/** A number with what it counts. */
final class Count {
    private Count() {}

    /** {@code 1 file}, {@code 2 files}. */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
