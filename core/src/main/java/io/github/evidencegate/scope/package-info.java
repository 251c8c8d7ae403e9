/** What was asked and what may be touched: the work item, the declared scope, and the check of both. */
@NullMarked
package io.github.evidencegate.scope;

import org.jspecify.annotations.NullMarked;
