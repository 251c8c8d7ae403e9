/** How result files are read, whatever their format: once, bounded, and without trust in what they say. */
@NullMarked
package io.github.evidencegate.results.input;

import org.jspecify.annotations.NullMarked;
