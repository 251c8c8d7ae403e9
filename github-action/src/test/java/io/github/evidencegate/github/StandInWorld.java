package io.github.evidencegate.github;

import io.github.evidencegate.github.testkit.GithubStandIn;
import io.github.evidencegate.github.testkit.StandInToken;
import io.github.evidencegate.testkit.ForgeWorld;
import java.util.LinkedHashSet;
import java.util.Set;

/** Puts the world of the contract on the stand-in. */
final class StandInWorld {
    static final String APP = "evidence-gate[bot]";

    private StandInWorld() {}

    static void fill(GithubStandIn github, ForgeWorld world) {
        long number = world.change().key().number();
        github.with(world.change())
                .with(world.sameHead())
                .with(world.closed())
                .with(number, world.files())
                .with(number, world.review())
                .with(world.change().ends().head(), world.jobs())
                .with(world.issue());
        world.people().forEach(github::with);
    }

    static StandInToken appThatKnowsTeams() {
        Set<String> permissions = new LinkedHashSet<>(StandInToken.ofWorkflow().permissions());
        permissions.add("members: read");
        return new StandInToken(APP, true, permissions);
    }
}
