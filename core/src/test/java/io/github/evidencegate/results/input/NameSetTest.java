package io.github.evidencegate.results.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameSetTest {
    @Test
    void hasNoDigestWithoutNames() {
        assertThat(new NameSet().digest()).isEmpty();
    }

    @Test
    void dependsNeitherOnOrderNorOnRepetition() {
        NameSet names = new NameSet();
        NameSet same = new NameSet();
        NameSet other = new NameSet();

        IntStream.range(0, 100).forEach(i -> names.add("n" + i));
        IntStream.range(0, 200).forEach(i -> same.add("n" + (199 - i) % 100));
        IntStream.range(0, 99).forEach(i -> other.add("n" + i));

        assertThat(same.digest()).isPresent().isEqualTo(names.digest());
        assertThat(other.digest()).isNotEqualTo(names.digest());
    }

    @Test
    void samplesMoreNamesThanItKeeps() {
        int many = 5 * NameSet.LIMIT;
        NameSet upwards = new NameSet();
        NameSet downwards = new NameSet();
        NameSet joined = new NameSet();
        NameSet half = new NameSet();

        for (long i = 1; i <= many; i++) {
            upwards.add(NameSet.hash(i, i));
            downwards.add(NameSet.hash(many + 1 - i, many + 1 - i));
            (i % 2 == 0 ? joined : half).add(NameSet.hash(i, i));
        }
        joined.addAll(half);

        assertThat(downwards.digest()).isPresent().isEqualTo(upwards.digest());
        assertThat(joined.digest()).isEqualTo(upwards.digest());
        assertThat(half.digest()).isNotEqualTo(upwards.digest());
    }

    @Test
    void tellsPairsApart() {
        assertThat(NameSet.hash(1, 2)).isNotEqualTo(NameSet.hash(2, 1)).isNotEqualTo(NameSet.hash(1, 3));
    }
}
