package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;

/** All rows of {@code Get-CsUser}. Immutable once fetched. */
final class LyncUsers {

    private final Map<SipAddress, List<LyncUser>> bySip = new LinkedHashMap<>();
    private final Map<UUID, UserIdentity> byGuid = new HashMap<>();
    private final Map<Sid, UserIdentity> bySid = new HashMap<>();
    private final List<String> withoutAddress = new ArrayList<>();
    private final Listing listing;

    private LyncUsers(CheckedSession asking) {
        this.listing = Listing.fetch(asking, LyncUser.COMMAND, this::add);
    }

    static LyncUsers fetch(CheckedSession asking) {
        return new LyncUsers(asking);
    }

    private void add(PsObject row) {
        Optional<SipAddress> sip = Row.text(row, "SipAddress").flatMap(SipAddress::find);
        if (sip.isEmpty()) {
            withoutAddress.add(named(row) + ": " + fault(row.string("SipAddress")));
            return;
        }
        LyncUser user = LyncUser.of(sip.get(), row);
        bySip.computeIfAbsent(sip.get(), key -> new ArrayList<>(1)).add(user);
        user.identity().directoryGuid().ifPresent(guid -> byGuid.putIfAbsent(guid, user.identity()));
        user.identity().sid().ifPresent(sid -> bySid.putIfAbsent(sid, user.identity()));
    }

    private static String named(PsObject row) {
        return Row.text(row, "DistinguishedName").or(() -> Row.text(row, "UserPrincipalName"))
                .or(() -> Row.text(row, "DisplayName")).orElse("a row without a name");
    }

    private static String fault(PsProperty<String> address) {
        return address.value().map(text -> text.isBlank() ? "SipAddress is blank" : "\"" + text + "\" is not a SIP address")
                .orElseGet(() -> Row.problem(LyncUser.CMDLET, address));
    }

    Listing listing() {
        return listing;
    }

    /** The rows of that address: none, one, or several that contradict each other. */
    List<LyncUser> find(SipAddress sip) {
        return bySip.getOrDefault(sip, List.of());
    }

    /** Why there is no row of that user. */
    String missing(UserIdentity user) {
        Optional<UserIdentity> now = user.directoryGuid().map(byGuid::get).or(() -> user.sid().map(bySid::get));
        if (now.isPresent()) {
            return LyncUser.CMDLET + " lists this account as " + now.get().sip() + ": the user was renamed";
        }
        return listing.problem().orElse(LyncUser.CMDLET + " lists no user with the SIP address " + user.sip());
    }

    List<UserIdentity> identities() {
        return bySip.values().stream().map(rows -> rows.get(0).identity()).toList();
    }

    List<String> withoutAddress() {
        return List.copyOf(withoutAddress);
    }
}
