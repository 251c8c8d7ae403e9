/** Tests of the way to the readers' program, which is played by a program of a few lines. */
@NullMarked
package io.github.evidencegate.results.foreign;

import org.jspecify.annotations.NullMarked;
