/** Takes the lines of a changed file apart into code, comments and what is in quotes. */
@NullMarked
package io.github.evidencegate.weakening.source;

import org.jspecify.annotations.NullMarked;
