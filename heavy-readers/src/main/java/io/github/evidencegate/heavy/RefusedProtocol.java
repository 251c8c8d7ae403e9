package io.github.evidencegate.heavy;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** A protocol that this program does not speak. */
final class RefusedProtocol extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        throw new IOException("result files are read without a network");
    }
}
