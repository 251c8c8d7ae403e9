package io.github.evidencegate.dependency;

import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Rule;

/** The rules about dependencies, install scripts and workflow rights, in the order in which a packet lists them. */
public enum DependencyRule implements Rule {
    DEPENDENCY_FORBIDDEN("dependency-forbidden", Mode.BLOCK, "A dependency comes in that policy forbids.", """
            Policy names under dependencies.forbidden what the product must not be made of: packages with a licence \
            that does not fit, known bad ones, what another team replaces. It holds for direct and transitive \
            dependencies that a manifest or lockfile of the change adds or changes, or a bill of materials names, \
            whatever else allows them. Remove the dependency, or have the owner of the policy take the pattern back first."""),
    DEPENDENCY_NOT_ALLOWED(
            "dependency-not-allowed", Mode.BLOCK, "A direct dependency comes in that policy does not allow.", """
            Where policy lists dependencies.allowed, no direct dependency may be added or changed that the list does \
            not name. Transitive ones follow from direct ones and are not asked. Use one that is allowed, or have the \
            list lengthened by the owner of the policy. Where policy lists none, this rule finds nothing."""),
    DEPENDENCY_ADDED("dependency-added", Mode.WARN, "A new direct dependency needs an owner's word.", """
            A dependency is code that nobody here reviews, and somebody has to keep it up to date for years. The \
            owner's word is a line under "Dependencies" of the work item that begins with the name (npm:left-pad, or \
            left-pad alone), or a pattern under dependencies.allowed of the policy that matches it."""),
    DEPENDENCY_UNREADABLE(
            "dependency-unreadable",
            Mode.BLOCK,
            "A manifest, lockfile, workflow or bill of materials cannot be read.",
            """
            What cannot be read could bring in anything, so the doubt blocks: a file that is broken, too large, no \
            plain file, or that declares dependencies in a way that only the build tool can resolve; a bill of \
            materials that is older than what it should tell of, or that only the base has. Mend the file or \
            write the declaration out. Files that are only test data can be named under scope.classes.vendored of the \
            policy; vendored files are not read."""),
    LIFECYCLE_SCRIPT("lifecycle-script", Mode.WARN, "A program runs by itself when packages are installed.", """
            npm, pnpm and yarn run preinstall, install, postinstall and prepare scripts without being asked, on every \
            machine that installs the product or a package. That is the way in which most attacks on packages work. \
            Read what the script does; do without it if you can, or install with --ignore-scripts."""),
    UNPINNED_ACTION("unpinned-action", Mode.WARN, "A third-party action is not pinned to a commit.", """
            A tag or branch of an action can be moved to other code at any time, and that code runs with the \
            workflow's token and secrets. Pin actions to a full commit id, images to a digest: \
            uses: owner/action@<40 hexadecimal digits> # v1.2.3. Actions of the same repository and those of the \
            owners actions and github, who run the workflow anyway, are not asked."""),
    WORKFLOW_PERMISSIONS_BROADENED(
            "workflow-permissions-broadened", Mode.BLOCK, "A workflow may do more than before.", """
            A workflow's token can push code, publish packages and sign releases. Here its permissions are wider at \
            the head than at the base, or it no longer names them, or it now runs on pull_request_target, where code \
            of strangers meets secrets. Give the right to the one job that needs it in a change of its own, reviewed \
            by the owner of the pipeline, and set this rule to warn if such changes are reviewed anyway.""");

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts cannot change, which the checker cannot tell.
    private final Text text;

    DependencyRule(String id, Mode defaultMode, String summary, String explanation) {
        text = new Text(id, defaultMode, summary, explanation);
    }

    @Override
    public Text text() {
        return text;
    }
}
