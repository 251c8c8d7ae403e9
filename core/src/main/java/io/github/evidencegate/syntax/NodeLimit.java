package io.github.evidencegate.syntax;

import io.github.evidencegate.evidence.EvidenceException;

/** How much one file may hold, so that no file makes a check slow or exhausts its memory. */
final class NodeLimit {
    /** How deep values may be nested. */
    static final int DEEPEST = 200;

    private static final int MOST_VALUES = 1_000_000;

    private int values;

    int count() {
        return values;
    }

    /** Counts values that are about to be made at this depth. */
    void add(int more, int depth) throws EvidenceException {
        values += more;
        if (values > MOST_VALUES) {
            throw new EvidenceException("more than " + MOST_VALUES + " values; split the file");
        }
        if (depth > DEEPEST) {
            throw new EvidenceException("values are nested deeper than " + DEEPEST + " levels");
        }
    }
}
