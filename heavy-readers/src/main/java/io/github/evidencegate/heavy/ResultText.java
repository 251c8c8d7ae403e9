package io.github.evidencegate.heavy;

import edu.hm.hafner.analysis.ReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A result file in memory. What is no UTF-8 or, if it begins so, no UTF-16, is replaced. */
final class ResultText extends ReaderFactory {
    private final String name;
    private final byte[] content;
    private final int mark;

    ResultText(String name, byte[] content) {
        super(charsetOf(content));
        this.name = name;
        this.content = content;
        this.mark = startsWith(content, 0xef, 0xbb, 0xbf) ? 3 : 0;
    }

    private static Charset charsetOf(byte[] content) {
        boolean wide = startsWith(content, 0xfe, 0xff) || startsWith(content, 0xff, 0xfe);
        return wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] content, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= content.length || (content[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String getFileName() {
        return name;
    }

    @Override
    public Reader create() {
        return new InputStreamReader(new ByteArrayInputStream(content, mark, content.length - mark), getCharset());
    }
}
