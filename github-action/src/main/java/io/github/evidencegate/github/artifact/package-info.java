/** Artifacts of other workflow runs: fetched from GitHub, and unpacked as the hostile files that they are. */
@NullMarked
package io.github.evidencegate.github.artifact;

import org.jspecify.annotations.NullMarked;
