package io.github.evidencegate.github.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that misbehaves as told: it takes one request a connection and does what is next in its script; the last of the
 * script goes on for ever.
 */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Act> script;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** What it does with a connection whose request it has read; the connection ends afterwards. */
    public interface Act {
        /** Writes what shall be written. */
        void play(OutputStream out) throws IOException, InterruptedException;
    }

    private ScriptedServer(ServerSocket socket, List<Act> script) {
        this.socket = socket;
        this.script = List.copyOf(script);
    }

    /** A server on this machine. */
    public static ScriptedServer start(Act... script) throws IOException {
        ScriptedServer server =
                new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), List.of(script));
        Thread thread = new Thread(server::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Each request so far, with headers and body. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** An answer with headers, each on its line. */
    public static Act answer(int status, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        return out -> {
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
        };
    }

    /** Exactly this, and then the end. */
    public static Act raw(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A body that does not end. */
    public static Act endless() {
        byte[] much = new byte[1 << 16];
        return out -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write(much);
            }
        };
    }

    /** Nothing, for longer than anybody waits. */
    public static Act silence() {
        return out -> Thread.sleep(60_000);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        for (int number = 0; !socket.isClosed(); number++) {
            Act act = script.get(Math.min(number, script.size() - 1));
            try {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> play(connection, act), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(Socket connection, Act act) {
        try (connection) {
            requests.add(read(new BufferedInputStream(connection.getInputStream())));
            act.play(connection.getOutputStream());
        } catch (IOException e) {
            // The other side has had enough, which is what tests of endless answers want.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(lower.substring(at + 16, lower.indexOf("\r\n", at)));
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
