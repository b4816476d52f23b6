package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * A row of {@code Get-CsUser} that has a SIP address.
 *
 * @param identity who it is
 * @param scope    what takes the account out of scope
 * @param pool     the registrar pool; empty where the property is blank
 * @param policy   the user services policy assigned to the user; empty where a wider one holds
 */
record LyncUser(UserIdentity identity, Fact<AccountScope> scope, Fact<Optional<String>> pool, Fact<Optional<String>> policy) {

    static final String CMDLET = Question.USERS.cmdlet();
    static final Command COMMAND = CheckedSession.command(Question.USERS);

    /** The deployment itself; any other provider hosts the account elsewhere. */
    private static final String ON_PREMISES = "SRV:";

    private static final Source SOURCE = Source.of(CMDLET);

    static LyncUser of(SipAddress sip, PsObject row, Shared shared) {
        Fact<Optional<String>> pool = Row.named(SOURCE, row, "RegistrarPool");
        return new LyncUser(identity(sip, row), shared.of(scope(row, pool)), shared.of(pool),
                shared.of(LyncPolicies.assigned(row, SOURCE)));
    }

    private static UserIdentity identity(SipAddress sip, PsObject row) {
        UserIdentity user = UserIdentity.of(sip);
        // Mostly the same text, which is then held once.
        UnaryOperator<String> once = text -> text.equals(sip.address()) ? sip.address() : text;
        user = Row.text(row, "UserPrincipalName").map(once).map(user::withUpn).orElse(user);
        user = Row.text(row, "WindowsEmailAddress").map(once).map(user::withSmtpAddress).orElse(user);
        user = Row.text(row, "DistinguishedName").map(user::withDistinguishedName).orElse(user);
        user = Row.text(row, "SamAccountName").map(user::withAccountName).orElse(user);
        user = row.guid("Guid").value().filter(Guids::isReal).map(user::withDirectoryGuid).orElse(user);
        user = Row.text(row, "Sid").flatMap(Sid::find).map(user::withSid).orElse(user);
        return Row.text(row, "OriginatorSid").flatMap(Sid::find).map(user::withMasterAccountSid).orElse(user);
    }

    private static Fact<AccountScope> scope(PsObject row, Fact<Optional<String>> pool) {
        Set<Exclusion> grounds = EnumSet.noneOf(Exclusion.class);
        List<String> unknown = new ArrayList<>();
        Fact<Boolean> enabled = Row.fact(SOURCE, row.bool("Enabled"));
        unknown.addAll(enabled.reasons());
        if (enabled.isKnown() && !enabled.toOptional().orElseThrow()) {
            grounds.add(Exclusion.DISABLED_FOR_LYNC);
        }
        Fact<String> provider = Row.fact(SOURCE, row.string("HostingProvider"));
        unknown.addAll(provider.reasons());
        Optional<String> name = provider.toOptional().map(String::strip);
        if (name.filter(String::isEmpty).isPresent()) {
            unknown.add(CMDLET + ": HostingProvider is blank");
        } else if (name.filter(text -> !text.equalsIgnoreCase(ON_PREMISES)).isPresent()) {
            grounds.add(Exclusion.HOSTED_ONLINE);
        }
        unknown.addAll(pool.reasons());
        if (pool.isKnown() && pool.toOptional().orElseThrow().isEmpty() && !grounds.contains(Exclusion.HOSTED_ONLINE)) {
            grounds.add(Exclusion.NO_HOME_POOL);
        }
        if (grounds.isEmpty()) {
            return unknown.isEmpty() ? Fact.known(AccountScope.inScope(), SOURCE) : new Fact.Unknown<>(unknown);
        }
        return Fact.known(AccountScope.excluded(grounds), SOURCE);
    }
}
