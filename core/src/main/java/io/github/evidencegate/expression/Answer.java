package io.github.evidencegate.expression;

import java.util.Optional;

/**
 * What a condition says about a record.
 *
 * @param holds whether it is met; also if that could not be told, because doubt blocks
 * @param doubt why it could not be told
 */
public record Answer(boolean holds, Optional<String> doubt) {
    /** Refuses a doubt that lets the record pass. */
    public Answer {
        if (doubt.isPresent() && !holds) {
            throw new IllegalArgumentException("doubt blocks: " + doubt.get());
        }
    }

    static Answer of(boolean holds) {
        return new Answer(holds, Optional.empty());
    }

    static Answer doubtful(String reason) {
        return new Answer(true, Optional.of(reason));
    }
}
