/** The review packet as text: Markdown for a comment, plain text for a terminal, HTML for a browser. */
@NullMarked
package io.github.evidencegate.rendering;

import org.jspecify.annotations.NullMarked;
