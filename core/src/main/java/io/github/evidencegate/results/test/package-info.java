/** Readers of what tests came to. */
@NullMarked
package io.github.evidencegate.results.test;

import org.jspecify.annotations.NullMarked;
