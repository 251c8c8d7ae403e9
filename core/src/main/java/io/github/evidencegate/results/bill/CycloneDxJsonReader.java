package io.github.evidencegate.results.bill;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads a bill of materials of CycloneDX in JSON: components, their dependencies on each other, vulnerabilities. */
public final class CycloneDxJsonReader {
    private final JsonCursor json;
    private final Document document;

    private CycloneDxJsonReader(JsonCursor json, ChangedLines changed) {
        this.json = json;
        this.document = new Document(changed, json::failure);
    }

    /** Reads the whole document. */
    public static Reading read(JsonCursor json, ChangedLines changed) throws IOException, EvidenceException {
        CycloneDxJsonReader reader = new CycloneDxJsonReader(json, changed);
        boolean isNamed = false;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            isNamed |= json.name().equals("bomFormat") && json.text().equals("CycloneDX");
            reader.field();
        }
        if (!isNamed) {
            throw json.failure("expected \"bomFormat\": \"CycloneDX\"; let the tool write the file again");
        }
        json.end();
        return reader.document.reading();
    }

    private void field() throws IOException, EvidenceException {
        switch (json.name()) {
            case "specVersion" -> document.version(json.text());
            case "metadata" -> metadata();
            case "components" -> {
                document.listsComponents();
                components();
            }
            case "dependencies" -> dependencies();
            case "vulnerabilities" -> vulnerabilities();
            default -> {}
        }
    }

    private void metadata() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "timestamp" -> document.producedAt(json.text());
                case "tools" -> tools();
                case "component" -> document.components().root(component());
                default -> {}
            }
        }
    }

    /** A list of tools; since version 1.5 an object with components and services. */
    private void tools() throws IOException, EvidenceException {
        if (json.isArray()) {
            toolNames();
            return;
        }
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("components")) {
                toolNames();
            }
        }
    }

    private void toolNames() throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                if (json.name().equals("name")) {
                    document.tool(text());
                }
            }
        }
    }

    private void components() throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            document.components().add(component());
        }
    }

    /** One component; those that it is made of count by themselves. */
    private Named component() throws IOException, EvidenceException {
        Named component = new Named();
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            String field = json.name();
            if (Named.has(field)) {
                component.put(field, text());
            } else if (field.equals("components")) {
                components();
            }
        }
        return component;
    }

    private void dependencies() throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            long from = 0;
            List<Long> needed = new ArrayList<>();
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                switch (json.name()) {
                    case "ref" -> from = document.components().reference(json.text());
                    case "dependsOn" -> references(needed);
                    default -> {}
                }
            }
            document.components().link(from, needed);
        }
    }

    private void references(List<Long> needed) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            needed.add(document.components().reference(json.text()));
        }
    }

    private void vulnerabilities() throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            vulnerability();
        }
    }

    private void vulnerability() throws IOException, EvidenceException {
        String id = "";
        Set<Level> ratings = EnumSet.noneOf(Level.class);
        String state = "";
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "id" -> id = text();
                case "ratings" -> ratings(ratings);
                case "analysis" -> state = state();
                default -> {}
            }
        }
        document.vulnerability(id, ratings, state);
    }

    private void ratings(Set<Level> ratings) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                if (json.name().equals("severity")) {
                    Document.rate(ratings, text());
                }
            }
        }
    }

    private String state() throws IOException, EvidenceException {
        String state = "";
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            state = json.name().equals("state") ? text() : state;
        }
        return state;
    }

    private String text() throws IOException, EvidenceException {
        String text = json.text();
        if (text.length() > ComponentTally.TEXT_LIMIT) {
            throw json.failure("a name of more than " + ComponentTally.TEXT_LIMIT
                    + " characters, as no package has; leave the file out");
        }
        return text;
    }
}
