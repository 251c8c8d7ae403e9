package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.pattern.PathPatterns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says which sensitive areas a path touches (R196 to R199). Each default area has words, which are compared with the
 * whole words of the path's names ({@code OAuthClient}, {@code oauth_client} and {@code oauth-client} have the words
 * {@code o}, {@code auth} or {@code oauth}, and {@code client}; {@code Authors} has none of auth), without file
 * extensions and without digits at the end of a word. Documentation and lockfiles touch no default area.
 *
 * <p>Policy's patterns come on top, for any file, and may name areas of their own; a pattern with {@code !} takes a
 * path out of an area, and an empty list switches the area off.
 */
final class SensitiveAreas {
    private static final Map<String, String> WORDS = words();
    private static final PathPatterns INFRASTRUCTURE = PathPatterns.of(List.of(
            "*.tf",
            "*.tfvars",
            "*.hcl",
            "!.terraform.lock.hcl",
            "Dockerfile*",
            "Containerfile",
            "docker-compose*.y*ml",
            "compose*.y*ml"));

    private final Map<String, PathPatterns> policy = new LinkedHashMap<>();

    SensitiveAreas(Map<String, List<String>> policy) {
        policy.forEach((area, lines) -> this.policy.put(area, PathPatterns.of(lines)));
    }

    /** The words of each default area; a phrase is two words that follow each other in one name. */
    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        add(words, "auth", """
                auth,authn,authz,oauth,oidc,openid,saml,sso,ldap,kerberos,jwt,mfa,2fa,totp,otp,login,logon,logout,signin,
                signup,session,sessions,password,passwords,passwd,credential,credentials,authentication,authenticator,
                authenticate,authorization,authorisation,authorizer,authorize,permission,permissions,rbac,acl,acls,
                csrf,xsrf,impersonation,access token,refresh token,api key,api keys,access control,sign in
                """);
        add(words, "crypto", """
                crypto,cryptography,cipher,ciphers,encrypt,encrypted,encryption,encryptor,decrypt,decryption,decryptor,
                keystore,truststore,certificate,certificates,cert,certs,tls,ssl,x509,pkcs,pki,hmac,rsa,aes,ecdsa,ed25519,
                signing,signer,kms,secret,secrets,vault,secure random,private key,public key
                """);
        add(words, "money", """
                money,payment,payments,payout,payouts,billing,invoice,invoices,invoicing,price,prices,pricing,currency,
                currencies,tax,taxes,vat,refund,refunds,wallet,bank,banking,iban,accounting,payroll,salary,discount,
                discounts,stripe,paypal,credit card
                """);
        add(words, "privacy", """
                privacy,gdpr,ccpa,hipaa,pii,consent,anonymize,anonymise,anonymizer,anonymization,anonymisation,
                pseudonymize,pseudonymization,redact,redaction,redactor,retention,erasure,compliance,personal data,
                data protection
                """);
        add(words, "infrastructure", """
                infra,infrastructure,terraform,kubernetes,k8s,helm,ansible,pulumi,cloudformation,deploy,deployment,
                deployments,ingress,nginx,systemd,provisioning,migration,migrations,flyway,liquibase
                """);
        add(words, "concurrency", """
                concurrency,concurrent,thread,threads,threading,threadpool,mutex,semaphore,latch,lock,locks,locking,
                deadlock,executor,executors,scheduler,schedulers,synchronized,parallel,coroutine,coroutines,goroutine,
                distributed,raft
                """);
        return Collections.unmodifiableMap(words);
    }

    private static void add(Map<String, String> words, String area, String listed) {
        for (String word : listed.split(",", -1)) {
            words.put(word.strip(), area);
        }
    }

    /** The words of each default area, for the page that lists them. */
    static Map<String, String> defaults() {
        return WORDS;
    }

    /** The names of the areas that the path touches, sorted. */
    Set<String> touchedBy(String path, FileClass fileClass) {
        Set<String> areas = new TreeSet<>();
        if (fileClass != FileClass.DOCS && fileClass != FileClass.LOCKFILE) {
            addByWords(path, areas);
            if (INFRASTRUCTURE.matches(path)) {
                areas.add("infrastructure");
            }
        }
        policy.forEach((area, patterns) -> {
            Optional<String> deciding = patterns.deciding(path);
            if (patterns.isEmpty() || deciding.isPresent()) {
                areas.remove(area);
            }
            if (patterns.matches(path)) {
                areas.add(area);
            }
        });
        return areas;
    }

    private static void addByWords(String path, Set<String> areas) {
        for (String name : withoutExtension(path).split("/", -1)) {
            String previous = "";
            for (String word : wordsOf(name)) {
                addIfKnown(word, areas);
                addIfKnown(withoutDigits(word), areas);
                if (!previous.isEmpty()) {
                    addIfKnown(previous + " " + word, areas);
                }
                previous = word;
            }
        }
    }

    private static void addIfKnown(String word, Set<String> areas) {
        if (WORDS.containsKey(word)) {
            areas.add(WORDS.getOrDefault(word, ""));
        }
    }

    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    private static String withoutDigits(String word) {
        int end = word.length();
        while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    /** The words of a name in lower case: cut at all but letters and digits, and at the humps of camel case. */
    static List<String> wordsOf(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= name.length(); at++) {
            boolean gap = at == name.length() || !Character.isLetterOrDigit(name.charAt(at));
            if (gap || startsHump(name, at)) {
                if (at > start) {
                    words.add(name.substring(start, at).toLowerCase(Locale.ROOT));
                }
                start = gap ? at + 1 : at;
            }
        }
        return words;
    }

    /** {@code HTTPServer2Go} has the humps HTTP, Server2 and Go. */
    private static boolean startsHump(String name, int at) {
        if (at == 0 || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean endsAcronym = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return !Character.isUpperCase(name.charAt(at - 1)) || endsAcronym;
    }
}
