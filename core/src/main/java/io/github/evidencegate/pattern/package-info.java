/** Path patterns in gitignore syntax: what scope, gates and the search for result files have in common. */
@NullMarked
package io.github.evidencegate.pattern;

import org.jspecify.annotations.NullMarked;
