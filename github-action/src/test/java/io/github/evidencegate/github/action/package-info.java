/** The action's own files: action.yml, its script, the example workflows and the page about them. */
@NullMarked
package io.github.evidencegate.github.action;

import org.jspecify.annotations.NullMarked;
