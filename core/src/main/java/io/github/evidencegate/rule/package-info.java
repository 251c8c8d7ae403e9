/** The language of the checks: a rule, how strict it is, and what it found. */
@NullMarked
package io.github.evidencegate.rule;

import org.jspecify.annotations.NullMarked;
