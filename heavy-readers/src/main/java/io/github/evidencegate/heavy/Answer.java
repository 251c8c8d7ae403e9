package io.github.evidencegate.heavy;

/** How the reading of a file ended. Core knows the numbers, and takes every other one for a crash. */
enum Answer {
    /** The answer is on standard output. */
    READ(0),
    /** The file is not what it should be. What the library says about it is not passed on: it quotes the file. */
    MALFORMED(10),
    /** The file names nothing that was looked at: no line, no mutant. */
    EMPTY(11);

    private final int status;

    Answer(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
