package io.github.evidencegate.history;

import java.util.ArrayList;
import java.util.List;

/** Why a history may not be whole; the first few in full, so that a thousand broken files stay readable. */
final class Doubts {
    private static final int LIMIT = 20;

    private final List<String> told = new ArrayList<>();
    private int count;

    void add(String doubt) {
        count++;
        if (count <= LIMIT) {
            told.add(doubt);
        }
    }

    /** In the order in which they came. */
    List<String> told() {
        List<String> all = new ArrayList<>(told);
        if (count > LIMIT) {
            all.add("and " + (count - LIMIT) + " more like these; remove them or bring them back from a copy");
        }
        return List.copyOf(all);
    }
}
