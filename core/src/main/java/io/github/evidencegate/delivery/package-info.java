/** What a check hands over: its outcome in each format, the folder that has its files, and its exit status. */
@NullMarked
package io.github.evidencegate.delivery;

import org.jspecify.annotations.NullMarked;
