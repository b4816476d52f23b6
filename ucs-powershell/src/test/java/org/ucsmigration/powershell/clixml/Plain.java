package org.ucsmigration.powershell.clixml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object as a value that compares by content, in order; for expectations without circles. */
public record Plain(List<String> types, String text, Object value, Map<String, Object> adapted, Map<String, Object> extended) {

    private static final List<String> BAG = List.of("System.Management.Automation.PSCustomObject", "System.Object");

    public static Object of(Object value) {
        if (value instanceof PsObject o) {
            return new Plain(o.typeNames(), o.text().orElse(null), o.value().map(Plain::of).orElse(null),
                    members(o.adapted()), members(o.extended()));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Plain::of).toList();
        }
        if (value instanceof Map<?, ?> map) {
            List<Object> entries = new ArrayList<>();
            map.forEach((key, each) -> entries.add(List.of(of(key), of(each))));
            return Map.of("entries", entries);
        }
        if (value instanceof byte[] bytes) {
            List<Object> numbers = new ArrayList<>();
            for (byte each : bytes) {
                numbers.add(each & 0xFF);
            }
            return Map.of("bytes", numbers);
        }
        return value;
    }

    private static Map<String, Object> members(Map<String, Object> members) {
        Map<String, Object> plain = new LinkedHashMap<>();
        members.forEach((name, value) -> plain.put(name, of(value)));
        return plain;
    }

    static Plain typed(String... types) {
        return new Plain(List.of(types), null, null, Map.of(), Map.of());
    }

    static Plain bag(Object... namesAndValues) {
        return new Plain(BAG, null, null, Map.of(), map(namesAndValues));
    }

    static Plain array(String type, Object... values) {
        return typed(type, "System.Array", "System.Object").holding(List.of(values));
    }

    static Map<String, Object> entries(Object... keysAndValues) {
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(List.of(keysAndValues[i], keysAndValues[i + 1]));
        }
        return Map.of("entries", entries);
    }

    Plain holding(Object base) {
        return new Plain(types, text, base, adapted, extended);
    }

    Plain saying(String asText) {
        return new Plain(types, asText, value, adapted, extended);
    }

    Plain adapted(Object... namesAndValues) {
        return new Plain(types, text, value, map(namesAndValues), extended);
    }

    Plain extended(Object... namesAndValues) {
        return new Plain(types, text, value, adapted, map(namesAndValues));
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
