package org.ucsmigration.powershell.clixml;

import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ucsmigration.internal.Shown;

/** Words for a value that turned out to be something else than was asked for. */
final class Described {

    private static final int LONGEST = 60;

    private Described() {
    }

    static String describe(Object value) {
        if (value instanceof String || value instanceof Character) {
            return "the text '" + shortened(value.toString()) + "'";
        }
        if (value instanceof PsText text) {
            return "the " + text.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " '"
                    + shortened(text.text()) + "'";
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Number) {
            return "the number " + shortened(value.toString());
        }
        if (value instanceof LocalDateTime) {
            return "the time " + value + " without a zone";
        }
        if (value instanceof TemporalAccessor) {
            return "the time " + value;
        }
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        if (value instanceof List<?> list) {
            return "a list of " + list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return "a dictionary of " + map.size();
        }
        if (value instanceof PsSecureString) {
            return "a secure string";
        }
        if (value instanceof PsObject object) {
            return describe(object);
        }
        return "the value " + shortened(value.toString());
    }

    private static String describe(PsObject object) {
        boolean isEnum = object.isA("System.Enum") && object.text().isPresent();
        if (object.value().isPresent() && !isEnum) {
            return describe(object.value().get());
        }
        String type = object.typeNames().isEmpty() ? "an object" : "an object of type " + object.typeNames().get(0);
        return object.text().map(text -> type + " with the text '" + shortened(text) + "'").orElse(type);
    }

    private static String shortened(String text) {
        return Shown.of(text, LONGEST);
    }
}
