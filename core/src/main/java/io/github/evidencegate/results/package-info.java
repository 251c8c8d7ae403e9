/** Readers of result files: streaming, bounded, and without trust in what they read. */
@NullMarked
package io.github.evidencegate.results;

import org.jspecify.annotations.NullMarked;
