/** The required checks: what result files say, what a gate demands, what became of it. */
@NullMarked
package io.github.evidencegate.gate;

import org.jspecify.annotations.NullMarked;
