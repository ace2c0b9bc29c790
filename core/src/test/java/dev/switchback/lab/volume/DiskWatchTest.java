// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.lab.volume.VolumeFacts.Why;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When measuring ends for want of disk. */
class DiskWatchTest {

    private static final long MEGABYTE = 1L << 20;

    private OptionalLong free = OptionalLong.of(10_000 * MEGABYTE);
    private final DiskWatch watch = new DiskWatch(() -> free);

    @Test
    void aCountThatFitsIsMeasured() {
        free = OptionalLong.of(9_900 * MEGABYTE);
        watch.filled(10_000);

        assertThat(watch.lacksRoomFor(100_000)).isEmpty();
    }

    @Test
    void aCountForWhichRowsAndCloneDoNotFitIsNotBegun() {
        free = OptionalLong.of(9_000 * MEGABYTE);
        watch.filled(10_000);

        assertThat(watch.lacksRoomFor(100_000))
                .containsInstanceOf(Why.Disk.class)
                .hasValueSatisfying(why -> assertThat(((Why.Disk) why).free()).isEqualTo(9_000 * MEGABYTE));
    }

    @Test
    void noneIsBegunOnADiskThatIsNearlyFull() {
        free = OptionalLong.of(100 * MEGABYTE);

        assertThat(watch.lacksRoomFor(1_000)).isPresent();
    }

    @Test
    void whatIsNotKnownKeepsNothingFromBeingMeasured() {
        free = OptionalLong.empty();
        watch.filled(10_000);

        assertThat(watch.lacksRoomFor(1_000_000_000)).isEmpty();
    }
}
