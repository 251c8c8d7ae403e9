/** Conditions over a record, in CEL: what they may say, and whether they hold. The only user of the CEL library. */
@NullMarked
package io.github.evidencegate.expression;

import org.jspecify.annotations.NullMarked;
