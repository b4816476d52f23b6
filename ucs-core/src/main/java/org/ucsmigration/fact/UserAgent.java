package org.ucsmigration.fact;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a SIP user agent says of the kind of client, by its product tokens.
 *
 * <p>{@code UCCAPI} and {@code OC} versions can differ, and {@code OC} is the client's own. Source of the names: the
 * monitoring database's "UserAgentDef table"; of the samples: [MS-PRES] and field code.
 */
final class UserAgent {

    private static final Pattern TOKEN =
            Pattern.compile("(?<!\\S)([A-Za-z][A-Za-z0-9_-]{0,40})/(\\d{1,9}(?:\\.\\d{1,9}){0,9})(?!\\S)");
    private static final Pattern MAC = Pattern.compile("\\bmac(?:intosh)?\\b");
    /** The first Office version whose desktop client knows UCS, and the last that was ever made of it. */
    private static final int LYNC_2013 = 15;
    private static final int SKYPE_FOR_BUSINESS = 16;

    /** A token's name and what it is, where the name alone tells; asked in this order. */
    private static final List<Named> NAMED = List.of(
            new Named("ocphone", ClientKind.PHONE), new Named("cpe", ClientKind.PHONE),
            new Named("lmc", ClientKind.LYNC_FOR_MAC_2011),
            new Named("attendant", ClientKind.ATTENDANT),
            new Named("cwa", ClientKind.WEB), new Named("lwa", ClientKind.WEB), new Named("owa", ClientKind.WEB),
            new Named("wplync", ClientKind.MOBILE), new Named("iphonelync", ClientKind.MOBILE),
            new Named("ipadlync", ClientKind.MOBILE), new Named("androidlync", ClientKind.MOBILE),
            new Named("nokialync", ClientKind.MOBILE), new Named("lyncimm", ClientKind.STORE_APP));

    private record Named(String name, ClientKind kind) {
    }

    private UserAgent() {
    }

    static ClientKind kind(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        ClientKind byName = null;
        String desktopVersion = null;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String name = token.group(1).toLowerCase(Locale.ROOT);
            if (name.equals("oc") && desktopVersion == null) {
                desktopVersion = token.group(2);
            }
            for (Named named : NAMED) {
                if (byName == null && name.equals(named.name())) {
                    byName = named.kind();
                }
            }
        }
        if (byName != null) {
            return byName;
        }
        if (lower.contains("basic")) {
            return ClientKind.LYNC_BASIC;
        }
        if (MAC.matcher(lower).find()) {
            return lower.contains("2011") ? ClientKind.LYNC_FOR_MAC_2011 : ClientKind.SKYPE_FOR_BUSINESS_ON_MAC;
        }
        return desktopVersion == null ? ClientKind.UNRECOGNIZED : desktop(desktopVersion);
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
