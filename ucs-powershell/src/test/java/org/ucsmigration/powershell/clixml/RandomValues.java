package org.ucsmigration.powershell.clixml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values of every kind that can be written, the same ones for the same seed. */
public final class RandomValues {

    private static final String[] PIECES = {"a", "_", "x", "X", "_x0041_", "_X", "<", ">", "&", "\"", "'", "\r", "\n",
            "\t", "\0", " ",
        "\u007F", "\u0085", "\u00A0", "\u00E9", "\u2019", "\u2028", "\uD83D\uDE00", "\uD800", "\uDC00", "\uFEFF", "\uFFFD", "]]>",
        "$()", ";"};
    private static final long DOT_NET_SECONDS = 315_537_897_599L;

    private final Random random;

    public RandomValues(long seed) {
        this.random = new Random(seed);
    }

    public Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> text();
            case 1 -> number();
            case 2 -> other();
            case 3 -> PsObject.builder().typeNames("System.Object[]", "System.Array", "System.Object").value(list(depth)).build();
            default -> bag(depth);
        };
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private Object number() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> (short) random.nextInt();
            case 3 -> (byte) random.nextInt();
            case 4 -> Double.longBitsToDouble(random.nextLong());
            case 5 -> Float.intBitsToFloat(random.nextInt());
            case 6 -> new BigInteger(64, random);
            default -> new BigDecimal(new BigInteger(96, random), random.nextInt(29));
        };
    }

    private Object other() {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextBoolean();
            case 1 -> (char) random.nextInt(0x10000);
            case 2 -> new UUID(random.nextLong(), random.nextLong());
            case 3 -> time().toInstant(ZoneOffset.UTC);
            case 4 -> time();
            case 5 -> Duration.ofSeconds(random.nextLong() % 900_000_000_000L, random.nextInt(10_000_000) * 100L);
            case 6 -> PsObject.NULL;
            case 7 -> PsText.of(PsText.Kind.VERSION, random.nextInt(100) + "." + random.nextInt(100));
            case 8 -> PsText.of(PsText.Kind.SCRIPT_BLOCK, "Get-CsUser " + random.nextInt());
            default -> {
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                yield bytes;
            }
        };
    }

    /** Beside these, times with an offset, which another machine turns into its own zone. */
    OffsetDateTime timeWithOffset() {
        return time().atOffset(ZoneOffset.ofHours(random.nextInt(24) - 12));
    }

    private LocalDateTime time() {
        long second = Instant.parse("0001-01-02T00:00:00Z").getEpochSecond()
                + Math.floorMod(random.nextLong(), DOT_NET_SECONDS - 200_000);
        return LocalDateTime.ofEpochSecond(second, random.nextInt(10_000_000) * 100, ZoneOffset.UTC);
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth - 1));
        }
        return list;
    }

    private PsObject bag(int depth) {
        PsObject.Builder builder = PsObject.builder().typeNames("Some.Type" + random.nextInt(3), "System.Object");
        for (int i = random.nextInt(5); i >= 0; i--) {
            builder.property("p" + i + text(), value(depth - 1));
        }
        if (random.nextInt(4) == 0) {
            Map<Object, Object> map = new LinkedHashMap<>();
            map.put(random.nextInt(), value(depth - 1));
            map.put("k" + text(), value(depth - 1));
            builder.property("map", PsObject.builder().typeNames("System.Collections.Hashtable", "System.Object")
                    .value(map).build());
        }
        return builder.build();
    }
}
