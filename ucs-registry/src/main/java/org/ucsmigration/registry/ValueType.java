package org.ucsmigration.registry;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** What the types of registry values mean. */
final class ValueType {

    static final long SZ = 1;
    static final long EXPAND_SZ = 2;
    static final long BINARY = 3;
    static final long DWORD = 4;
    static final long DWORD_BIG_ENDIAN = 5;
    static final long LINK = 6;
    static final long MULTI_SZ = 7;
    static final long QWORD = 11;

    private static final String[] NAMES = {"REG_NONE", "REG_SZ", "REG_EXPAND_SZ", "REG_BINARY", "REG_DWORD",
            "REG_DWORD_BIG_ENDIAN",
        "REG_LINK", "REG_MULTI_SZ", "REG_RESOURCE_LIST", "REG_FULL_RESOURCE_DESCRIPTOR", "REG_RESOURCE_REQUIREMENTS_LIST",
        "REG_QWORD"};
    /** As many digits as fit a long whatever they are. */
    private static final int MOST_DIGITS = 18;

    private ValueType() {
    }

    static String name(long type) {
        return type < NAMES.length ? NAMES[(int) type] : "type 0x" + Long.toHexString(type);
    }

    static boolean isText(long type) {
        return type == SZ || type == EXPAND_SZ || type == LINK;
    }

    static OptionalLong number(long type, byte[] bytes) {
        if ((type == DWORD && bytes.length == 4) || (type == QWORD && bytes.length == 8)) {
            long number = 0;
            for (int i = bytes.length - 1; i >= 0; i--) {
                number = (number << 8) | (bytes[i] & 0xFF);
            }
            return OptionalLong.of(number);
        }
        if (type == DWORD_BIG_ENDIAN && bytes.length == 4) {
            return OptionalLong.of(
                    ((bytes[0] & 0xFFL) << 24) | ((bytes[1] & 0xFF) << 16) | ((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF));
        }
        return type == SZ || type == EXPAND_SZ ? decimal(text(bytes).strip()) : OptionalLong.empty();
    }

    static String text(byte[] bytes) {
        int end = 0;
        while (end + 1 < bytes.length && (bytes[end] != 0 || bytes[end + 1] != 0)) {
            end += 2;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_16LE);
    }

    /** UTF-16LE, lone surrogates kept, which the JDK's encoder would replace. */
    static byte[] utf16(String text) {
        byte[] bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }

    private static OptionalLong decimal(String text) {
        boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
