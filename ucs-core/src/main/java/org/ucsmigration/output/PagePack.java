package org.ucsmigration.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Plain data of many users, small: every distinct value stands once in a list, and lists and maps in it name what they hold by
 * its place in that list, which is before their own. The last is the list of all that was added. As JSON, deflated without a
 * header, in Base64. Most of what is said of one user is said of others in the same words.
 */
final class PagePack {

    private final Map<Object, String> places = new HashMap<>();
    private final List<Object> added = new ArrayList<>();
    private final StringBuilder values = new StringBuilder("[");

    void add(Object data) {
        added.add(data);
        place(data);
    }

    int size() {
        return added.size();
    }

    /** All that was added, as text for a script element; it is empty again afterwards. */
    String take() throws IOException {
        place(List.copyOf(added));
        byte[] json = values.append(']').toString().getBytes(StandardCharsets.UTF_8);
        places.clear();
        added.clear();
        values.setLength(1);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 8 + 64);
            try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
                out.write(json);
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } finally {
            deflater.end();
        }
    }

    private String place(Object data) {
        String known = places.get(data);
        if (known != null) {
            return known;
        }
        Object value = data;
        if (data instanceof List<?> list) {
            value = new Places(list.stream().map(this::place).toList().toString());
        } else if (data instanceof Map<?, ?> map) {
            Map<String, Places> of = new LinkedHashMap<>();
            map.forEach((key, each) -> of.put((String) key, new Places(place(each))));
            value = of;
        }
        String place = Integer.toString(places.size());
        places.put(data, place);
        values.append(places.size() == 1 ? "" : ",");
        append(value);
        return place;
    }

    private void append(Object value) {
        if (value instanceof Places places) {
            values.append(places.text());
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                values.append(before);
                JsonText.append(values, entry.getKey());
                values.append(':').append(((Places) entry.getValue()).text());
                before = ',';
            }
            values.append(before == '{' ? "{}" : "}");
        } else {
            JsonText.append(values, value);
        }
    }

    /** A place, or a list of places, as JSON. */
    private record Places(String text) {
    }
}
