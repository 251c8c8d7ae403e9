/** Where the life of a change is kept between pipelines: a folder, or the packet itself. */
@NullMarked
package io.github.evidencegate.history;

import org.jspecify.annotations.NullMarked;
