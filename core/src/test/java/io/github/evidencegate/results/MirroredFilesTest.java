package io.github.evidencegate.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirroredFilesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base/**            | base/target/a.xml  | base/target/a.xml, target/a.xml
            /base/             | base/target/a.xml  | base/target/a.xml, target/a.xml
            out/base/*/a.xml   | out/base/m/a.xml   | out/base/m/a.xml, base/m/a.xml, m/a.xml
            base/target/a.xml  | base/target/a.xml  | base/target/a.xml, target/a.xml, a.xml
            *.sarif            | deep/in/a.sarif    | deep/in/a.sarif
            other/**           | base/target/a.xml  | base/target/a.xml
            /tmp/base/a.xml    | /tmp/base/a.xml    | /tmp/base/a.xml, base/a.xml, a.xml
            """)
    void takesEachFolderBeforeAWildcardForTheOtherWorkTree(String glob, String path, String places) {
        MirroredFiles mirror = new MirroredFiles(List.of(glob));

        assertThat(mirror.places(path)).containsExactly(places.split(", "));
        assertThat(places).endsWith(mirror.place(path));
    }
}
