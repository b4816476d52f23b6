package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The release of a pool, from the Version of Get-CsService -UserServer")
class HomePoolReleaseTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"1, OLDER_THAN_2013", "4, OLDER_THAN_2013", "5, OLDER_THAN_2013", "6, LYNC_2013",
        "7, SKYPE_FOR_BUSINESS_2015_OR_LATER", "8, SKYPE_FOR_BUSINESS_2015_OR_LATER"})
    void isReadAsANumber(long version, HomePool.Release release) {
        assertThat(HomePool.Release.fromVersion(version)).isEqualTo(release);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -6, Long.MIN_VALUE})
    void isRefusedBelowOne(long version) {
        assertThatIllegalArgumentException().isThrownBy(() -> HomePool.Release.fromVersion(version))
                .withMessageContaining(Long.toString(version));
    }
}
