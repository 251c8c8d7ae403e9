/** Tests of the readers' program: its conversions, and the finished program as core starts it. */
@NullMarked
package io.github.evidencegate.heavy;

import org.jspecify.annotations.NullMarked;
