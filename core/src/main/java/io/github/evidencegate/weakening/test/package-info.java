/** Compares the tests of two revisions, line by line: which are gone, which are skipped, which demand less. */
@NullMarked
package io.github.evidencegate.weakening.test;

import org.jspecify.annotations.NullMarked;
