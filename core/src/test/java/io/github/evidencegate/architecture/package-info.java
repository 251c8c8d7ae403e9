/** The borders between the packages, and a proof that they would be noticed. */
@NullMarked
package io.github.evidencegate.architecture;

import org.jspecify.annotations.NullMarked;
