/** Readers of bills of materials. */
@NullMarked
package io.github.evidencegate.results.bill;

import org.jspecify.annotations.NullMarked;
