/** What a git work tree says about a change, asked of the git program. */
@NullMarked
package io.github.evidencegate.git;

import org.jspecify.annotations.NullMarked;
