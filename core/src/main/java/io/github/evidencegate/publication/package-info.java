/** Puts what was judged on the change: one packet, a check, labels; and hears what people decide in comments. */
@NullMarked
package io.github.evidencegate.publication;

import org.jspecify.annotations.NullMarked;
