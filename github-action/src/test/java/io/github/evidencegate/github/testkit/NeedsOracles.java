package io.github.evidencegate.github.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that hold us against programs and files from npm. A machine without them skips these tests, so that a JDK and
 * git are enough to begin with; where {@code EVIDENCE_GATE_ORACLES=required}, as in CI, they fail instead.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OraclesCondition.class)
public @interface NeedsOracles {}
