package io.github.evidencegate.github;

import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The labels of pull requests. One that the repository does not have comes into being with its first use. */
final class Labels {
    private final GithubApi api;

    Labels(GithubApi api) {
        this.api = api;
    }

    void change(long number, Set<String> add, Set<String> take) throws ForgeException {
        if (!add.isEmpty()) {
            api.send("POST", "/issues/" + api.id(number) + "/labels", Map.of("labels", add));
        }
        for (String label : take) {
            take(number, label);
        }
    }

    private void take(long number, String label) throws ForgeException {
        String name = URLEncoder.encode(label, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            api.send("DELETE", "/issues/" + api.id(number) + "/labels/" + name);
        } catch (ForgeException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
        }
    }
}
