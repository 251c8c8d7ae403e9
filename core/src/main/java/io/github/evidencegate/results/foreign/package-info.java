/** The way to formats that only other libraries can read: a process of its own, behind limits of size, memory and time. */
@NullMarked
package io.github.evidencegate.results.foreign;

import org.jspecify.annotations.NullMarked;
