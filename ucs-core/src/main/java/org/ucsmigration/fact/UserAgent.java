package org.ucsmigration.fact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a SIP user agent says of the kind of client, by its product tokens.
 *
 * <p>{@code UCCAPI} and {@code OC} versions can differ, and {@code OC} is the client's own. Source of the names: the
 * monitoring database's "UserAgentDef table"; of the samples: [MS-PRES] and field code; of the phones: the makers' own names.
 */
final class UserAgent {

    private static final Pattern TOKEN =
            Pattern.compile("(?<!\\S)([A-Za-z][A-Za-z0-9_-]{0,40})/(\\d{1,9}(?:\\.\\d{1,9}){0,9})(?!\\S)");
    private static final Pattern MAC = Pattern.compile("\\bmac(?:intosh)?\\b");
    /** The first Office version whose desktop client knows UCS, and the last that was ever made of it. */
    private static final int LYNC_2013 = 15;
    private static final int SKYPE_FOR_BUSINESS = 16;

    /** A token's name and what it is, where the name alone tells. */
    private static final Map<String, ClientKind> NAMED = Map.ofEntries(
            Map.entry("ocphone", ClientKind.PHONE), Map.entry("cpe", ClientKind.PHONE),
            Map.entry("lmc", ClientKind.LYNC_FOR_MAC_2011), Map.entry("attendant", ClientKind.ATTENDANT),
            Map.entry("cwa", ClientKind.WEB), Map.entry("lwa", ClientKind.WEB), Map.entry("owa", ClientKind.WEB),
            Map.entry("como", ClientKind.MOBILE), Map.entry("comosvc", ClientKind.MOBILE),
            Map.entry("wplync", ClientKind.MOBILE), Map.entry("iphonelync", ClientKind.MOBILE), Map.entry("ipadlync", ClientKind.MOBILE),
            Map.entry("androidlync", ClientKind.MOBILE), Map.entry("nokialync", ClientKind.MOBILE),
            Map.entry("lyncimm", ClientKind.STORE_APP));

    /** How the agent of a server or of a desk phone begins, with a version behind it or without. */
    private static final List<Begun> BEGUN = List.of(
            new Begun(ClientKind.SERVER, "mediationserver", "av-mcu", "conferencing_announcement_service", "conferencing_attendant",
                    "conference_auto_attendant", "response_group_service", "call_park_service", "microsoft.rtc.applications", "inboundrouting",
                    "msexchangeum", "archivingagent", "immcu", "asmcu", "xmpptgw", "persistent chat", "persistentchat", "rtcc/"),
            new Begun(ClientKind.PHONE, "polycom", "polyvvx", "poly/", "audiocodes", "audc", "yealink", "snom"));

    private record Begun(ClientKind kind, List<String> names) {
        Begun(ClientKind kind, String... names) {
            this(kind, List.of(names));
        }
    }

    private UserAgent() {
    }

    static ClientKind kind(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        for (Begun begun : BEGUN) {
            if (begun.names().stream().anyMatch(lower::startsWith)) {
                return begun.kind();
            }
        }
        String desktopVersion = null;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String name = token.group(1).toLowerCase(Locale.ROOT);
            if (NAMED.containsKey(name)) {
                return NAMED.get(name);
            }
            if (name.equals("oc") && desktopVersion == null) {
                desktopVersion = token.group(2);
            }
        }
        if (lower.contains("basic")) {
            return ClientKind.LYNC_BASIC;
        }
        if (MAC.matcher(lower).find()) {
            return lower.contains("2011") ? ClientKind.LYNC_FOR_MAC_2011 : ClientKind.SKYPE_FOR_BUSINESS_ON_MAC;
        }
        // The plug-in of a virtual desktop signs in beside the client that it serves, under much the same name.
        return desktopVersion == null || lower.contains("vdi") ? ClientKind.UNRECOGNIZED : desktop(desktopVersion);
    }

    private static ClientKind desktop(String version) {
        int dot = version.indexOf('.');
        String major = dot < 0 ? version : version.substring(0, dot);
        if (dot < 0 || major.length() > 4) {
            return ClientKind.UNRECOGNIZED;
        }
        int number = Integer.parseInt(major);
        if (number < LYNC_2013) {
            return number >= 1 ? ClientKind.OLDER_RICH_CLIENT : ClientKind.UNRECOGNIZED;
        }
        return number <= SKYPE_FOR_BUSINESS ? ClientKind.RICH_CLIENT : ClientKind.UNRECOGNIZED;
    }
}
