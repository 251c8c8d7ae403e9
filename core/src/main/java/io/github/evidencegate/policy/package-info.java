/** The agreed settings of a project: one immutable object, its strict parser and its JSON Schema. */
@NullMarked
package io.github.evidencegate.policy;

import org.jspecify.annotations.NullMarked;
