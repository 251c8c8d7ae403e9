package io.github.evidencegate.policy;

import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.PolicyNode.Place;
import io.github.evidencegate.document.PolicyReader;
import io.github.evidencegate.document.Problems;
import io.github.evidencegate.evidence.EvidenceException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Reads a policy strictly: a policy that is not wholly understood is refused, since doubt blocks. */
public final class PolicyParser {
    /** The most bytes that a policy may have. */
    public static final int LIMIT_BYTES = 256 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PolicyParser() {}

    /**
     * The policy that these bytes hold, which must be all of it.
     *
     * @param fileName as it shall stand in messages
     * @throws EvidenceException with one line for each of the first twenty mistakes, each with file, line, column and
     *     the way out
     */
    public static Policy parse(String fileName, byte[] utf8) throws EvidenceException {
        PolicyFile file = read(fileName, utf8);
        if (file.parent().isPresent()) {
            throw new EvidenceException(file.parent().get().place()
                    + ": it cannot be judged by without what it extends; read it from a work tree");
        }
        return file.policy();
    }

    /** The same of a policy that may extend another, which is not read here. */
    public static PolicyFile read(String fileName, byte[] utf8) throws EvidenceException {
        Problems problems = new Problems(fileName);
        String text = text(utf8, problems);
        PolicyNode root = PolicyReader.read(text, problems);
        PolicyCheck.check(root, problems);
        if (root instanceof Mapping keys && keys.get(OwnRulesCheck.KEY).isPresent()) {
            OwnRulesCheck.check(keys, text, problems);
        }
        problems.throwIfAny();
        return new PolicyFile(fileName, root);
    }

    private static String text(byte[] utf8, Problems problems) throws EvidenceException {
        if (utf8.length > LIMIT_BYTES) {
            throw problems.ending(
                    problems.at(1, 1), utf8.length + " bytes; a policy has at most " + LIMIT_BYTES + ", so shorten it");
        }
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer characters = CharBuffer.allocate(utf8.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult end = decoder.decode(bytes, characters, true);
        String text = characters.flip().toString();
        if (end.isError()) {
            throw problems.ending(
                    endOf(text, problems), "not UTF-8 at byte " + bytes.position() + "; save the file as UTF-8");
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Place endOf(String text, Problems problems) {
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        return problems.at(line, text.length() - text.lastIndexOf('\n'));
    }
}
