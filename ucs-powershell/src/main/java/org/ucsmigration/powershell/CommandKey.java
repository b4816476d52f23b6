package org.ucsmigration.powershell;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * What makes two commands the same question: cmdlet and parameters, ignoring case, {@code sip:} before an address, and the
 * common parameters, which change how a command talks and not what it lists.
 */
record CommandKey(String name, Map<String, String> parameters) {

    private static final Set<String> COMMON = Set.of("verbose", "debug", "erroraction", "warningaction", "informationaction",
            "progressaction",
            "errorvariable", "warningvariable", "informationvariable", "outvariable", "outbuffer", "pipelinevariable");

    static CommandKey of(Command command) {
        return of(command.name(), command.parameters());
    }

    static CommandKey of(String name, Map<?, ?> parameters) {
        Map<String, String> normal = new TreeMap<>();
        parameters.forEach((parameter, value) -> {
            String key = parameter.toString().toLowerCase(Locale.ROOT);
            if (!COMMON.contains(key)) {
                normal.put(key, normal(value));
            }
        });
        return new CommandKey(name.strip().toLowerCase(Locale.ROOT), Collections.unmodifiableMap(normal));
    }

    /** The same question without that parameter. */
    CommandKey without(String parameter) {
        Map<String, String> fewer = new TreeMap<>(parameters);
        fewer.remove(parameter.toLowerCase(Locale.ROOT));
        return new CommandKey(name, Collections.unmodifiableMap(fewer));
    }

    static String normal(Object value) {
        Object plain = value;
        if (value instanceof PsObject object) {
            // A switch that was exported as the object it is, not as $true.
            plain = object.bool("IsPresent").value().<Object>map(present -> present)
                    .or(object::value).or(object::text).orElse(object);
        }
        String text = plain.toString().strip().toLowerCase(Locale.ROOT);
        return text.startsWith("sip:") ? text.substring("sip:".length()) : text;
    }
}
