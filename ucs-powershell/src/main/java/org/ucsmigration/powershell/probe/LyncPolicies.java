package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserServicesPolicies;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * All user services policies of the deployment.
 *
 * @param listing  how the list came in
 * @param policies the policies, complete or not as the list is
 */
record LyncPolicies(Listing listing, UserServicesPolicies policies) {

    static final Command COMMAND = CheckedSession.command(Question.POLICIES);

    static LyncPolicies fetch(CheckedSession asking) {
        List<PsObject> rows = new ArrayList<>();
        Listing listing = Listing.fetch(asking, COMMAND, rows::add);
        Map<String, Fact<UserServicesPolicy>> byIdentity = new LinkedHashMap<>();
        for (PsObject row : rows) {
            Optional<String> identity = Row.text(row, "Identity").filter(text -> !text.equalsIgnoreCase("Tag:"));
            if (identity.isEmpty()) {
                listing = listing.with("a policy came without an Identity");
            } else {
                byIdentity.merge(identity.get(), policy(identity.get(), row, listing.source()), Fact::merge);
            }
        }
        UserServicesPolicies policies = listing.isComplete() ? UserServicesPolicies.complete(byIdentity)
                : UserServicesPolicies.incomplete(byIdentity, listing.problem().orElseThrow());
        return new LyncPolicies(listing, policies);
    }

    private static Fact<UserServicesPolicy> policy(String identity, PsObject row, Source source) {
        Optional<Long> delay = row.number("MigrationDelayInDays").value().filter(days -> days >= 0 && days <= 180);
        return Row.fact(source, row.bool("UcsAllowed")).map(allowed -> {
            UserServicesPolicy policy = UserServicesPolicy.of(identity, allowed);
            return delay.map(days -> policy.withMigrationDelayInDays(days.intValue())).orElse(policy);
        });
    }

    /**
     * The policy that an object names in {@code UserServicesPolicy}: a text over remoting, an object with
     * {@code FriendlyName} in a local shell; empty where it is blank, so that a wider policy holds.
     */
    static Fact<Optional<String>> assigned(PsObject row, Source source) {
        Fact<Optional<String>> name = Row.named(source, row, "UserServicesPolicy");
        boolean isNameless = name.toOptional().flatMap(text -> text).filter(text -> text.equalsIgnoreCase("Tag:")).isPresent();
        return isNameless ? Fact.unknown(source.text() + ": UserServicesPolicy is 'Tag:' without a name") : name;
    }
}
