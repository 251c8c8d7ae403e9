package io.github.evidencegate.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.testkit.ScriptedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlExchangeTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Optional<AccessToken> TOKEN = Optional.of(new AccessToken("ghs_marker"));
    /** Fails where only the quick way shall be gone. */
    private static final Exchange NOBODY = (request, token) -> {
        throw new IOException("the slow way");
    };

    private final SSLSocketFactory trusted = HttpsURLConnection.getDefaultSSLSocketFactory();

    @TempDir
    private Path folder;

    @AfterEach
    void trustAsBefore() {
        HttpsURLConnection.setDefaultSSLSocketFactory(trusted);
    }

    @Test
    void patchesOnTheQuickWay() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.answer(200, "{}"))) {
            Answer answer = new UrlExchange(Limits.USUAL, NOBODY).send(patch(server.url()), TOKEN);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("PATCH /x")
                    .endsWith("{\"a\":\"b\"}");
        }
    }

    @Test
    void patchesOnTheSlowWayWhereTheQuickOneIsClosed() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.answer(200, "{\"c\":1}"))) {
            Answer answer = new ClientExchange(Limits.USUAL).send(patch(server.url()), TOKEN);

            assertThat(answer.body()).asString().isEqualTo("{\"c\":1}");
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("PATCH /x")
                    .contains("Authorization: Bearer ghs_marker")
                    .endsWith("{\"a\":\"b\"}");
        }
    }

    @Test
    void patchesOverHttps() throws Exception {
        KeyStore keys = keys();
        HttpsServer server = serve(keys);
        HttpsURLConnection.setDefaultSSLSocketFactory(trusting(keys).getSocketFactory());
        try {
            Answer answer = new UrlExchange(Limits.USUAL, NOBODY).send(patch(url(server)), TOKEN);

            assertThat(answer.body()).asString().isEqualTo("PATCH {\"a\":\"b\"}");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusesAHostThatIsNotTrustedAndSaysWhatToDo() throws Exception {
        HttpsServer server = serve(keys());
        Transport transport = new Transport(
                URI.create(url(server)),
                TOKEN.get(),
                new UrlExchange(Limits.USUAL),
                new Patience(InstantSource.system(), time -> {}, Duration.ZERO));
        try {
            assertThatThrownBy(() -> transport.send(Request.of("GET", URI.create(url(server) + "/x"))))
                    .isInstanceOf(ForgeException.class)
                    .hasMessageContaining("no trusted connection")
                    .hasMessageContaining("trust store");
        } finally {
            server.stop(0);
        }
    }

    private static Request patch(String url) {
        byte[] body = "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8);
        return new Request("PATCH", URI.create(url + "/x"), Optional.of(new Request.Body(body)));
    }

    private static String url(HttpsServer server) {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private KeyStore keys() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    private static HttpsServer serve(KeyStore keys) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trusting(keys)));
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] answer = (exchange.getRequestMethod() + " " + body).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return server;
    }
}
