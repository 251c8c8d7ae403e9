/** The program {@code evidence-gate}: what pipelines run and what people run by hand. */
@NullMarked
package io.github.evidencegate.cli;

import org.jspecify.annotations.NullMarked;
