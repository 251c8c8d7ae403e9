/** The check of what people said about a change on its code host, and of what else stands at its head. */
@NullMarked
package io.github.evidencegate.review;

import org.jspecify.annotations.NullMarked;
