/** Runs a command that is a gate: its streams, its signals, its end, and the fingerprint of what it printed. */
@NullMarked
package io.github.evidencegate.command;

import org.jspecify.annotations.NullMarked;
