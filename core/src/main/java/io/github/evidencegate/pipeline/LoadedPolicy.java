package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.policy.Policy;
import java.util.Optional;

/**
 * A policy and where it came from.
 *
 * @param source the file and the revision, for people
 * @param digest of the file's bytes; empty if there was no file
 */
public record LoadedPolicy(Policy policy, String source, Optional<Digest> digest) {}
