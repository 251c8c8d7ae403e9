/** The port to the code host: what is asked of it, what is written to it, and how it fails. */
@NullMarked
package io.github.evidencegate.forge;

import org.jspecify.annotations.NullMarked;
