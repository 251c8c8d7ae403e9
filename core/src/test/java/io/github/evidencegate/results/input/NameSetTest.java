package io.github.evidencegate.results.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Digest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
    void keepsEachOfManyHashesOnce() {
        Set<Long> hashes = new TreeSet<>(List.of(0L, 1L << 32, 64L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
        LongStream.range(0, 1_000).forEach(i -> hashes.add(i << 20));
        NameSet names = new NameSet();
        NameSet withoutZero = new NameSet();

        IntStream.range(0, 2).forEach(round -> hashes.forEach(names::add));
        hashes.stream().filter(hash -> hash != 0).forEach(withoutZero::add);

        ByteBuffer sorted = ByteBuffer.allocate(hashes.size() * Long.BYTES);
        hashes.forEach(sorted::putLong);
        assertThat(names.digest()).contains(Digest.of(sorted.array()));
        assertThat(withoutZero.digest()).isNotEqualTo(names.digest());
    }

    @Test
    void tellsPairsApart() {
        assertThat(NameSet.hash(1, 2)).isNotEqualTo(NameSet.hash(2, 1)).isNotEqualTo(NameSet.hash(1, 3));
    }
}
