/** Finds in a patch where a gate was made quiet instead of its subject better; {@code docs/weakening.md} has the list. */
@NullMarked
package io.github.evidencegate.weakening;

import org.jspecify.annotations.NullMarked;
