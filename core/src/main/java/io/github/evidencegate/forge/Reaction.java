package io.github.evidencegate.forge;

/** How a command in a comment is acknowledged. */
public enum Reaction {
    /** It was seen and recorded. */
    DONE,
    /** It was refused; a comment says why. */
    REFUSED
}
