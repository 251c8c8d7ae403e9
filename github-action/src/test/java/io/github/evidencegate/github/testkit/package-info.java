/** What the tests of the action, also those of other modules, share. */
@NullMarked
package io.github.evidencegate.github.testkit;

import org.jspecify.annotations.NullMarked;
