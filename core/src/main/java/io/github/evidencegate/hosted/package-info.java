/** What a code host's answers come to as facts: its list of files, its jobs, its issue. Functions of their arguments. */
@NullMarked
package io.github.evidencegate.hosted;

import org.jspecify.annotations.NullMarked;
