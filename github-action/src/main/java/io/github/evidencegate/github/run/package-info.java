/** One step of a workflow: what its run tells, what its event asks for, and what is left behind. */
@NullMarked
package io.github.evidencegate.github.run;

import org.jspecify.annotations.NullMarked;
