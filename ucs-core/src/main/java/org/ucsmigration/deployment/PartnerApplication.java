package org.ucsmigration.deployment;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.internal.Shown;

/**
 * A partner application: how one side knows the other. Immutable, compared by content.
 *
 * <p>Which application it stands for is told by its identifier. The name is the administrator's own: {@code Exchange},
 * {@code MicrosoftExchange} and {@code microsoft.exchange} all occur.
 *
 * @since 0.1.0
 */
public final class PartnerApplication {

    /**
     * The first by the reference page of Get-CsPartnerApplication, the second by Microsoft's own diagnostics (OPD,
     * RDTestPartnerApplication).
     */
    private static final Set<String> EXCHANGE = Set.of("microsoft.exchange", "00000002-0000-0ff1-ce00-000000000000");
    /** By Microsoft's own diagnostics (OPD, RDTestAppPrincipalExists). */
    private static final Set<String> LYNC = Set.of("00000004-0000-0ff1-ce00-000000000000");

    private final String name;
    private final String identifier;
    private final Fact<Boolean> enabled;
    private final Fact<String> trustLevel;
    private final Fact<String> metadataUrl;

    private PartnerApplication(String name, String identifier, Fact<Boolean> enabled, Fact<String> trustLevel,
            Fact<String> metadataUrl) {
        this.name = name;
        this.identifier = identifier;
        this.enabled = enabled;
        this.trustLevel = trustLevel;
        this.metadataUrl = metadataUrl;
    }

    /**
     * An application of which nothing else is known.
     *
     * @param name       what the administrator calls it; may be blank
     * @param identifier the application's identifier, as in {@code 00000002-0000-0ff1-ce00-000000000000}; blank where it has none
     */
    public static PartnerApplication of(String name, String identifier) {
        Objects.requireNonNull(name, "name: pass a blank text where there is none");
        Objects.requireNonNull(identifier, "identifier: pass a blank text where there is none");
        return new PartnerApplication(name.strip(), identifier.strip(), Fact.unknown("whether it is enabled was not read"),
                Fact.unknown("its trust level was not read"), Fact.unknown("its metadata URL was not read"));
    }

    /** The same with whether it is enabled. */
    public PartnerApplication withEnabled(Fact<Boolean> fact) {
        return new PartnerApplication(name, identifier, Objects.requireNonNull(fact, "enabled"), trustLevel, metadataUrl);
    }

    /** The same with its trust level, {@code Full} for example; Exchange has none. */
    public PartnerApplication withTrustLevel(Fact<String> fact) {
        return new PartnerApplication(name, identifier, enabled, Objects.requireNonNull(fact, "trustLevel"), metadataUrl);
    }

    /** The same with the address of the other side's metadata, or a text that ends with it. */
    public PartnerApplication withMetadataUrl(Fact<String> fact) {
        return new PartnerApplication(name, identifier, enabled, trustLevel, Objects.requireNonNull(fact, "metadataUrl"));
    }

    /** Whether it stands for Exchange, by its identifier. */
    public boolean isExchange() {
        return EXCHANGE.contains(plainIdentifier());
    }

    /** Whether it stands for Lync Server or Skype for Business Server, by its identifier. */
    public boolean isLync() {
        return LYNC.contains(plainIdentifier());
    }

    /** Without the realm that may follow it. */
    private String plainIdentifier() {
        int realm = identifier.indexOf('@');
        return (realm < 0 ? identifier : identifier.substring(0, realm)).toLowerCase(Locale.ROOT);
    }

    /** Where its metadata is; empty where no address is known. */
    Optional<Address> metadata() {
        return metadataUrl.toOptional().flatMap(Address::in);
    }

    Fact<Boolean> enabled() {
        return enabled;
    }

    Fact<String> trustLevel() {
        return trustLevel;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartnerApplication that && name.equals(that.name) && identifier.equals(that.identifier)
                && enabled.equals(that.enabled) && trustLevel.equals(that.trustLevel) && metadataUrl.equals(that.metadataUrl);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, identifier);
    }

    /** Its name, or where it has none its identifier. */
    @Override
    public String toString() {
        return name.isEmpty() ? Shown.of(identifier, 60) : Shown.of(name, 60);
    }
}
