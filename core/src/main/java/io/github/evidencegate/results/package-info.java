/** Finds result files, tells their format by their content, and has the reader of that format read them. */
@NullMarked
package io.github.evidencegate.results;

import org.jspecify.annotations.NullMarked;
