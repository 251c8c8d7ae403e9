/** Whether work on a change may go on: the stop state, who may change it and how, and the first step of a pipeline. */
@NullMarked
package io.github.evidencegate.stop;

import org.jspecify.annotations.NullMarked;
