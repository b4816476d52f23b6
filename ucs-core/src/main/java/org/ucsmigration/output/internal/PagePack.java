package org.ucsmigration.output.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** A value that occurs, once however often it does: its lists and maps hold such nodes. */
    private static final class Node {
        private final Object value;
        /** How many different values hold it. */
        private int holders;
        private int place = -1;

        private Node(Object value) {
            this.value = value;
        }
    }

    private final Map<Object, Node> nodes = new HashMap<>();
    private final List<Node> added = new ArrayList<>();
    private final StringBuilder shared = new StringBuilder();
    private int places;

    void add(Object data) {
        Node node = node(data);
        node.holders++;
        added.add(node);
    }

    private Node node(Object data) {
        Object value = data;
        Collection<Node> held = List.of();
        if (data instanceof List<?> list) {
            List<Node> all = list.stream().map(this::node).toList();
            value = all;
            held = all;
        } else if (data instanceof Map<?, ?> map) {
            Map<Object, Node> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(key, node(each)));
            value = all;
            held = all.values();
        }
        Node known = nodes.get(value);
        if (known == null) {
            known = new Node(value);
            nodes.put(value, known);
            held.forEach(each -> each.holders++);
        }
        return known;
    }

    int size() {
        return added.size();
    }

    /** All that was added, as the text of a script element; the pack is empty again afterwards. */
    String take() throws IOException {
        String all = added.stream().map(this::json).collect(Collectors.joining(",", "[", "]"));
        byte[] bytes = ("[[" + shared + "]," + all + "]").getBytes(StandardCharsets.UTF_8);
        nodes.clear();
        added.clear();
        shared.setLength(0);
        places = 0;
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
    private String json(Node node) {
        if (node.holders == 1 || node.value instanceof Boolean
                || (node.value instanceof String text && text.length() < SHORT)) {
            return whole(node.value);
        }
        if (node.place < 0) {
            String whole = whole(node.value);
            node.place = places++;
            shared.append(node.place == 0 ? "" : ",").append(whole);
        }
        return Integer.toString(node.place);
    }

    private String whole(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> json((Node) each)).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(each -> JsonText.of(each.getKey()) + ':' + json((Node) each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return JsonText.of(value);
    }
}
