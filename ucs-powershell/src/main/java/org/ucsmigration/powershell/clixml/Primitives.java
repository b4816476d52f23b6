package org.ucsmigration.powershell.clixml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * The texts of the primitive elements as Java values: numbers, truth values, times, GUIDs and bytes.
 *
 * <p>Unsigned numbers are widened to the next Java type that holds them. Source: MS-PSRP, 2.2.5.1 (primitive types).
 */
final class Primitives {

    private static final int LONGEST_NUMBER = 400;

    /** A hash map, since an immutable one divides at each look-up. */
    private static final Map<String, Function<String, Object>> READERS = new HashMap<>(Map.ofEntries(
            Map.entry("B", Primitives::bool),
            Map.entry("C", s -> (char) inRange(s, 0, Character.MAX_VALUE)),
            Map.entry("By", s -> (short) inRange(s, 0, 255)),
            Map.entry("SB", s -> (byte) inRange(s, Byte.MIN_VALUE, Byte.MAX_VALUE)),
            Map.entry("I16", Short::valueOf),
            Map.entry("U16", s -> (int) inRange(s, 0, 0xFFFF)),
            Map.entry("I32", Integer::valueOf),
            Map.entry("U32", s -> inRange(s, 0, 0xFFFF_FFFFL)),
            Map.entry("I64", Long::valueOf),
            Map.entry("U64", Primitives::unsigned),
            Map.entry("Sg", s -> Float.valueOf(floating(s))),
            Map.entry("Db", s -> Double.valueOf(floating(s))),
            Map.entry("D", Primitives::decimal),
            Map.entry("DT", Times::read),
            Map.entry("TS", Duration::parse),
            Map.entry("G", Primitives::guid),
            Map.entry("BA", s -> Base64.getDecoder().decode(s.replaceAll("\\s", "")))));

    private Primitives() {
    }

    /** What reads the texts of an element; null where it is none of these. */
    @Nullable
    static Function<String, Object> reader(String element) {
        return READERS.get(element);
    }

    /**
     * Reads a text.
     *
     * @return the value
     * @throws IllegalArgumentException if the text is not such a value
     */
    static Object read(Function<String, Object> reader, String text) {
        try {
            return reader.apply(text.strip());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static boolean bool(String s) {
        if (s.equalsIgnoreCase("true")) {
            return true;
        }
        if (s.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException("not true or false");
    }

    private static long inRange(String s, long least, long most) {
        long number = Long.parseLong(s);
        if (number < least || number > most) {
            throw new IllegalArgumentException("not between " + least + " and " + most);
        }
        return number;
    }

    private static BigInteger unsigned(String s) {
        BigInteger number = new BigInteger(bounded(s));
        if (number.signum() < 0 || number.bitLength() > 64) {
            throw new IllegalArgumentException("not an unsigned 64-bit number");
        }
        return number;
    }

    private static BigDecimal decimal(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && !(i == 0 && c == '-')) {
                throw new IllegalArgumentException("not a decimal number");
            }
        }
        return new BigDecimal(bounded(s));
    }

    /** Parses what XML Schema calls a double: Java's own parser also takes hexadecimal, {@code 1f} and {@code Infinity}. */
    private static String floating(String s) {
        if (s.equals("INF")) {
            return "Infinity";
        }
        if (s.equals("-INF")) {
            return "-Infinity";
        }
        for (int i = 0; i < s.length(); i++) {
            if ("0123456789+-.eE".indexOf(s.charAt(i)) < 0 && !s.equals("NaN")) {
                throw new IllegalArgumentException("not a floating-point number");
            }
        }
        return bounded(s);
    }

    private static UUID guid(String s) {
        if (s.length() != 36) {
            throw new IllegalArgumentException("not a GUID");
        }
        return UUID.fromString(s);
    }

    /** Keeps the time bounded that a number of a million digits takes. */
    private static String bounded(String s) {
        if (s.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("a number of " + s.length() + " characters");
        }
        return s;
    }
}
