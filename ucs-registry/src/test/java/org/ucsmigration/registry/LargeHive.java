package org.ucsmigration.registry;

import java.util.stream.IntStream;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

/** A hive of 6.5 MB, as wide as a real one where a look-up goes, with one Lync profile. */
public final class LargeHive {

    public static final String UCS = "HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Lync\\kenmyer@litwareinc.com\\UCS";

    private LargeHive() {
    }

    public static byte[] bytes() {
        SampleKey profile = SampleKey.named("kenmyer@litwareinc.com", SampleKey.named("UCS").value("InUCSMode", 4,
                new byte[] {0x75, 8, 0, 0}));
        SampleKey office = SampleKey.named("Office", SampleKey.named("15.0"), SampleKey.named("16.0", among(40,
                SampleKey.named("Lync", profile))));
        return HiveWriter.write(SampleKey.named("root", among(10, SampleKey.named("Software",
                among(90, SampleKey.named("Microsoft", among(260, office)))))));
    }

    /** The key among siblings that each have a value of 16 KB. */
    private static SampleKey[] among(int siblings, SampleKey key) {
        return IntStream.rangeClosed(0, siblings).mapToObj(i -> i == siblings / 2 ? key : SampleKey.named("sibling " + i)
                .value("v", 3, new byte[16_300]))
                .toArray(SampleKey[]::new);
    }
}
