/** Asks what a token may do, and does nothing with it. */
@NullMarked
package io.github.evidencegate.github.rights;

import org.jspecify.annotations.NullMarked;
