/** How the gates' results differ from those of the base, and what policy makes of it. */
@NullMarked
package io.github.evidencegate.delta;

import org.jspecify.annotations.NullMarked;
