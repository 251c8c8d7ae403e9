package io.github.evidencegate.github.http;

import io.github.evidencegate.forge.AccessToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The quick way: Java's old connection. Its successor {@code java.net.http} needs 0.4 s more for a first request and holds
 * the end of the program up by 0.3 s, so it only stands in where it must.
 */
public final class UrlExchange implements Exchange {
    private static final String VERSION = "2022-11-28";

    /** Java's own logs would tell all headers, the token's too. Held, because a logger that nobody holds forgets. */
    private static final List<Logger> SILENT = List.of(
            Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection"),
            Logger.getLogger("jdk.httpclient.HttpClient"));

    private final Limits limits;
    private final Exchange standIn;

    /** With these limits. */
    public UrlExchange(Limits limits) {
        this(limits, new ClientExchange(limits));
    }

    UrlExchange(Limits limits, Exchange standIn) {
        this.limits = limits;
        this.standIn = standIn;
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @Override
    public Answer send(Request request, Optional<AccessToken> token) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) request.url().toURL().openConnection();
        if (!takes(connection, request.method())) {
            return standIn.send(request, token);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) limits.connect().toMillis());
        connection.setReadTimeout((int) limits.silence().toMillis());
        headers(token).forEach(connection::setRequestProperty);
        if (request.body().isPresent()) {
            write(connection, request.body().get());
        }
        return answer(connection);
    }

    /** What goes with each request; the token leaves nowhere else. */
    static Map<String, String> headers(Optional<AccessToken> token) {
        Map<String, String> common = Map.of(
                "Accept",
                "application/vnd.github+json",
                "User-Agent",
                "evidence-gate",
                "X-GitHub-Api-Version",
                VERSION,
                "Content-Type",
                "application/json");
        if (token.isEmpty()) {
            return common;
        }
        Map<String, String> all = new HashMap<>(common);
        all.put("Authorization", token.get().bearer());
        return all;
    }

    /** A body of known length is sent as it is made: then Java never sends it a second time on its own. */
    private static void write(HttpURLConnection connection, Request.Body body) throws IOException {
        byte[] bytes = body.bytes();
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(bytes);
        }
    }

    private Answer answer(HttpURLConnection connection) throws IOException {
        try {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new ProtocolException("an answer that is not HTTP");
            }
            return new Answer(status, connection.getHeaderFields(), body(connection, status));
        } catch (HttpRetryException e) {
            // Java wants to ask for a password, and cannot send the body again: what the answer says is lost.
            return new Answer(e.responseCode(), Map.of(), new byte[0]);
        } catch (IOException e) {
            connection.disconnect();
            throw e;
        }
    }

    private byte[] body(HttpURLConnection connection, int status) throws IOException {
        InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (body == null) {
            return new byte[0];
        }
        try (body) {
            return limits.read(body);
        }
    }

    /**
     * Makes the connection use this method. Java's refuses {@code PATCH}, though it can send it, so its field is set; the
     * program's manifest opens it. Where it is closed, as in a program that is not ours, this says no.
     */
    private static boolean takes(HttpURLConnection connection, String method) throws ProtocolException {
        if (!method.equals("PATCH")) {
            connection.setRequestMethod(method);
            return true;
        }
        try {
            set(connection, method);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    private static void set(HttpURLConnection connection, String method) throws ReflectiveOperationException {
        // One for https hands everything to another one.
        for (Class<?> type = connection.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().endsWith(".HttpsURLConnectionImpl")) {
                Field delegate = type.getDeclaredField("delegate");
                delegate.setAccessible(true);
                set((HttpURLConnection) delegate.get(connection), method);
            }
        }
        Field field = HttpURLConnection.class.getDeclaredField("method");
        field.setAccessible(true);
        field.set(connection, method);
    }
}
