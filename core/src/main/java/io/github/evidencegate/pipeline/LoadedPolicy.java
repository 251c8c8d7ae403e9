package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.policy.Policy;
import java.util.Optional;

/**
 * A policy and where it came from.
 *
 * @param source file and revision, and what it extends, for people
 * @param digest of all files of the policy; empty if there was none
 */
public record LoadedPolicy(Policy policy, String source, Optional<Digest> digest) {}
