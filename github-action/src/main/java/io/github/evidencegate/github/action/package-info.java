/** What a workflow tells the action, and what the action tells the workflow. */
@NullMarked
package io.github.evidencegate.github.action;

import org.jspecify.annotations.NullMarked;
