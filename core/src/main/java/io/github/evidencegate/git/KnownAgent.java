package io.github.evidencegate.git;

import io.github.evidencegate.evidence.Change.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The coding agents that can be told by their own marks. Only marks that the product alone can leave: no domain, as
 * people at the maker's write code too, and no display name, as people are called Claude and Devin.
 *
 * <p>Sources: the lists of MergeWarden, git-ai and agent-approval-check, and the makers' documentation, 2026.
 */
// The lists are those of List.of; Error Prone has no eye for that.
@SuppressWarnings("ImmutableEnumChecker")
enum KnownAgent {
    AIDER("aider", List.of(), List.of("aider@aider.chat"), List.of("aider")),
    AMAZON_Q(
            "Amazon Q Developer",
            List.of("amazon-q-developer[bot]"),
            List.of(),
            List.of("amazon q developer", "amazon q")),
    CLAUDE_CODE(
            "Claude Code",
            List.of("claude[bot]", "claude-code[bot]"),
            List.of("noreply@anthropic.com"),
            List.of("claude code", "claude opus", "claude sonnet", "claude haiku", "claude")),
    CODEGEN("Codegen", List.of("codegen-sh[bot]"), List.of(), List.of()),
    CODEX("Codex", List.of(), List.of("codex@openai.com", "noreply@openai.com"), List.of("openai codex", "codex")),
    COPILOT(
            "GitHub Copilot",
            List.of("copilot-swe-agent[bot]"),
            List.of("copilot@github.com"),
            List.of("github copilot", "copilot")),
    CURSOR("Cursor", List.of("cursor[bot]"), List.of("cursoragent@cursor.com"), List.of("cursor")),
    DEVIN("Devin", List.of("devin-ai-integration[bot]"), List.of(), List.of("devin")),
    ELLIPSIS("Ellipsis", List.of("ellipsis-dev[bot]"), List.of(), List.of("ellipsis")),
    FACTORY_DROID("Factory Droid", List.of("factory-droid[bot]"), List.of(), List.of("factory droid")),
    GEMINI("Gemini", List.of(), List.of(), List.of("gemini cli", "gemini code assist", "gemini")),
    JULES("Jules", List.of("google-labs-jules[bot]"), List.of(), List.of("google jules", "jules")),
    KIRO("Kiro", List.of("kiro-agent[bot]"), List.of(), List.of("kiro")),
    MENTAT("Mentat", List.of("mentatbot[bot]"), List.of(), List.of("mentat")),
    OPENCODE("opencode", List.of("opencode-agent[bot]"), List.of(), List.of("opencode")),
    OPENHANDS("OpenHands", List.of(), List.of("openhands@all-hands.dev"), List.of("openhands")),
    ROO_CODE("Roo Code", List.of(), List.of("roomote@roocode.com"), List.of("roo code", "roo")),
    TEMBO("Tembo", List.of("tembo[bot]"), List.of(), List.of("tembo"));

    /** What may follow a product's name: a model after a mark, or a version. */
    private static final Pattern VERSION = Pattern.compile("\\s*|\\s*[:/@(\\[,;].*|[ -]v?\\d.*", Pattern.DOTALL);

    /** The address that GitHub makes of an account's number and login; nobody else can have it. */
    private static final Pattern ACCOUNT = Pattern.compile("\\d+\\+([^@]+)@users\\.noreply\\.github\\.com");

    /** The account that Copilot's commits bear. It is no login of {@link #COPILOT}: elsewhere a person can have it. */
    private static final String COPILOT_ACCOUNT = "copilot";

    private static final Pattern BOT_LOGIN = Pattern.compile("[a-z0-9-]+\\[bot]");

    private final String product;
    private final List<String> logins;
    private final List<String> addresses;
    private final List<String> trailerNames;

    KnownAgent(String product, List<String> logins, List<String> addresses, List<String> trailerNames) {
        this.product = product;
        this.logins = logins;
        this.addresses = addresses;
        this.trailerNames = trailerNames;
    }

    /** The one with this very login at the forge, whatever its case. */
    static Optional<KnownAgent> byLogin(String login) {
        String lower = login.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(agent -> agent.logins.contains(lower))
                .findFirst();
    }

    /** The one with this very address, whatever its case. */
    static Optional<KnownAgent> byAddress(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        Matcher account = ACCOUNT.matcher(lower);
        if (account.matches()) {
            String login = account.group(1);
            return login.equals(COPILOT_ACCOUNT) ? Optional.of(COPILOT) : byLogin(login);
        }
        return Arrays.stream(values())
                .filter(agent -> agent.addresses.contains(lower))
                .findFirst();
    }

    /**
     * The one that a trailer such as {@code Assisted-by: Claude Code 2.1} names. An address in it decides alone; without
     * one the value must be a product's name and at most its version or model: one more word makes a person of it.
     */
    static Optional<KnownAgent> named(String value) {
        Optional<String> address = addressIn(value);
        if (address.isPresent()) {
            return byAddress(address.orElseThrow());
        }
        return Arrays.stream(values()).filter(agent -> agent.isNamed(value)).findFirst();
    }

    /** The address in {@code Name <address>}. */
    static Optional<String> addressIn(String person) {
        int open = person.lastIndexOf('<');
        int close = person.indexOf('>', open + 1);
        return open < 0 || close < 0
                ? Optional.empty()
                : Optional.of(person.substring(open + 1, close).strip());
    }

    /**
     * What is behind an author: a bot if the address is a coding agent's or if the address or the name is that of a bot
     * account, maintenance bots included; else unknown, as nobody is taken as human.
     */
    static Person.Kind kindOf(String name, String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        Matcher account = ACCOUNT.matcher(lower);
        String login = account.matches() ? account.group(1) : name.toLowerCase(Locale.ROOT);
        boolean bot = byAddress(address).isPresent() || BOT_LOGIN.matcher(login).matches();
        return bot ? Person.Kind.BOT : Person.Kind.UNKNOWN;
    }

    /** The product's name. */
    String product() {
        return product;
    }

    private boolean isNamed(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return trailerNames.stream()
                .anyMatch(name -> lower.startsWith(name)
                        && VERSION.matcher(lower.substring(name.length())).matches());
    }
}
