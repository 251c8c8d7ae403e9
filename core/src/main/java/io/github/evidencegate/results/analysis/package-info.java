/** Readers of what analysers found. */
@NullMarked
package io.github.evidencegate.results.analysis;

import org.jspecify.annotations.NullMarked;
