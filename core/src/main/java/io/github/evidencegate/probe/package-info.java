/** Looks at a repository and at the machine, for a first policy and for what is missing. */
@NullMarked
package io.github.evidencegate.probe;

import org.jspecify.annotations.NullMarked;
