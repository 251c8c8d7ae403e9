/** The facts about one change and one pipeline run. Values only: nothing here reads, decides or prints. */
@NullMarked
package io.github.evidencegate.evidence;

import org.jspecify.annotations.NullMarked;
