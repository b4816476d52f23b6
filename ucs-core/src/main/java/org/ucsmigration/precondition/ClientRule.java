package org.ucsmigration.precondition;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;

/** Did the user sign in with a Lync 2013 or later rich client? */
final class ClientRule {

    /** Desktop clients that read a migrated list and do not start a migration. */
    private static final Set<Client.Kind> OLDER = EnumSet.of(Client.Kind.OLDER_RICH_CLIENT, Client.Kind.LYNC_FOR_MAC_2011);

    private ClientRule() {
    }

    static Precondition precondition() {
        return new FactRule<>("rich-client-sign-in", UserFacts::clients, ClientRule::ruling, "what the user signs in with",
                ReasonCode.CLIENTS_UNKNOWN, ReasonCode.CLIENTS_CONTESTED);
    }

    private static Finding ruling(Finding.About finding, Fact.Known<ClientSignIns> claim) {
        ClientSignIns signIns = claim.value();
        String by = " (" + claim.source().text() + ").";
        for (Client client : signIns.clients()) {
            if (client.kind().counts().orElse(false)) {
                return finding.of(ReasonCode.CLIENT_QUALIFIES, "The user signed in with " + a(client) + by);
            }
        }
        List<Client> older = signIns.clients().stream().filter(client -> OLDER.contains(client.kind())).toList();
        boolean noneCounts = signIns.clients().stream().noneMatch(client -> client.kind().counts().orElse(true));
        if (signIns.isComplete() && noneCounts) {
            return signIns.clients().isEmpty()
                    ? finding.of(ReasonCode.NO_SIGN_IN, "The user has not signed in with any client" + by)
                    : older.isEmpty()
                            ? finding.of(ReasonCode.NO_RICH_CLIENT, "The user signed in with no desktop client, only with "
                                    + all(signIns) + by)
                            : finding.of(ReasonCode.ONLY_OLDER_CLIENTS, "The user signed in only with " + all(signIns) + by);
        }
        if (!older.isEmpty()) {
            return finding.of(ReasonCode.OLDER_CLIENT_SEEN, "An older client was seen, " + a(older.get(0))
                    + "; whether the user also has one that counts is not known" + by);
        }
        if (noneCounts) {
            return finding.of(ReasonCode.CLIENTS_UNKNOWN, (signIns.clients().isEmpty() ? "No client was seen"
                    : "No desktop client was seen, only " + all(signIns)) + ", in a source that may lack some" + by);
        }
        Client unclear = signIns.clients().stream().filter(client -> client.kind().counts().isEmpty()).findFirst().orElseThrow();
        return finding.of(ReasonCode.CLIENT_UNCLEAR, "The user was seen with " + a(unclear)
                + ", of which it is not known whether it starts the migration" + by);
    }

    private static String all(ClientSignIns signIns) {
        return signIns.clients().stream().map(ClientRule::a).collect(Collectors.joining(", "));
    }

    static String a(Client client) {
        String words = client.toString();
        return ("AEIOUaeiou".indexOf(words.charAt(0)) < 0 ? "a " : "an ") + words;
    }
}
