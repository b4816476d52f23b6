package org.ucsmigration.powershell.clixml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** A type that a property is asked for: what counts as one of it, and its name in a sentence. */
final class PropertyType<T> {

    private static final Pattern GUID_TEXT = Pattern.compile("\\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})}?");
    private static final Pattern NUMBER_TEXT = Pattern.compile("-?[0-9]{1,19}");

    static final PropertyType<Object> ANYTHING = new PropertyType<>("a value", value -> value);
    static final PropertyType<String> TEXT = new PropertyType<>("a text", PropertyType::text);
    static final PropertyType<Boolean> TRUTH = new PropertyType<>("true or false", PropertyType::truth);
    static final PropertyType<Long> NUMBER = new PropertyType<>("a whole number", PropertyType::number);
    static final PropertyType<Instant> INSTANT = new PropertyType<>("a point in time", PropertyType::instant);
    static final PropertyType<Duration> DURATION = new PropertyType<>("a span of time", value -> as(Duration.class, value));
    static final PropertyType<UUID> GUID = new PropertyType<>("a GUID", PropertyType::guid);
    static final PropertyType<List<Object>> LIST = new PropertyType<>("a list", PropertyType::list);
    static final PropertyType<Map<Object, Object>> DICTIONARY = new PropertyType<>("a dictionary", PropertyType::dictionary);
    static final PropertyType<PsObject> OBJECT = new PropertyType<>("an object", value -> value instanceof PsObject o ? o : null);

    private final String name;
    private final Function<Object, T> conversion;

    private PropertyType(String name, Function<Object, T> conversion) {
        this.name = name;
        this.conversion = conversion;
    }

    /** The value as that type, or null where it is none. */
    @Nullable
    T from(Object value) {
        return conversion.apply(value);
    }

    private static Object base(Object value) {
        return value instanceof PsObject object ? object.value().orElse(value) : value;
    }

    @Nullable
    private static <T> T as(Class<T> type, Object value) {
        Object base = base(value);
        return type.isInstance(base) ? type.cast(base) : null;
    }

    @Nullable
    private static String text(Object value) {
        Object base = base(value);
        if (base instanceof String || base instanceof Character || base instanceof PsText || base instanceof UUID) {
            return base.toString();
        }
        boolean named = value instanceof PsObject object && (base == value || object.isA("System.Enum"));
        return named ? ((PsObject) value).text().orElse(null) : null;
    }

    @Nullable
    private static Boolean truth(Object value) {
        Object base = base(value);
        if (base instanceof String text) {
            return text.equalsIgnoreCase("true") ? Boolean.TRUE : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
        }
        return base instanceof Boolean bool ? bool : null;
    }

    @Nullable
    private static Long number(Object value) {
        Object base = base(value);
        if (base instanceof Long || base instanceof Integer || base instanceof Short || base instanceof Byte) {
            return ((Number) base).longValue();
        }
        boolean exact = base instanceof BigInteger || base instanceof BigDecimal
                || (base instanceof Double number && Double.isFinite(number))
                || (base instanceof Float other && Float.isFinite(other))
                || (base instanceof String text && NUMBER_TEXT.matcher(text).matches());
        if (!exact) {
            return null;
        }
        try {
            return new BigDecimal(base.toString()).longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    @Nullable
    private static Instant instant(Object value) {
        Object base = base(value);
        if (base instanceof PsObject object && object.isA("System.DateTimeOffset")) {
            base = object.property("UtcDateTime").value().orElse(base);
        }
        return base instanceof OffsetDateTime time ? time.toInstant() : base instanceof Instant instant ? instant : null;
    }

    @Nullable
    private static UUID guid(Object value) {
        Object base = base(value);
        if (base instanceof String text) {
            var matcher = GUID_TEXT.matcher(text);
            return matcher.matches() ? UUID.fromString(matcher.group(1)) : null;
        }
        return base instanceof UUID uuid ? uuid : null;
    }

    @Nullable
    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return base(value) instanceof List<?> list ? (List<Object>) list : null;
    }

    @Nullable
    @SuppressWarnings("unchecked")
    private static Map<Object, Object> dictionary(Object value) {
        return base(value) instanceof Map<?, ?> map ? (Map<Object, Object>) map : null;
    }

    @Override
    public String toString() {
        return name;
    }
}
