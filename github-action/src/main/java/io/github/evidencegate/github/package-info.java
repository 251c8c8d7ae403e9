/** GitHub as a forge, and what a workflow run tells. */
@NullMarked
package io.github.evidencegate.github;

import org.jspecify.annotations.NullMarked;
