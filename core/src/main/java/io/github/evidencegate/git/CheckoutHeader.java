package io.github.evidencegate.git;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header by which a CI host lets git in. actions/checkout leaves it in the configuration of the work tree, newer
 * versions in a file that it includes. Of that configuration, which otherwise could run programs and lead elsewhere,
 * this header alone is taken, and only for the very host.
 *
 * @param key the setting of git that sends it to no other host
 * @param value a secret
 */
record CheckoutHeader(String key, String value) {
    private static final Pattern HOST = Pattern.compile("(https?://)(?:[^/@]*@)?([^/@]+)/.*", Pattern.DOTALL);
    private static final Pattern VALUE =
            Pattern.compile("authorization: *(?:basic|bearer) +([A-Za-z0-9+/=._~-]{1,8000})", Pattern.CASE_INSENSITIVE);
    private static final String ASKED = "^http\\..*\\.extraheader$";

    /**
     * The one for the host of an address; empty if there is none.
     *
     * @param git in the work tree
     */
    static Optional<CheckoutHeader> of(GitProgram git, String url) throws EvidenceException {
        Matcher host = HOST.matcher(url);
        if (!host.matches()) {
            return Optional.empty();
        }
        String key = "http." + host.group(1) + host.group(2) + "/.extraheader";
        GitAnswer answer = git.ask(List.of("config", "--local", "--includes", "--null", "--get-regexp", ASKED), "");
        if (answer.status() != 0) {
            return Optional.empty();
        }
        Optional<CheckoutHeader> last = Optional.empty();
        for (String entry : answer.text().split("\0", -1)) {
            int end = entry.indexOf('\n');
            String value = entry.substring(end + 1);
            if (end > 0
                    && entry.substring(0, end).equals(key)
                    && VALUE.matcher(value).matches()) {
                last = Optional.of(new CheckoutHeader(key, value));
            }
        }
        return last;
    }

    /** As git takes it. */
    Map<String, String> setting() {
        return Map.of(key, value);
    }

    /** A message in which the secret does not stand. */
    String withoutSecret(String message) {
        Matcher secret = VALUE.matcher(value);
        return secret.matches() ? message.replace(secret.group(1), "***") : message;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return key + "=***";
    }
}
