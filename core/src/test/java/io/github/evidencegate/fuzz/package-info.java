/** Random input for a bounded time, from a seed that is printed. */
@NullMarked
package io.github.evidencegate.fuzz;

import org.jspecify.annotations.NullMarked;
