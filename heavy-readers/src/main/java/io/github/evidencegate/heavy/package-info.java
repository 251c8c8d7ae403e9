/**
 * The program that reads what only the libraries of others can read. It runs as a process of its own, for one file, and
 * answers in a format that core reads: LCOV for lines, SARIF for findings.
 */
@NullMarked
package io.github.evidencegate.heavy;

import org.jspecify.annotations.NullMarked;
