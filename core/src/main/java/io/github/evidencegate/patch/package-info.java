/** What changed between two revisions, line by line. It is read, judged and forgotten; no record keeps it. */
@NullMarked
package io.github.evidencegate.patch;

import org.jspecify.annotations.NullMarked;
