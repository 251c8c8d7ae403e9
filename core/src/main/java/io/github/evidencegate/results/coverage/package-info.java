/** Readers of which lines ran. */
@NullMarked
package io.github.evidencegate.results.coverage;

import org.jspecify.annotations.NullMarked;
