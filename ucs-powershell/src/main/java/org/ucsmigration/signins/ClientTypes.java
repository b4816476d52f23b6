package org.ucsmigration.signins;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.ucsmigration.fact.Client;

/**
 * The monitoring database's own type of a client, as a second witness beside the text of its user agent. Source: "UserAgentDef
 * table in Lync Server 2013". A type that the table does not have says nothing.
 */
final class ClientTypes {

    private static final int OC = 4;
    private static final int LMC = 16;
    private static final int MESSENGER_FOR_MAC = 64;

    private static final Map<Integer, Client.Kind> KINDS = new HashMap<>();

    static {
        put(Client.Kind.DESKTOP_PROFILE, OC);
        put(Client.Kind.PHONE, 8);
        put(Client.Kind.LYNC_FOR_MAC_2011, LMC);
        put(Client.Kind.UNRECOGNIZED, MESSENGER_FOR_MAC);
        put(Client.Kind.ATTENDANT, 128);
        put(Client.Kind.MOBILE, 16386, 16389, 16398, 16399, 16400, 16401, 16402);
        put(Client.Kind.WEB, 16387, 16405, 16406);
        put(Client.Kind.STORE_APP, 16403);
        put(Client.Kind.OLDER_RICH_CLIENT, 16407);
        put(Client.Kind.SERVER, 1, 2, 256, 512, 1024, 1032, 1040, 2048, 16388, 16393, 16395, 16397, 16404, 16408, 16409, 16410,
                32769, 32770);
    }

    /** What the text may call a client of a type that covers several kinds. */
    private static final Map<Integer, Set<Client.Kind>> ALSO = Map.of(
            OC, Set.of(Client.Kind.RICH_CLIENT, Client.Kind.OLDER_RICH_CLIENT, Client.Kind.LYNC_BASIC),
            LMC, Set.of(Client.Kind.OLDER_RICH_CLIENT, Client.Kind.SKYPE_FOR_BUSINESS_ON_MAC),
            MESSENGER_FOR_MAC, Set.of(Client.Kind.LYNC_FOR_MAC_2011, Client.Kind.OLDER_RICH_CLIENT,
                    Client.Kind.SKYPE_FOR_BUSINESS_ON_MAC));

    private ClientTypes() {
    }

    private static void put(Client.Kind kind, Integer... types) {
        List.of(types).forEach(type -> KINDS.put(type, kind));
    }

    /** A client by both witnesses: where the text is not understood the type counts, where they contradict each other neither. */
    static Client client(String userAgent, @Nullable Integer type) {
        Client byText = Client.fromUserAgent(userAgent);
        Client.Kind byType = type == null ? null : KINDS.get(type);
        if (byType == null || byType == byText.kind() || ALSO.getOrDefault(type, Set.of()).contains(byText.kind())) {
            return byText;
        }
        String both = byText.description() + ", of type " + type + " in the monitoring database";
        return byText.kind() == Client.Kind.UNRECOGNIZED ? Client.of(byType, both)
                : Client.of(Client.Kind.UNRECOGNIZED, both + ", which is another kind");
    }
}
