package io.github.evidencegate.github;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.http.Request;
import io.github.evidencegate.github.http.Transport;
import io.github.evidencegate.syntax.Node;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of an answer that knows to which request it came, and refuses where something is not there. */
record Told(Transport transport, Request request, Node node) {
    /** GitHub's own name for an account that is no more. */
    static final String GHOST = "ghost";

    Told at(String... keys) {
        return new Told(transport, request, node.at(keys));
    }

    List<Told> list() throws ForgeException {
        if (node.kind() != Node.Kind.LIST) {
            throw transport.unintelligible(request, "no list where the documentation has one");
        }
        List<Told> parts = new ArrayList<>();
        node.items().forEach(item -> parts.add(new Told(transport, request, item)));
        return parts;
    }

    Optional<String> maybe(String key) {
        return node.textAt(key);
    }

    String text(String key) throws ForgeException {
        return maybe(key).orElseThrow(() -> transport.unintelligible(request, "no text \"" + key + "\" in the answer"));
    }

    long number(String key) throws ForgeException {
        String text = text(key);
        if (!text.matches("\\d{1,18}")) {
            throw transport.unintelligible(request, "\"" + key + "\" is no number");
        }
        return Long.parseLong(text);
    }

    Instant instant(String key) throws ForgeException {
        try {
            return Instant.parse(text(key));
        } catch (DateTimeParseException e) {
            throw transport.unintelligible(request, "\"" + key + "\" is no time");
        }
    }

    /** Empty if it is not there, or {@code null}. */
    Optional<Instant> maybeInstant(String key) throws ForgeException {
        return maybe(key).isPresent() ? Optional.of(instant(key)) : Optional.empty();
    }

    /** Whether it says so; what is not there does not. */
    boolean says(String key) {
        return maybe(key).filter("true"::equals).isPresent();
    }

    /** The names of what is in the list. */
    List<String> names(String key) throws ForgeException {
        List<String> names = new ArrayList<>();
        for (Told part : at(key).list()) {
            names.add(part.text("name"));
        }
        return names;
    }

    Revision revision(String key) throws ForgeException {
        try {
            return new Revision(text(key));
        } catch (IllegalArgumentException e) {
            throw transport.unintelligible(request, "\"" + key + "\" is no commit");
        }
    }

    /** The login of the member {@code user}. */
    String login() {
        return at("user").maybe("login").orElse(GHOST);
    }
}
