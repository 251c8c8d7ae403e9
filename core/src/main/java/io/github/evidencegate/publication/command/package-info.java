/** What people write to the gate in comments, and what it answers if it does not obey. */
@NullMarked
package io.github.evidencegate.publication.command;

import org.jspecify.annotations.NullMarked;
