/** What a project needs before its changes are judged: a first policy, and what is missing. Functions of found facts. */
@NullMarked
package io.github.evidencegate.setup;

import org.jspecify.annotations.NullMarked;
