/** Readers of what code hosts and servers tell of the jobs of a pipeline. */
@NullMarked
package io.github.evidencegate.results.job;

import org.jspecify.annotations.NullMarked;
