package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    @TempDir
    private Path folder;

    private GitSandbox git;
    private Revision pin;

    @BeforeEach
    void extendAnOrganisation() {
        GitSandbox policies = GitSandbox.create(folder.resolve("host/platform/policies"));
        pin = policies.write("gate.yml", "mode: block\nscope: {forbidden: deploy/}\nrules: {gate-missing: observe}\n")
                .commit("Policy");
        GitSandbox origin = GitSandbox.create(folder.resolve("host/shop/basket"));
        origin.write("src/Basket.java", "class Basket {}\n").commit("Begin");
        git = origin.clone(folder.resolve("clone"));
        policy("scope: {forbidden: \"*.pem\"}\n").commit("Extend");
    }

    private GitSandbox policy(String more) {
        return git.write(
                ".evidence-gate.yml",
                "extends: {repository: platform/policies, path: gate.yml, revision: \"" + pin + "\"}\n" + more);
    }

    private Run policyCommand(String... more) {
        return Run.of(Stream.concat(Stream.of("policy", "--repo", git.top().toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void saysThatAPolicyIsValidAndWhatItExtends() {
        Run run = policyCommand();

        assertThat(run.status()).isZero();
        assertThat(run.output())
                .isEqualTo(git.top().resolve(".evidence-gate.yml") + " extends platform/policies:gate.yml at "
                        + pin.abbreviated() + " is valid\n");
    }

    @Test
    void printsEveryValueWithWhereItCameFrom() {
        Run run = policyCommand("--effective");

        assertThat(run.status()).isZero();
        assertThat(run.output())
                .containsPattern("(?m)^mode: block +# platform/policies:gate.yml at " + pin.abbreviated() + ":1$")
                .containsPattern("(?m)^    - deploy/ +# platform/policies:gate.yml at " + pin.abbreviated() + ":2$")
                .containsPattern("(?m)^    - \"\\*.pem\" +# .*/.evidence-gate.yml:2$")
                .containsPattern("(?m)^    files: 30 +# default$");
    }

    @Test
    void printsJson() {
        Run run = policyCommand("--format", "json");

        assertThat(run.status()).isZero();
        assertThat(run.output().replaceAll("\\s+", ""))
                .startsWith("{\"files\":[{\"name\":")
                .contains("\"path\":[\"scope\",\"forbidden\"],\"value\":[\"deploy/\",\"*.pem\"]");
    }

    @Test
    void endsWithTwoIfThePolicyLoosens() {
        policy("mode: observe\n");

        Run run = policyCommand("--effective");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.error())
                .contains(
                        ".evidence-gate.yml:2:7: mode: \"observe\" would loosen \"block\" (platform/policies:gate.yml at "
                                + pin.abbreviated() + ":1)");
    }

    @Test
    void blocksByWhatTheOrganisationForbids() {
        git.branch("deploy").write("deploy/prod.yml", "replicas: 3\n").commit("Deploy");

        Run run = Run.of("check", "--repo", git.top().toString(), "--base", "HEAD~1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("deploy/prod.yml", "extends platform/policies:gate.yml at");
    }

    @Test
    void endsWithTwoIfACheckCannotReadTheOrganisationsPolicy() {
        pin = new Revision("3".repeat(40));
        policy("").commit("Pin what is not there");
        git.write("src/Basket.java", "class Basket { }\n").commit("Change");

        Run run = Run.of("check", "--repo", git.top().toString(), "--base", "HEAD~1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("cannot be fetched");
    }

    @Test
    void showsTheDefaultsWithoutAPolicy() {
        git.run("rm", "--quiet", "-f", ".evidence-gate.yml");

        assertThat(policyCommand().output()).isEqualTo("no .evidence-gate.yml: defaults, in observe mode\n");
        assertThat(policyCommand("--effective").output()).containsPattern("(?m)^mode: observe +# default$");
    }

    @Test
    void refusesArgumentsThatCannotBeUsed() {
        assertThat(policyCommand("--format", "xml").error())
                .contains("--format is \"xml\", expected one of: text, json");
        assertThat(policyCommand("--policy", "nowhere.yml").error()).contains("nowhere.yml: no such file");
        assertThat(policyCommand("--policy", "").error()).contains("--policy is empty");
        assertThat(policyCommand("--policy", "").status()).isEqualTo(2);
    }
}
