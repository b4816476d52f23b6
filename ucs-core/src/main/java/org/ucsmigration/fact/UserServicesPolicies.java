package org.ucsmigration.fact;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.ucsmigration.fact.UserServicesPolicy.Scope;

/**
 * All user services policies of a deployment, from which the one in effect for a user is computed. Immutable.
 *
 * <p>Per-user goes before service, service before site, site before global. A blank assignment on a user means that a
 * wider policy holds, never that there is none.
 *
 * <p>Source: "Get-CsEffectivePolicy" and "New-CsUserServicesPolicy" in the Skype for Business Server PowerShell
 * reference; the place of the service scope is inferred from the other policies.
 *
 * @since 0.1.0
 */
public final class UserServicesPolicies {

    private final Map<String, Fact<UserServicesPolicy>> byIdentity;
    @Nullable
    private final String incompleteBecause;

    private UserServicesPolicies(Map<String, Fact<UserServicesPolicy>> policies, @Nullable String incompleteBecause) {
        Map<String, Fact<UserServicesPolicy>> normal = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        policies.forEach((identity, policy) -> normal.merge(PolicyIdentity.normal(identity), policy, Fact::merge));
        this.byIdentity = Collections.unmodifiableMap(normal);
        this.incompleteBecause = incompleteBecause;
    }

    /**
     * The complete list: what is not in it does not exist.
     *
     * @param policies by identity; a policy whose {@code UcsAllowed} could not be read is an unknown fact with the reason
     * @throws IllegalArgumentException if an identity is blank
     */
    public static UserServicesPolicies complete(Map<String, Fact<UserServicesPolicy>> policies) {
        Objects.requireNonNull(policies, "policies: pass an empty map where the list is empty");
        return new UserServicesPolicies(policies, null);
    }

    /**
     * A list that may lack policies.
     *
     * @param policies by identity
     * @param reason   why it may, as it shall stand in a sentence
     * @throws IllegalArgumentException if an identity or the reason is blank
     */
    public static UserServicesPolicies incomplete(Map<String, Fact<UserServicesPolicy>> policies, String reason) {
        Objects.requireNonNull(policies, "policies: pass an empty map where the list is empty");
        Objects.requireNonNull(reason, "reason: say why the list may lack policies");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An incomplete list of policies needs a reason, for example \"the export was "
                    + "cut off\", but it is blank.");
        }
        return new UserServicesPolicies(policies, reason);
    }

    /** The policy in effect for a user whose registrar is in the site of the pool that runs the user's User Services. */
    public Fact<UserServicesPolicy> effectiveFor(Fact<Optional<String>> assigned, Fact<String> pool, Fact<String> site) {
        return effectiveFor(assigned, pool, site, site);
    }

    /**
     * The policy in effect. The registrar of a branch user may be in another site than the pool that runs User Services, and
     * no page says whose site policy then holds: where the two decide differently it is unknown, and the server must be
     * asked ({@code Get-CsEffectivePolicy}).
     *
     * @param assigned the name on the user, with or without {@code Tag:}; empty where the property is blank
     * @param pool     the FQDN of the pool that runs the user's User Services
     * @param site     the name of that pool's site, with or without {@code Site:}
     * @param registrarSite the name of the site of the user's registrar
     */
    public Fact<UserServicesPolicy> effectiveFor(Fact<Optional<String>> assigned, Fact<String> pool, Fact<String> site,
            Fact<String> registrarSite) {
        Objects.requireNonNull(assigned, "assigned: use Fact.unknown(reason) where the assignment is not known");
        Objects.requireNonNull(pool, "pool: use Fact.unknown(reason) where the pool is not known");
        Objects.requireNonNull(site, "site: use Fact.unknown(reason) where the site is not known");
        Objects.requireNonNull(registrarSite, "registrarSite: use Fact.unknown(reason) where the site is not known");
        if (!assigned.isKnown()) {
            return Fact.unknown("it is not known which user services policy is assigned to the user ("
                    + said(assigned.map(name -> name.orElse("none"))) + ")");
        }
        Optional<String> name = assigned.toOptional().orElseThrow().filter(text -> !text.isBlank());
        if (name.isPresent()) {
            Fact<UserServicesPolicy> found = PolicyIdentity.find(name.get()).map(byIdentity::get).orElse(null);
            return found != null ? found
                    : Fact.unknown("the user's policy \"" + name.get() + "\" is not in the list of policies" + because());
        }
        Fact<UserServicesPolicy> service = inherited(Scope.SERVICE, "Service:UserServer:", pool, "home pool");
        if (service != null) {
            return service;
        }
        Fact<UserServicesPolicy> ofPool = ofSite(site, "site");
        Fact<UserServicesPolicy> ofRegistrar = site.equals(registrarSite) ? ofPool : ofSite(registrarSite, "registrar's site");
        if (ofPool.equals(ofRegistrar) || ofPool.isUnknown()) {
            return ofPool;
        }
        boolean decideTheSame = ofPool.map(UserServicesPolicies::decision).toOptional().isPresent()
                && ofPool.map(UserServicesPolicies::decision).toOptional().equals(ofRegistrar.map(UserServicesPolicies::decision)
                        .toOptional());
        return decideTheSame ? ofPool : ofRegistrar.isUnknown() ? ofRegistrar
                : Fact.unknown("the user's registrar is in another site ("
                + said(registrarSite) + ") than the User Services (" + said(site)
                        + "), their policies decide differently, and no page says "
                + "which holds: ask Get-CsEffectivePolicy");
    }

    private static List<Object> decision(UserServicesPolicy policy) {
        return List.of(policy.allowsUcs(), policy.migrationDelayInDays());
    }

    private Fact<UserServicesPolicy> ofSite(Fact<String> site, String what) {
        Fact<UserServicesPolicy> own = inherited(Scope.SITE, "Site:", site, what);
        if (own != null) {
            return own;
        }
        Fact<UserServicesPolicy> global = byIdentity.get("Global");
        return global != null ? global : Fact.unknown("the global policy is not in the list of policies" + because());
    }

    /** The policy of that scope, unknown where there may be one, null where there is none for this user. */
    @Nullable
    private Fact<UserServicesPolicy> inherited(Scope scope, String prefix, Fact<String> place, String what) {
        boolean any = byIdentity.keySet().stream().anyMatch(identity -> PolicyIdentity.scope(identity) == scope);
        if (!any && incompleteBecause == null) {
            return null;
        }
        if (!place.isKnown()) {
            return Fact.unknown("a policy of the user's " + what + " may hold, and the " + what + " is not known (" + said(place)
                    + ")");
        }
        String name = place.toOptional().orElseThrow();
        String bare = name.regionMatches(true, 0, prefix, 0, prefix.length()) ? name.substring(prefix.length()) : name;
        Fact<UserServicesPolicy> found = byIdentity.get(prefix + bare);
        if (found == null && incompleteBecause != null) {
            return Fact.unknown("a policy of the user's " + what + " " + bare + " may hold that was not listed" + because());
        }
        return found;
    }

    private String because() {
        return incompleteBecause == null ? "" : ", which is not complete (" + incompleteBecause + ")";
    }

    private static String said(Fact<?> fact) {
        return fact instanceof Fact.Unknown<?> unknown ? String.join("; ", unknown.reasons()) : fact.toString();
    }
}
