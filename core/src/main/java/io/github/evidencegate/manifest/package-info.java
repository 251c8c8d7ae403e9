/** Readers of manifests, lockfiles and workflows: functions from bytes to values, and what differs between two. */
@NullMarked
package io.github.evidencegate.manifest;

import org.jspecify.annotations.NullMarked;
