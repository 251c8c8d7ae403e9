@NullMarked
package io.github.evidencegate.cli;

import org.jspecify.annotations.NullMarked;
