package org.ucsmigration.powershell.probe;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ucsmigration.deployment.Certificate;
import org.ucsmigration.deployment.DeploymentFacts;
import org.ucsmigration.deployment.PartnerApplication;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * What one session says of the deployment, be it of one side or of both.
 *
 * <p>Sources of the properties: the cmdlets' reference pages; for those of Get-CsCertificate and Get-CsPartnerApplication the
 * mocks
 * of Microsoft's own diagnostics (onpremdiag/SfBServer, tests/…/Exchange); for Get-PartnerApplication and Get-AuthConfig the
 * members
 * of PartnerApplication and AuthConfig (Exchange 2013 API reference); for OAuthAuthentication "How to configure Exchange Server
 * on-premises to use Hybrid Modern Authentication", which shows it without {@code -ADPropertiesOnly}, so that it is asked
 * without.
 */
final class DeploymentLists {

    static final List<Question> ASKED = List.of(Question.THIS_COMPUTER, Question.OAUTH_CERTIFICATE, Question.OAUTH_CONFIGURATION,
            Question.LYNC_PARTNERS, Question.REPLICATION, Question.USER_SERVERS, Question.CLIENT_ACCESS_SERVICES,
                    Question.CLIENT_ACCESS_SERVERS,
            Question.EXCHANGE_PARTNERS, Question.AUTH_CONFIGURATION, Question.EXCHANGE_CERTIFICATES,
                    Question.AUTODISCOVER_DIRECTORIES,
            Question.WEB_SERVICES_DIRECTORIES);

    private final Map<Question, Listed> lists = new EnumMap<>(Question.class);
    private final List<PoolState> pools = new ArrayList<>();

    private DeploymentLists() {
    }

    /** @param number which of several sessions it is; none where there is one */
    static DeploymentLists fetch(CheckedSession session, Optional<Integer> number) {
        DeploymentLists all = new DeploymentLists();
        String where = "";
        for (Question question : ASKED) {
            // Where the newer cmdlet answers, the older one would only warn that it is to go.
            boolean isSuperseded = question == Question.CLIENT_ACCESS_SERVERS
                    && all.list(Question.CLIENT_ACCESS_SERVICES).gap() == null;
            all.lists.put(question, isSuperseded ? Listed.none(question.cmdlet())
                    : Listed.fetch(session, command(question), where));
            if (question == Question.THIS_COMPUTER) {
                where = number.map(which -> " on " + all.computer("Fqdn").orElse("session " + which)).orElse("");
            }
        }
        session.invokeEach(ContactStoreState.OF_POOL, "PoolFqdn", all.pools().toOptional().orElse(List.of()),
                (fqdn, result) -> all.pools.add(PoolState.of(fqdn, result)));
        return all;
    }

    private static Command command(Question question) {
        Command command = CheckedSession.command(question);
        return switch (question) {
            case THIS_COMPUTER -> command.with("Local", true);
            case OAUTH_CERTIFICATE -> command.with("Type", "OAuthTokenIssuer");
            case USER_SERVERS -> LyncTopology.USER_SERVERS;
            default -> command;
        };
    }

    Listed list(Question question) {
        return Objects.requireNonNull(lists.get(question), () -> question + " is not among those asked");
    }

    private Optional<String> computer(String property) {
        List<PsObject> rows = list(Question.THIS_COMPUTER).rows();
        return rows.size() == 1 ? Row.text(rows.get(0), property) : Optional.empty();
    }

    /** What follows, but for what the session knows nothing of. */
    DeploymentFacts facts() {
        DeploymentFacts facts = DeploymentFacts.none();
        facts = with(facts, Question.USER_SERVERS, DeploymentFacts::withPools, list -> pools());
        facts = with(facts, Question.OAUTH_CONFIGURATION, DeploymentFacts::withLyncAutodiscover,
                list -> list.only("ExchangeAutodiscoverUrl"));
        facts = with(facts, Question.LYNC_PARTNERS, DeploymentFacts::withLyncPartners,
                list -> partners(list, "AuthToken", PartnerApplication::isExchange));
        facts = with(facts, Question.REPLICATION, DeploymentFacts::withReplicasBehind,
                list -> list.whereFalse("UpToDate", row -> Row.text(row, "ReplicaFqdn").orElse("a computer without a name")));
        facts = with(facts, clientAccess(), DeploymentFacts::withExchangeAutodiscover,
                list -> list.all(row -> list.text(row, "AutoDiscoverServiceInternalUri")));
        facts = with(facts, Question.EXCHANGE_PARTNERS, DeploymentFacts::withExchangePartners,
                list -> partners(list, "AuthMetadataUrl", PartnerApplication::isLync));
        facts = with(facts, Question.AUTH_CONFIGURATION, DeploymentFacts::withAuthCertificate,
                list -> list.only("CurrentCertificateThumbprint"));
        facts = with(facts, Question.EXCHANGE_CERTIFICATES, DeploymentFacts::withExchangeCertificates,
                DeploymentLists::certificates);
        facts = with(facts, Question.AUTODISCOVER_DIRECTORIES, DeploymentFacts::withAutodiscoverRefusing,
                DeploymentLists::refusing);
        facts = with(facts, Question.WEB_SERVICES_DIRECTORIES, DeploymentFacts::withWebServicesRefusing,
                DeploymentLists::refusing);
        for (PoolState pool : pools) {
            facts = facts.withMigrated(pool.fqdn(), pool.migratedAtLeast());
        }
        return facts;
    }

