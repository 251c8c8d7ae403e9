/** What the attempts of a change come to: their order, what each repair did, and whether work gets anywhere. */
@NullMarked
package io.github.evidencegate.repair;

import org.jspecify.annotations.NullMarked;
