/** One step of a workflow: what its event asks for is done, and what comes of it is left behind. */
@NullMarked
package io.github.evidencegate.github.run;

import org.jspecify.annotations.NullMarked;
