/** The straight line from a pipeline run to a packet, and its ports. */
@NullMarked
package io.github.evidencegate.pipeline;

import org.jspecify.annotations.NullMarked;
