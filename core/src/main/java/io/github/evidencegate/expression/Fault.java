package io.github.evidencegate.expression;

import java.util.List;
import java.util.Optional;

/**
 * Why a text is no condition over a record.
 *
 * @param line within the text, from 1
 * @param column within the line, from 1, in code points
 * @param message what is wrong, without the place
 * @param word a word that is not known there; empty if the fault is another
 */
public record Fault(int line, int column, String message, Optional<UnknownWord> word) {
    /** A word, and those that could have been meant. */
    public record UnknownWord(String text, List<String> known) {
        /** Copies the list. */
        public UnknownWord {
            known = List.copyOf(known);
        }
    }
}
