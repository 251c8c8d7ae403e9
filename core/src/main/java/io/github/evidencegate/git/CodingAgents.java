package io.github.evidencegate.git;

import io.github.evidencegate.evidence.Change.Commit;
import io.github.evidencegate.evidence.Change.Commit.Trailer;
import io.github.evidencegate.evidence.CodingAgent;
import io.github.evidencegate.evidence.CodingAgent.Sign;
import io.github.evidencegate.evidence.CodingAgent.SignKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells which coding agents took part in a change, each with its signs. A pure function of what the change says. */
public final class CodingAgents {
    private static final Map<String, KnownAgent> BRANCH_PREFIXES = Map.of(
            "claude/", KnownAgent.CLAUDE_CODE,
            "codex/", KnownAgent.CODEX,
            "copilot/", KnownAgent.COPILOT,
            "cursor/", KnownAgent.CURSOR,
            "devin/", KnownAgent.DEVIN);

    private final Map<KnownAgent, List<Sign>> signs = new EnumMap<>(KnownAgent.class);

    private CodingAgents() {}

    /**
     * The coding agents in the order of their names, their signs from the strongest kind to the weakest. A sign that
     * many commits bear is told once, at the first of them.
     *
     * @param branch the proposed branch
     * @param login the exact login that proposed the change, as the forge tells it
     */
    public static List<CodingAgent> detect(List<Commit> commits, Optional<String> branch, Optional<String> login) {
        CodingAgents found = new CodingAgents();
        login.ifPresent(found::seeLogin);
        commits.forEach(found::seeCommit);
        branch.ifPresent(found::seeBranch);
        return found.agents();
    }

    private void seeLogin(String login) {
        KnownAgent.byLogin(login)
                .ifPresent(agent -> add(agent, new Sign(SignKind.LOGIN, login, "author of the change")));
    }

    private void seeCommit(Commit commit) {
        String where = commit.revision().objectName();
        String address = commit.author().address();
        KnownAgent.byAddress(address).ifPresent(agent -> add(agent, new Sign(SignKind.ADDRESS, address, where)));
        for (Trailer trailer : commit.trailers()) {
            String line = trailer.key() + ": " + trailer.value();
            byTrailer(trailer).ifPresent(agent -> add(agent, new Sign(SignKind.TRAILER, line, where)));
        }
    }

    private static Optional<KnownAgent> byTrailer(Trailer trailer) {
        return switch (trailer.key().toLowerCase(Locale.ROOT)) {
            case "co-authored-by" -> KnownAgent.addressIn(trailer.value()).flatMap(KnownAgent::byAddress);
            case "assisted-by", "generated-by", "made-with" -> KnownAgent.named(trailer.value());
            case "claude-session" -> Optional.of(KnownAgent.CLAUDE_CODE);
            case "agent-logs-url" -> Optional.of(KnownAgent.COPILOT);
            default -> Optional.empty();
        };
    }

    private void seeBranch(String branch) {
        BRANCH_PREFIXES.forEach((prefix, agent) -> {
            if (branch.startsWith(prefix)) {
                add(agent, new Sign(SignKind.BRANCH_PREFIX, prefix, branch));
            }
        });
    }

    private void add(KnownAgent agent, Sign sign) {
        List<Sign> known = signs.computeIfAbsent(agent, any -> new ArrayList<>());
        if (known.stream()
                .noneMatch(other -> other.kind() == sign.kind() && other.value().equals(sign.value()))) {
            known.add(sign);
        }
    }

    private List<CodingAgent> agents() {
        List<CodingAgent> agents = new ArrayList<>();
        signs.forEach((agent, found) -> {
            found.sort(Comparator.comparing(Sign::kind));
            agents.add(new CodingAgent(agent.product(), found));
        });
        agents.sort(Comparator.comparing(CodingAgent::name));
        return agents;
    }
}
