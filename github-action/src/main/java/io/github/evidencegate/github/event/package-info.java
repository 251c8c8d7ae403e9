/** What a workflow run tells: its environment, and the event that started it. */
@NullMarked
package io.github.evidencegate.github.event;

import org.jspecify.annotations.NullMarked;
