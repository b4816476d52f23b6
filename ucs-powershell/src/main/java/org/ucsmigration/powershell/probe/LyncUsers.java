package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;

/** All rows of {@code Get-CsUser}. Immutable once fetched. */
final class LyncUsers {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 80;

    private final Map<SipAddress, LyncUser> bySip = new LinkedHashMap<>();
    /** Rows of an address beyond the first. */
    private final Map<SipAddress, List<LyncUser>> others = new HashMap<>();
    /** Only who is not there under the address that was asked for is looked for by these. */
    private final Lazy<Map<Object, UserIdentity>> byAccount = new Lazy<>(this::accounts);
    private final List<String> withoutAddress = new ArrayList<>();
    private final Shared shared = new Shared();
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
        LyncUser user = LyncUser.of(sip.get(), row, shared);
        if (bySip.putIfAbsent(sip.get(), user) != null) {
            others.computeIfAbsent(sip.get(), key -> new ArrayList<>(1)).add(user);
        }
    }

    /** By GUID and by SID, of several the first. */
    private Map<Object, UserIdentity> accounts() {
        Map<Object, UserIdentity> accounts = new HashMap<>();
        Stream.concat(bySip.values().stream(), others.values().stream().flatMap(List::stream)).map(LyncUser::identity)
                .forEach(user -> Stream.of(user.directoryGuid(), user.sid())
                .forEach(key -> key.ifPresent(known -> accounts.putIfAbsent(known, user))));
        return accounts;
    }

    private static String named(PsObject row) {
        return Row.text(row, "DistinguishedName").or(() -> Row.text(row, "UserPrincipalName"))
                .or(() -> Row.text(row, "DisplayName")).map(name -> Shown.of(name, LONGEST_NAME)).orElse("a row without a name");
    }

    private static String fault(PsProperty<String> address) {
        return address.value().map(text -> text.isBlank() ? "SipAddress is blank"
                        : "\"" + Shown.of(text, LONGEST_ADDRESS) + "\" is not a SIP address")
                .orElseGet(() -> Row.problem(LyncUser.CMDLET, address));
    }

    Listing listing() {
        return listing;
    }

    /** The rows of that address: none, one, or several that contradict each other. */
    List<LyncUser> find(SipAddress sip) {
        LyncUser user = bySip.get(sip);
        if (user == null) {
            return List.of();
        }
        return Stream.concat(Stream.of(user), others.getOrDefault(sip, List.of()).stream()).toList();
    }

    /** Why there is no row of that user. */
    String missing(UserIdentity user) {
        Map<Object, UserIdentity> accounts = byAccount.get();
        Optional<UserIdentity> now = user.directoryGuid().map(accounts::get).or(() -> user.sid().map(accounts::get));
        if (now.isPresent()) {
            return LyncUser.CMDLET + " lists this account as " + now.get().sip() + ": the user was renamed";
        }
        return listing.problem().orElse(LyncUser.CMDLET + " lists no user with the SIP address " + user.sip());
    }

    List<UserIdentity> identities() {
        return bySip.values().stream().map(LyncUser::identity).toList();
    }

    List<String> withoutAddress() {
        return List.copyOf(withoutAddress);
    }
}
