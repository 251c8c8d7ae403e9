/** How GitHub is asked: one request, when to try again, and what a failure means. */
@NullMarked
package io.github.evidencegate.github.http;

import org.jspecify.annotations.NullMarked;
