package org.ucsmigration.powershell.internal.psrp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsSecureString;
import org.ucsmigration.powershell.clixml.PsText;

/** A decoded value as a text to compare: all but the order of members, the version of an assembly and that of the protocol. */
final class Shape {

    private static final Set<String> VERSIONS = Set.of("protocolversion", "PSRemotingProtocolVersion");

    private Shape() {
    }

    static String of(Message message) {
        return message.type() + " " + message.pipeline() + " " + of(message.value());
    }

    static String of(Object value) {
        if (value instanceof PsObject object) {
            String types = object.typeNames().stream().map(name -> name.replaceAll("Version=[0-9.]+", "Version=*"))
                    .collect(Collectors.joining(","));
            return "(" + types + "|" + object.text().orElse("") + "|" + object.value().map(Shape::of).orElse("") + "|"
                    + members(object.adapted()) + "|" + members(object.extended()) + ")";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Shape::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return members(map);
        }
        if (value instanceof PsSecureString secret) {
            return "SS:" + new String(secret.serialized());
        }
        String kind = value instanceof PsText text ? text.kind().toString() : value.getClass().getSimpleName();
        return kind + ":" + value;
    }

    private static String members(Map<?, ?> map) {
        Map<String, String> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            String name = key.toString();
            if (name.equals("PSVersionTable")) {
                // What the two clients are differs; of what Microsoft's says, the protocol needs no more than this.
                Map<?, ?> table = (Map<?, ?>) ((PsObject) value).value().orElseThrow();
                sorted.put(name, String.valueOf(table.get("SerializationVersion")));
            } else {
                sorted.put(name, VERSIONS.contains(name) ? "*" : of(value));
            }
        });
        return sorted.toString();
    }
}
