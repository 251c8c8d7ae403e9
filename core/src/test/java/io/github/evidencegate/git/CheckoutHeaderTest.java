package io.github.evidencegate.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host that lets in only who sends the header of actions/checkout. */
class CheckoutHeaderTest {
    private static final String SECRET = "eC1hY2Nlc3MtdG9rZW46czNjcmV0";
    private static final String HEADER = "AUTHORIZATION: basic " + SECRET;

    @TempDir
    private Path folder;

    private final List<String> sent = new ArrayList<>();
    private GitSandbox policies;
    private GitSandbox project;
    private Revision pin;
    private HttpServer server;

    @BeforeEach
    void makeAHost() throws IOException {
        policies = GitSandbox.create(folder.resolve("policies"));
        pin = policies.write("gate.yml", "mode: warn\n").commit("Policy");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        project = GitSandbox.create(folder.resolve("project"));
        project.write("a.txt", "a\n").commit("Begin");
        project.run("remote", "add", "origin", host() + "/shop/basket");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Git's smart protocol, as its http-backend speaks it. */
    private void answer(HttpExchange exchange) throws IOException {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        sent.add(header);
        boolean isListing = exchange.getRequestURI().getPath().endsWith("/info/refs");
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isLetIn = header.equals("basic " + SECRET);
        byte[] answer = isLetIn ? packs(isListing, body) : new byte[0];
        String kind = isListing ? "advertisement" : "result";
        exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-" + kind);
        exchange.sendResponseHeaders(isLetIn ? 200 : 403, answer.length == 0 ? -1 : answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private byte[] packs(boolean isListing, byte[] body) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "uploadpack.allowAnySHA1InWant=true", "upload-pack"));
        command.add("--stateless-rpc");
        if (isListing) {
            command.add("--advertise-refs");
        }
        command.add(policies.top().toString());
        Process process = new ProcessBuilder(command).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(body);
        }
        byte[] said = process.getInputStream().readAllBytes();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((isListing ? "001e# service=git-upload-pack\n0000" : "").getBytes(UTF_8));
        all.writeBytes(said);
        return all.toByteArray();
    }

    private String text() throws EvidenceException {
        byte[] bytes = WorkTree.open(project.top())
                .pinnedFiles()
                .fileAt("platform/policies", pin, "gate.yml")
                .orElseThrow();
        return new String(bytes, UTF_8);
    }

    @Test
    void letsGitInWithTheHeaderOfTheWorkTree() throws EvidenceException {
        project.run("config", "http." + host() + "/.extraheader", HEADER);

        assertThat(text()).isEqualTo("mode: warn\n");
        assertThat(sent).isNotEmpty().allMatch(header -> header.equals("basic " + SECRET));
    }

    /** As actions/checkout does since version 6. */
    @Test
    void letsGitInWithTheHeaderOfAnIncludedFile() throws Exception {
        Path included = folder.resolve("git-credentials.config");
        Files.writeString(included, "[http \"" + host() + "/\"]\n\textraheader = " + HEADER + "\n");
        project.run(
                "config",
                "includeIf.gitdir:" + project.top().toRealPath().resolve(".git") + ".path",
                included.toString());

        assertThat(text()).isEqualTo("mode: warn\n");
    }

    @Test
    void refusesWithoutTheHeader() {
        assertThatThrownBy(this::text).hasMessageContaining("cannot be fetched");
    }

    /** What a hostile configuration could smuggle in besides. */
    @ParameterizedTest
    @CsvSource({
        "http.extraheader, AUTHORIZATION: basic eC1hY2Nlc3M",
        "http.http://*/.extraheader, AUTHORIZATION: basic eC1hY2Nlc3M",
        "http.http://127.0.0.1/.extraheader, AUTHORIZATION: basic eC1hY2Nlc3M",
        "http.HOST/shop/.extraheader, AUTHORIZATION: basic eC1hY2Nlc3M",
        "http.HOST/.extraheader, Cookie: a=b",
        "http.HOST/.extraheader, AUTHORIZATION: basic a b",
        "http.HOST/.proxy, http://127.0.0.1:1",
        "http.HOST/.sslVerify, false",
        "core.askPass, /bin/false",
        "credential.helper, !touch ran",
        "url.http://127.0.0.1:1/.insteadOf, HOST/platform/",
    })
    void takesNothingElse(String key, String value) {
        project.run("config", key.replace("HOST", host()), value.replace("HOST", host()));

        assertThatThrownBy(this::text).hasMessageContaining("cannot be fetched");
        assertThat(sent).isNotEmpty().containsOnly("");
        assertThat(project.top().resolve("ran")).doesNotExist();
    }

    @Test
    void sendsTheHeaderToNoOtherHost() {
        project.run("config", "http." + host() + "/.extraheader", HEADER);
        String other = host().replace("127.0.0.1", "localhost");
        project.run("remote", "set-url", "origin", other + "/shop/basket");

        assertThatThrownBy(this::text).isInstanceOf(EvidenceException.class);
        assertThat(sent).isNotEmpty().containsOnly("");
    }

    @Test
    void saysNoSecret() {
        CheckoutHeader header = new CheckoutHeader("http.https://git.example/.extraheader", HEADER);

        assertThat(header.withoutSecret("sent " + SECRET + " in vain")).isEqualTo("sent *** in vain");
        assertThat(header).hasToString("http.https://git.example/.extraheader=***");
    }
}
