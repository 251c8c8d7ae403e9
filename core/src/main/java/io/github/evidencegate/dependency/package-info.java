/** The check of dependencies: what policy allows and forbids, against what the change brings. */
@NullMarked
package io.github.evidencegate.dependency;

import org.jspecify.annotations.NullMarked;
