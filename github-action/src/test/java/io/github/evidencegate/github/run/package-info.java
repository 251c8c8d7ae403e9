@NullMarked
package io.github.evidencegate.github.run;

import org.jspecify.annotations.NullMarked;
