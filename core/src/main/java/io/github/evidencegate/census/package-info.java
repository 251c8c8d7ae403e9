/** Who was there in a run, in little memory, so that two runs can be compared. */
@NullMarked
package io.github.evidencegate.census;

import org.jspecify.annotations.NullMarked;
