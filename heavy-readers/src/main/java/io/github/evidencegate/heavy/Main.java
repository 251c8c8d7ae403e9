package io.github.evidencegate.heavy;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;

/**
 * Reads one result file from standard input and writes it in a format of core to standard output. Arguments: the format's
 * id, and a name for the file, since some parsers look at its ending.
 */
public final class Main {
    private Main() {}

    /** Converts one file; the process ends with its {@link Answer}. */
    public static void main(String[] arguments) throws IOException {
        refuseNetwork();
        OutputStream output = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        // Libraries print to standard output; that must not get into the answer.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
        byte[] content = System.in.readAllBytes();
        Answer answer = Conversion.of(arguments[0]).write(new ResultText(arguments[1], content), output);
        output.close();
        System.exit(answer.status());
    }

    /** No format needs another file. What a parser would fetch all the same, it does not get. */
    private static void refuseNetwork() {
        URL.setURLStreamHandlerFactory(protocol -> switch (protocol) {
            case "file", "jar", "jrt" -> null;
            default -> new RefusedProtocol();
        });
    }
}
