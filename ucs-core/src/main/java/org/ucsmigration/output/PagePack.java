package org.ucsmigration.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Plain data of many users, small: two lists, of the values that occur several times, and of all that was added. In both a number
 * stands for the value at that place of the first list, which in there is one before; plain data has no numbers of its own. As
 * JSON, deflated without a header, in Base64. Most of what is said of one user is said of others in the same words.
 */
final class PagePack {

    /** A text that is shorter than this is as short as the number for it. */
    private static final int SHORT = 4;

    private final List<Object> added = new ArrayList<>();
    private final Map<Object, Integer> counts = new HashMap<>();
    private final Map<Object, Integer> places = new HashMap<>();
    private final StringBuilder shared = new StringBuilder();

    void add(Object data) {
        added.add(data);
        count(data);
    }

    private void count(Object data) {
        if (counts.merge(data, 1, Integer::sum) > 1) {
            return;
        }
        if (data instanceof List<?> list) {
            list.forEach(this::count);
        } else if (data instanceof Map<?, ?> map) {
            map.values().forEach(this::count);
        }
    }

    int size() {
        return added.size();
    }

    /** All that was added, as the text of a script element; the pack is empty again afterwards. */
    String take() throws IOException {
        String all = added.stream().map(this::json).collect(Collectors.joining(",", "[", "]"));
        byte[] bytes = ("[[" + shared + "]," + all + "]").getBytes(StandardCharsets.UTF_8);
        added.clear();
        counts.clear();
        places.clear();
        shared.setLength(0);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            ByteArrayOutputStream deflated = new ByteArrayOutputStream(bytes.length / 4 + 64);
            try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, deflater)) {
                out.write(bytes);
            }
            return Base64.getEncoder().encodeToString(deflated.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /** The value, or the number that stands for it. */
    private String json(Object data) {
        if (counts.get(data) == 1 || data instanceof Boolean || data instanceof String text && text.length() < SHORT) {
            return whole(data);
        }
        Integer place = places.get(data);
        if (place == null) {
            String whole = whole(data);
            place = places.size();
            places.put(data, place);
            shared.append(place == 0 ? "" : ",").append(whole);
        }
        return place.toString();
    }

    private String whole(Object data) {
        if (data instanceof List<?> list) {
            return list.stream().map(this::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (data instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(each -> JsonText.of(each.getKey()) + ':' + json(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return JsonText.of(data);
    }
}
