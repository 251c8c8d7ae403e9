package io.github.evidencegate.forge;

import io.github.evidencegate.testkit.ForgeContract;
import io.github.evidencegate.testkit.ForgeWorld;
import io.github.evidencegate.testkit.InMemoryForge;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

class InMemoryForgeTest extends ForgeContract {
    private final ForgeWorld world = ForgeWorld.of("forge.example", "acme/shop");
    private InMemoryForge forge = new InMemoryForge("acme/shop");

    @BeforeEach
    void fill() {
        long number = world.change().key().number();
        forge = new InMemoryForge("acme/shop")
                .with(world.change())
                .with(world.sameHead())
                .with(world.closed())
                .with(number, world.files())
                .with(number, world.review())
                .with(world.change().ends().head(), world.jobs())
                .with(number, List.of(world.issue()));
        world.people().forEach(forge::with);
    }

    @Override
    protected Forge forge() {
        return forge;
    }

    @Override
    protected ForgeWorld world() {
        return world;
    }

    @Override
    protected void comment(String author, String text) {
        forge.commented(world.change().key().number(), author, text);
    }
}
