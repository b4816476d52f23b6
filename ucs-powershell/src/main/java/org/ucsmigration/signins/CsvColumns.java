package org.ucsmigration.signins;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;

/** Which column of a file is what: by the names that scripts and views of the field use, in any case, or as the caller says. */
final class CsvColumns {

    static final String SIP = "sip";
    static final String USER_AGENT = "userAgent";
    static final String LAST_SEEN = "lastSeen";
    static final String RESPONSE_CODE = "responseCode";
    static final String DIAGNOSTIC_ID = "diagnosticId";
    static final String CLIENT_TYPE = "clientType";
    static final String COMPLETE_SINCE = "completeSince";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");
    /** By preference where a file has several. {@code ExpiresAt} is not among the times: it lies in the future. */
    private static final Map<String, List<String>> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put(SIP, List.of("sip", "sipaddress", "useruri", "userathost", "username"));
        KNOWN.put(USER_AGENT, List.of("useragent", "clientversion", "clientapp"));
        KNOWN.put(LAST_SEEN, List.of("lastseen", "registertime", "lastregistertime", "lastnewregistertime", "lastlogon"));
        for (String name : List.of(RESPONSE_CODE, DIAGNOSTIC_ID, CLIENT_TYPE, COMPLETE_SINCE)) {
            KNOWN.put(name, List.of(folded(name)));
        }
    }

    private final Map<String, Integer> places = new HashMap<>();
    private final int headerWidth;
    /** One script cuts the agent behind its first word and puts the rest into a column of its own. */
    private int restOfAgent = -1;
    /** Whether the agent is of a client that is on now, and blank where the user has none on. */
    private boolean isOfClientsOnNow;
    @Nullable
    private String fault;

    /** @throws IllegalArgumentException if the mapping names something else than the columns of a sign-in */
    static Map<String, String> checked(Map<String, String> mapping) {
        for (String name : mapping.keySet()) {
            if (!KNOWN.containsKey(name)) {
                throw new IllegalArgumentException("A mapping says which column of the file is which of "
                        + String.join(", ", KNOWN.keySet()) + ", but \"" + Shown.of(name, 40) + "\" is none of them.");
            }
        }
        return Map.copyOf(mapping);
    }

    /**
     * The columns of that header.
     *
     * @param isOfOneUser whether the file needs no column of users
     */
    CsvColumns(List<String> header, Map<String, String> mapping, boolean isOfOneUser) {
        List<String> names = header.stream().map(CsvColumns::folded).toList();
        headerWidth = header.size();
        KNOWN.forEach((name, known) -> {
            String mapped = mapping.get(name);
            List<String> candidates = mapped == null ? known : List.of(folded(mapped));
            Optional<String> found = candidates.stream().filter(names::contains).findFirst();
            found.ifPresent(column -> place(name, column, names));
            if (found.isEmpty() && (mapped != null || name.equals(USER_AGENT) || (name.equals(SIP) && !isOfOneUser))) {
                missing(mapped == null ? name : mapped, header);
            }
        });
        Set<String> agents = mapping.containsKey(USER_AGENT) ? Set.of() : Set.copyOf(names);
        if (agents.contains("useragent") && agents.contains("clientversion")) {
            place(USER_AGENT, "clientversion", names);
            restOfAgent = names.indexOf("useragent");
        }
        isOfClientsOnNow = places.containsKey(USER_AGENT) && names.get(places.get(USER_AGENT)).equals("clientapp");
    }

    /** {@code ResponseCode}, {@code Response Code} and {@code response_code} are one name. */
    private static String folded(String name) {
        return BETWEEN_WORDS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private void place(String name, String column, List<String> names) {
        places.put(name, names.indexOf(column));
        if (fault == null && Collections.frequency(names, column) > 1) {
            fault = "the header has the column " + Shown.of(column, 40) + " more than once";
        }
    }

    private void missing(String name, List<String> header) {
        if (fault == null) {
            fault = "the header has no column " + Shown.of(name, 40) + ", only "
                    + String.join(", ", header.stream().limit(10).map(column -> Shown.of(column, 40)).toList())
                    + "; pass a map that says which column is which";
        }
    }

    /** Why no sign-in can be read with these columns; null where one can. */
    @Nullable
    String fault() {
        return fault;
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    boolean isOfClientsOnNow() {
        return isOfClientsOnNow;
    }

    /** How many columns the header names. */
    int headerWidth() {
        return headerWidth;
    }

    /** How many fields a row needs. */
    int width() {
        return Math.max(restOfAgent, places.values().stream().mapToInt(Integer::intValue).max().orElse(-1)) + 1;
    }

    /** The field; empty where there is no such column, and where the field is blank or the word NULL, as databases write it. */
    String of(String name, List<String> fields) {
        Integer place = places.get(name);
        String text = place == null ? "" : known(fields.get(place));
        return name.equals(USER_AGENT) && restOfAgent >= 0 ? (text + " " + known(fields.get(restOfAgent))).strip() : text;
    }

    private static String known(String field) {
        return field.equalsIgnoreCase("NULL") ? "" : field;
    }
}
