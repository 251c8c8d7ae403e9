package io.github.evidencegate.heavy;

import edu.hm.hafner.analysis.registry.ParserRegistry;
import java.io.IOException;
import java.io.OutputStream;

/** Turns a file of one format into one that core reads. */
interface Conversion {
    /** Writes the answer. What a parser throws is its word that the file is malformed. */
    Answer write(ResultText file, OutputStream output) throws IOException;

    /**
     * The conversion of the format with this id: one of two, or an id of analysis-model's registry.
     *
     * @throws IllegalArgumentException if there is none, which core has checked
     */
    static Conversion of(String id) {
        return switch (id) {
            case "clover" -> new LineConversion();
            case "pit-mutations" -> new MutationConversion();
            default -> new FindingConversion(new ParserRegistry().get(id));
        };
    }
}
