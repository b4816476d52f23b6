package org.ucsmigration.registry.probe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

/** Collected files of one user, and every way in which they come damaged. */
final class Damage {

    private static final String LYNC = "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync";

    private Damage() {
    }

    static String address(int user) {
        return "user" + user + "@litwareinc.com";
    }

    /** Half of all users are migrated. */
    static boolean isMigrated(int user) {
        return user % 2 == 0;
    }

    static byte[] export(int user, boolean utf16) {
        String text = "Windows Registry Editor Version 5.00\r\n\r\n" + LYNC + "]\r\n\"ServerSipUri\"=\"" + address(user)
                + "\"\r\n\r\n"
                + LYNC + "\\" + address(user) + "\\UCS]\r\n\"InUCSMode\"=dword:" + (isMigrated(user) ? "00000875" : "00000000")
                + "\r\n\r\n"
                + LYNC + "\\Other]\r\n\"data\"=hex:" + "01,02,03,04,".repeat(30) + "\\\r\n  05,06\r\n\r\n";
        return utf16 ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE) : text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] hive(int... users) {
        SampleKey[] accounts = Arrays.stream(users).mapToObj(user -> SampleKey.named(address(user), SampleKey.named("UCS")
                .value("InUCSMode", 4, isMigrated(user) ? new byte[] {0x75, 8, 0, 0} : new byte[4]))).toArray(SampleKey[]::new);
        SampleKey office = SampleKey.named("Office", SampleKey.named("15.0", SampleKey.named("Lync", accounts)));
        return HiveWriter.write(SampleKey.named("root", SampleKey.named("Software", SampleKey.named("Microsoft", office))));
    }

    /** One of the ways in which a file is not what it was, or never was a registry. */
    static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(512), bytes.length - at);
        switch (random.nextInt(10)) {
            case 0 -> Arrays.fill(bytes, at, at + length, (byte) 0);
            case 1 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, at, length);
            }
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 4 -> bytes = new byte[0];
            case 5 -> bytes = new byte[bytes.length];
            case 6 -> bytes = "PK\3\4 and so on".getBytes(StandardCharsets.ISO_8859_1);
            case 7 -> bytes = "HKEY_CURRENT_USER\\Software\r\n    InUCSMode    REG_DWORD    0x875\r\n"
                    .getBytes(StandardCharsets.UTF_8);
            case 8 -> bytes = ("REGEDIT4\r\n[-HKEY_CURRENT_USER\\Software]\r\n").getBytes(StandardCharsets.UTF_8);
            default -> bytes = "notes".getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
