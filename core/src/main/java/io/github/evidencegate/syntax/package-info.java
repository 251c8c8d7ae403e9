/** Text in the languages that manifests are written in, as plain values, with limits. */
@NullMarked
package io.github.evidencegate.syntax;

import org.jspecify.annotations.NullMarked;
