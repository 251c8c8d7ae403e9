/** The judgement: a pure function of the record and the policy, and a verdict that explains itself. */
@NullMarked
package io.github.evidencegate.verdict;

import org.jspecify.annotations.NullMarked;
