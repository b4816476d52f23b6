package org.ucsmigration.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * What a SIP user agent says of the kind of client, by its products: {@code name/version}, or the name alone.
 *
 * <p>{@code UCCAPI} and {@code OC} versions can differ, and {@code OC} is the client's own. Source of the names: the
 * monitoring database's "UserAgentDef table", and "Client version policy" for those of services that sign in for a mobile
 * app; of the samples: [MS-PRES] and field code. Whatever those do not name stays unrecognized, the Unified Communications Web
 * API ({@code UCWA}) without the client's own name among them: web, mobile and Mac clients all use it.
 */
final class UserAgent {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9}){0,9}");
    private static final Pattern MAC = Pattern.compile("\\bmac(?:intosh)?\\b");
    /** The first Office version whose desktop client knows UCS, and the last that was ever made of it. */
    private static final int LYNC_2013 = 15;
    private static final int SKYPE_FOR_BUSINESS = 16;
    /** Version 14 of the Mac client is Lync for Mac 2011; before it came Communicator and Messenger for Mac. */
    private static final int LYNC_FOR_MAC = 14;

    /** What a product's name alone tells. */
    private static final Map<String, Client.Kind> NAMED = new HashMap<>();

    static {
        put(Client.Kind.PHONE, "ocphone", "cpe");
        put(Client.Kind.LYNC_FOR_MAC_2011, "lmc");
        put(Client.Kind.OLDER_RICH_CLIENT, "mm", "aoc");
        put(Client.Kind.ATTENDANT, "attendant");
        put(Client.Kind.SKYPE_FOR_BUSINESS_ON_MAC, "sfbformac", "lyncformac");
        put(Client.Kind.WEB, "cwa", "lwa", "owa");
        put(Client.Kind.MOBILE, "wplync", "iphonelync", "ipadlync", "androidlync", "nokialync", "como", "comosvc", "mcxservice");
        put(Client.Kind.STORE_APP, "lyncimm");
        // Services of the server, which register beside people; some carry their version in the name.
        put(Client.Kind.SERVER, "mediationserver", "av-mcu", "immcu", "applicationsharing", "inboundrouting", "call_park_service",
                "conferencing_announcement_service", "conferencing_attendant", "conference_auto_attendant",
                "response_group_service", "announcement_service", "microsoft.rtc.applications.ccs", "msexchangeum",
                "archivingagent", "pcs", "gcc", "xmpptgw", "gateway", "gatewaymediationserverpair");
    }

    private static final Pattern VERSION_IN_NAME = Pattern.compile("_\\d{1,9}(?:\\.\\d{1,9}){0,3}$");

    /** How the makers of desk phones for Lync begin the names of their products. */
    private static final List<String> PHONES = List.of("polycom", "polyvvx", "audiocodes", "audc", "yealink", "snom");

    private UserAgent() {
    }

    private static void put(Client.Kind kind, String... names) {
        for (String name : names) {
            NAMED.put(name, kind);
        }
    }

    static Client.Kind kind(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int comment = lower.indexOf('(');
        String products = comment < 0 ? lower : lower.substring(0, comment);
        Client.Kind byName = null;
        String desktop = null;
        String mac = null;
        for (String product : BLANKS.split(products)) {
            String[] parts = product.split("/", 2);
            String name = parts[0];
            String version = parts.length > 1 ? parts[1] : "";
            boolean versioned = VERSION.matcher(version).matches();
            byName = byName == null ? byName(name) : byName;
            desktop = desktop == null && versioned && name.equals("oc") ? version : desktop;
            mac = mac == null && versioned && name.equals("mc") ? version : mac;
        }
        if (byName != null) {
            return byName;
        }
        if (products.contains("persistent chat")) {
            return Client.Kind.SERVER;
        }
        if (lower.contains("basic")) {
            return Client.Kind.LYNC_BASIC;
        }
        if (lower.contains("vdi")) {
            // The plug-in of a virtual desktop signs in beside the client that it serves, under much the same name.
            return Client.Kind.UNRECOGNIZED;
        }
        if (mac != null) {
            return mac(major(mac));
        }
        if (MAC.matcher(lower).find()) {
            return lower.contains("2011") ? Client.Kind.LYNC_FOR_MAC_2011 : Client.Kind.SKYPE_FOR_BUSINESS_ON_MAC;
        }
        return desktop == null ? Client.Kind.UNRECOGNIZED : desktop(major(desktop));
    }

    @Nullable
    private static Client.Kind byName(String name) {
        return PHONES.stream().anyMatch(name::startsWith) ? Client.Kind.PHONE
                : NAMED.get(VERSION_IN_NAME.matcher(name).replaceFirst(""));
    }

    private static Client.Kind desktop(int major) {
        if (major < LYNC_2013) {
            return major >= 1 ? Client.Kind.OLDER_RICH_CLIENT : Client.Kind.UNRECOGNIZED;
        }
        return major <= SKYPE_FOR_BUSINESS ? Client.Kind.RICH_CLIENT : Client.Kind.UNRECOGNIZED;
    }

    private static Client.Kind mac(int major) {
        if (major < LYNC_FOR_MAC) {
            return major >= 1 ? Client.Kind.OLDER_RICH_CLIENT : Client.Kind.UNRECOGNIZED;
        }
        return major == LYNC_FOR_MAC ? Client.Kind.LYNC_FOR_MAC_2011 : Client.Kind.UNRECOGNIZED;
    }

    /** The version's first number; 0 where it is none, as in a version without a dot. */
    private static int major(String version) {
        int dot = version.indexOf('.');
        return dot < 1 || dot > 4 ? 0 : Integer.parseInt(version.substring(0, dot));
    }
}
