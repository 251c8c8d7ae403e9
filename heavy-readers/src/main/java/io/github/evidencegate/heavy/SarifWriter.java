package io.github.evidencegate.heavy;

import com.google.gson.stream.JsonWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Writes findings as a SARIF 2.1.0 log of one run: as much of it as core reads, so no message. */
final class SarifWriter implements Closeable {
    private final JsonWriter json;

    SarifWriter(String tool, OutputStream output) throws IOException {
        json = new JsonWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        json.beginObject()
                .name("version")
                .value("2.1.0")
                .name("runs")
                .beginArray()
                .beginObject();
        json.name("tool")
                .beginObject()
                .name("driver")
                .beginObject()
                .name("name")
                .value(tool);
        json.endObject().endObject().name("results").beginArray();
    }

    /**
     * A finding.
     *
     * @param path empty if it is about no file
     * @param line counted from 1; 0 if it is about a whole file
     */
    void add(String rule, String level, String path, int line) throws IOException {
        json.beginObject().name("ruleId").value(rule).name("level").value(level);
        if (!path.isEmpty()) {
            json.name("locations").beginArray().beginObject();
            json.name("physicalLocation").beginObject();
            json.name("artifactLocation")
                    .beginObject()
                    .name("uri")
                    .value(uri(path))
                    .endObject();
            if (line > 0) {
                json.name("region").beginObject().name("startLine").value(line).endObject();
            }
            json.endObject().endObject().endArray();
        }
        json.endObject();
    }

    /** A path is no URI: what looks like an escape in it is none. */
    private static String uri(String path) {
        return path.replace("%", "%25");
    }

    @Override
    public void close() throws IOException {
        json.endArray().endObject().endArray().endObject();
        json.flush();
    }
}
