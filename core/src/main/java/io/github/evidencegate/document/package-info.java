/** A YAML document as nodes that know their places, and what is wrong with it. */
@NullMarked
package io.github.evidencegate.document;

import org.jspecify.annotations.NullMarked;