    private <T> DeploymentFacts with(DeploymentFacts facts, Question question,
            BiFunction<DeploymentFacts, Fact<T>, DeploymentFacts> wither,
            Function<Listed, Fact<T>> reading) {
        Listed list = list(question);
        return list.asked() ? wither.apply(facts, reading.apply(list)) : facts;
    }

    /** Exchange 2013 has the one cmdlet, later ones have both. */
    private Question clientAccess() {
        Listed old = list(Question.CLIENT_ACCESS_SERVERS);
        boolean onlyOld = list(Question.CLIENT_ACCESS_SERVICES).gap() != null && old.asked() && old.gap() == null;
        return onlyOld ? Question.CLIENT_ACCESS_SERVERS : Question.CLIENT_ACCESS_SERVICES;
    }

    /** The pool that this computer is of, where that is known. */
    Optional<String> pool() {
        return computer("Pool");
    }

    /** The OAuth certificates of this computer; empty where nobody asked for them. */
    Optional<Fact<List<Certificate>>> oauthCertificates() {
        Listed list = list(Question.OAUTH_CERTIFICATE);
        return list.asked() ? Optional.of(certificates(list)) : Optional.empty();
    }

    /** The pools that run User Services, without those of releases that have no server-to-server authentication. */
    private Fact<List<String>> pools() {
        Listed list = list(Question.USER_SERVERS);
        return list.all(row -> list.text(row, "PoolFqdn").map(fqdn -> isTooOld(row) ? "" : fqdn))
                .map(all -> all.stream().filter(fqdn -> !fqdn.isBlank()).distinct().toList());
    }

    private static boolean isTooOld(PsObject row) {
        return row.number("Version").value().filter(number -> number > 0)
                .filter(number -> HomePool.Release.fromVersion(number) == HomePool.Release.OLDER_THAN_2013).isPresent();
    }

    private static Fact<List<Certificate>> certificates(Listed list) {
        return list.all(row -> list.text(row, "Thumbprint").map(thumbprint -> {
            Certificate certificate = Certificate.of(thumbprint).withSubject(Row.text(row, "Subject").orElse(""));
            certificate = dated(certificate, row, "NotBefore", Certificate::withValidFrom, Certificate::withValidFrom);
            certificate = dated(certificate, row, "NotAfter", Certificate::withValidUntil, Certificate::withValidUntil);
            return dated(certificate, row, "EffectiveDate", Certificate::withEffectiveFrom, Certificate::withEffectiveFrom);
        }));
    }

    /** A time as text is of somebody's calendar and zone: it is left out, as one that is not known. */
    private static Certificate dated(Certificate certificate, PsObject row, String property,
            BiFunction<Certificate, Instant, Certificate> known,
            BiFunction<Certificate, LocalDateTime, Certificate> anywhere) {
        PsProperty<Instant> time = row.instant(property);
        if (time.isPresent()) {
            return known.apply(certificate, time.orElseThrow());
        }
        return row.property(property).value().filter(LocalDateTime.class::isInstance).map(LocalDateTime.class::cast)
                .map(local -> anywhere.apply(certificate, local)).orElse(certificate);
    }

    private static Fact<List<String>> refusing(Listed list) {
        return list.whereFalse("OAuthAuthentication", row -> Row.text(row, "Identity").or(() -> Row.text(row, "Server"))
                .orElse("a directory without a name"));
    }

    /**
     * Known where the one looked for is there, whatever is missing; not there only in a complete list whose identifiers can be
     * read.
     */
    private static Fact<List<PartnerApplication>> partners(Listed list, String metadata,
            Predicate<PartnerApplication> soughtFor) {
        List<PartnerApplication> all = new ArrayList<>();
        String doubt = list.gap();
        for (PsObject row : list.rows()) {
            Fact<String> identifier = list.text(row, "ApplicationIdentifier");
            if (!identifier.isKnown() && doubt == null) {
                doubt = String.join("; ", identifier.reasons());
            }
            all.add(PartnerApplication.of(Row.text(row, "Name").or(() -> Row.text(row, "Identity")).orElse(""),
                    identifier.toOptional().orElse(""))
                    .withEnabled(Row.fact(list.source(), row.bool("Enabled")))
                    .withTrustLevel(Row.fact(list.source(), row.string("ApplicationTrustLevel")))
                    .withMetadataUrl(Row.fact(list.source(), row.string(metadata))));
        }
        return doubt == null || all.stream().anyMatch(soughtFor) ? Fact.known(List.copyOf(all), list.source())
                : Fact.unknown(doubt);
    }
}
