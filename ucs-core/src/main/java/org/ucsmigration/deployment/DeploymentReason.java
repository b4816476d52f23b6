package org.ucsmigration.deployment;

import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.advice.CommandLine;
import org.ucsmigration.precondition.Outcome;

/**
 * The reason codes of the pre-flight: stable names; each with its outcome, the page that it rests on, and what to do. The
 * commands in it are text for people, to look or to act with; names and addresses in them are examples to be replaced.
 *
 * <p>Some conclusions are only inferred: no page says what follows. They are marked, and their outcome is unknown.
 *
 * @since 0.1.0
 */
public enum DeploymentReason {
    /** On every pool there is the same certificate, and it is valid. */
    OAUTH_CERTIFICATE_VALID(Check.OAUTH_CERTIFICATE),
    /** As valid, and it expires within 30 days. */
    OAUTH_CERTIFICATE_EXPIRES_SOON(Check.OAUTH_CERTIFICATE),
    /** None is assigned. */
    OAUTH_CERTIFICATE_MISSING(Check.OAUTH_CERTIFICATE, "Assign a certificate as OAuthTokenIssuer.", Commands.ASSIGN),
    /** It has expired. */
    OAUTH_CERTIFICATE_EXPIRED(Check.OAUTH_CERTIFICATE, "Renew the certificate and assign it as OAuthTokenIssuer.",
            Commands.ASSIGN),
    /** It is not valid yet. */
    OAUTH_CERTIFICATE_NOT_YET_VALID(Check.OAUTH_CERTIFICATE,
            "Assign a certificate that is valid already as OAuthTokenIssuer, and look at the servers' clocks.", Commands.ASSIGN),
    /** Pools have different ones, and the page asks for one. */
    OAUTH_CERTIFICATES_DIFFER(Check.OAUTH_CERTIFICATE, "Assign one certificate as OAuthTokenIssuer for all front ends.",
            Commands.ASSIGN),
    /** Another one is to take its place; which is used until then is not shown. */
    OAUTH_CERTIFICATE_CHANGES(Check.OAUTH_CERTIFICATE, true, "Look again after the change.", Commands.CERTIFICATE),
    /** There are several, and which is used is not documented. */
    OAUTH_CERTIFICATE_UNCLEAR(Check.OAUTH_CERTIFICATE, true, "Leave one certificate assigned as OAuthTokenIssuer.",
            Commands.CERTIFICATE),
    /** It is valid where it was read, and was not read on every pool: the cmdlet shows one computer's. */
    OAUTH_CERTIFICATE_NOT_SEEN_EVERYWHERE(Check.OAUTH_CERTIFICATE, false, "Read it on one front end of each pool.",
            Commands.CERTIFICATE),
    /** It is not known. */
    OAUTH_CERTIFICATE_UNKNOWN(Check.OAUTH_CERTIFICATE, false, "Read it on one front end of each pool.", Commands.CERTIFICATE),
    /** Sources disagree on it. */
    OAUTH_CERTIFICATE_CONTESTED(Check.OAUTH_CERTIFICATE, false, "Read it again on each front end.", Commands.CERTIFICATE),

    /** Exchange servers publish the address of autodiscover. */
    EXCHANGE_AUTODISCOVER_SET(Check.EXCHANGE_AUTODISCOVER),
    /** No Exchange server does. */
    EXCHANGE_AUTODISCOVER_MISSING(Check.EXCHANGE_AUTODISCOVER, "Give the autodiscover service of Exchange its address.",
            Commands.SERVICE_URI),
    /** None of the addresses is that of autodiscover.xml. */
    EXCHANGE_AUTODISCOVER_WRONG(Check.EXCHANGE_AUTODISCOVER, "Let the address end with /autodiscover/autodiscover.xml.",
            Commands.SERVICE_URI),
    /** Some are right and some wrong; which of them counts is not documented. */
    EXCHANGE_AUTODISCOVER_UNCLEAR(Check.EXCHANGE_AUTODISCOVER, true, "Let each address end with /autodiscover/autodiscover.xml.",
            Commands.SERVICE_URI),
    /** They are not known. */
    EXCHANGE_AUTODISCOVER_UNKNOWN(Check.EXCHANGE_AUTODISCOVER, false, "Read the addresses.", Commands.CLIENT_ACCESS),
    /** Sources disagree on them. */
    EXCHANGE_AUTODISCOVER_CONTESTED(Check.EXCHANGE_AUTODISCOVER, false, "Read the addresses again.", Commands.CLIENT_ACCESS),

    /** Lync Server has the address of the autodiscover service. */
    LYNC_AUTODISCOVER_SET(Check.LYNC_AUTODISCOVER),
    /** It has none. */
    LYNC_AUTODISCOVER_MISSING(Check.LYNC_AUTODISCOVER, "Give Lync Server the address of Exchange's autodiscover service.",
            Commands.OAUTH),
    /** It has that of autodiscover.xml, which is right in Exchange and wrong here. */
    LYNC_AUTODISCOVER_WRONG(Check.LYNC_AUTODISCOVER, "Let the address end with autodiscover.svc, the service, instead of .xml.",
            Commands.OAUTH),
    /** It ends with neither; whether it works is not documented. */
    LYNC_AUTODISCOVER_UNCLEAR(Check.LYNC_AUTODISCOVER, true, "Let the address end with /autodiscover/autodiscover.svc.",
            Commands.OAUTH),
    /** It is not known. */
    LYNC_AUTODISCOVER_UNKNOWN(Check.LYNC_AUTODISCOVER, false, "Read the OAuth configuration.", Commands.CONFIGURATION),
    /** Sources disagree on it. */
    LYNC_AUTODISCOVER_CONTESTED(Check.LYNC_AUTODISCOVER, false, "Read the OAuth configuration again.", Commands.CONFIGURATION),

    /** Both sides name one host. Whether the name leads to Exchange, DNS tells. */
    AUTODISCOVER_AGREES(Check.AUTODISCOVER_AGREEMENT),
    /** They name different hosts, of which either may lead to the other. */
    AUTODISCOVER_DIFFERS(Check.AUTODISCOVER_AGREEMENT, true,
            "See in DNS whether Lync Server's address leads to these Exchange servers.",
            Commands.CONFIGURATION),
    /** Lync Server asks Exchange Online, and there are Exchange servers: users with mailboxes there may not be found. */
    AUTODISCOVER_IN_CLOUD(Check.AUTODISCOVER_AGREEMENT, true,
            "Find out where the mailboxes are, and name that autodiscover service.",
            Commands.CONFIGURATION),
    /** One of the two is not known, or blank. */
    AUTODISCOVER_AGREEMENT_UNKNOWN(Check.AUTODISCOVER_AGREEMENT, false, "Read both addresses.", Commands.CONFIGURATION),
    /** Sources disagree on one of the two. */
    AUTODISCOVER_AGREEMENT_CONTESTED(Check.AUTODISCOVER_AGREEMENT, false, "Read both addresses again.", Commands.CONFIGURATION),

    /** Exchange has Lync Server as an enabled partner application. */
    EXCHANGE_PARTNER_SET(Check.EXCHANGE_PARTNER),
    /** It has not. */
    EXCHANGE_PARTNER_MISSING(Check.EXCHANGE_PARTNER, "Make Lync Server a partner application of Exchange: run "
            + "Configure-EnterprisePartnerApplication.ps1 of Exchange's Scripts folder with -ApplicationType Lync and "
            + "-AuthMetaDataUrl 'https://<pool>/metadata/json/1', and restart IIS on the Exchange servers.", Commands.PARTNERS),
    /** It is not enabled. */
    EXCHANGE_PARTNER_DISABLED(Check.EXCHANGE_PARTNER, "Enable the partner application, and restart IIS.", Commands.ENABLE),
    /** What is there may or may not be it, or leads to a host that is no pool's. */
    EXCHANGE_PARTNER_UNCLEAR(Check.EXCHANGE_PARTNER, true, "See whether the partner application means a pool of today.",
            Commands.PARTNERS),
    /** It is not known. */
    EXCHANGE_PARTNER_UNKNOWN(Check.EXCHANGE_PARTNER, false, "Read Exchange's partner applications.", Commands.PARTNERS),
    /** Sources disagree on it. */
    EXCHANGE_PARTNER_CONTESTED(Check.EXCHANGE_PARTNER, false, "Read Exchange's partner applications again.", Commands.PARTNERS),

    /** Lync Server has Exchange as an enabled, fully trusted partner application. */
    LYNC_PARTNER_SET(Check.LYNC_PARTNER),
    /** It has not. */
    LYNC_PARTNER_MISSING(Check.LYNC_PARTNER, "Make Exchange a partner application of Lync Server.", Commands.ADD),
    /** It is not enabled. */
    LYNC_PARTNER_DISABLED(Check.LYNC_PARTNER, "Enable the partner application.", Commands.TRUST),
    /** Its trust level is not Full: it may not act for users. */
    LYNC_PARTNER_NOT_TRUSTED(Check.LYNC_PARTNER, "Set the trust level of the partner application to Full.", Commands.TRUST),
    /** What is there may or may not be it. */
    LYNC_PARTNER_UNCLEAR(Check.LYNC_PARTNER, true, "See whether the partner application means the Exchange of today.",
            Commands.CS_PARTNERS),
    /** It is not known. */
    LYNC_PARTNER_UNKNOWN(Check.LYNC_PARTNER, false, "Read Lync Server's partner applications.", Commands.CS_PARTNERS),
    /** Sources disagree on it. */
    LYNC_PARTNER_CONTESTED(Check.LYNC_PARTNER, false, "Read Lync Server's partner applications again.", Commands.CS_PARTNERS),

    /** The certificate that Exchange's authorisation configuration names is there and valid. */
    EXCHANGE_CERTIFICATE_VALID(Check.EXCHANGE_CERTIFICATE),
    /** As valid, and it expires within 30 days. */
    EXCHANGE_CERTIFICATE_EXPIRES_SOON(Check.EXCHANGE_CERTIFICATE),
    /** None is named, or the server has none of that thumbprint. */
    EXCHANGE_CERTIFICATE_MISSING(Check.EXCHANGE_CERTIFICATE, "Make a new certificate the current one.", Commands.ROTATE,
            Commands.PUBLISH),
    /** It has expired. */
    EXCHANGE_CERTIFICATE_EXPIRED(Check.EXCHANGE_CERTIFICATE, "Make a new certificate the current one.", Commands.ROTATE,
            Commands.PUBLISH),
    /** It is not valid yet. */
    EXCHANGE_CERTIFICATE_NOT_YET_VALID(Check.EXCHANGE_CERTIFICATE, "Make a certificate the current one that is valid already.",
            Commands.ROTATE, Commands.PUBLISH),
    /** It is not known. */
    EXCHANGE_CERTIFICATE_UNKNOWN(Check.EXCHANGE_CERTIFICATE, false, "Read which certificate is current, and its dates.",
            Commands.AUTH, Commands.EXCHANGE_CERTIFICATES),
    /** Sources disagree on it. */
    EXCHANGE_CERTIFICATE_CONTESTED(Check.EXCHANGE_CERTIFICATE, false, "Read it again on each Exchange server.", Commands.AUTH,
            Commands.EXCHANGE_CERTIFICATES),

    /** Every autodiscover directory accepts tokens. */
    AUTODISCOVER_ACCEPTS_TOKENS(Check.AUTODISCOVER_DIRECTORY),
    /** One or more do not: whom they answer gets a 401. */
    AUTODISCOVER_REFUSES_TOKENS(Check.AUTODISCOVER_DIRECTORY, "Let the directory accept tokens.", Commands.ALLOW_AUTODISCOVER),
    /** It is not known. */
    AUTODISCOVER_TOKENS_UNKNOWN(Check.AUTODISCOVER_DIRECTORY, false, "Read the directories.", Commands.AUTODISCOVER),
    /** Sources disagree on it. */
    AUTODISCOVER_TOKENS_CONTESTED(Check.AUTODISCOVER_DIRECTORY, false, "Read the directories again.", Commands.AUTODISCOVER),

    /** Every web services directory accepts tokens. */
    WEB_SERVICES_ACCEPT_TOKENS(Check.WEB_SERVICES_DIRECTORY),
    /** One or more do not: whom they answer gets a 401. */
    WEB_SERVICES_REFUSE_TOKENS(Check.WEB_SERVICES_DIRECTORY, "Let the directory accept tokens.", Commands.ALLOW_WEB_SERVICES),
    /** It is not known. */
    WEB_SERVICES_TOKENS_UNKNOWN(Check.WEB_SERVICES_DIRECTORY, false, "Read the directories.", Commands.WEB_SERVICES),
    /** Sources disagree on it. */
    WEB_SERVICES_TOKENS_CONTESTED(Check.WEB_SERVICES_DIRECTORY, false, "Read the directories again.", Commands.WEB_SERVICES),

    /** Every computer has the configuration of today. */
    REPLICATION_UP_TO_DATE(Check.REPLICATION),
    /** Some have an older one. It is no fault of the trust; a policy granted today may not hold there. */
    REPLICATION_BEHIND(Check.REPLICATION, true, "Wait until every computer is up to date, or find out why one is not.",
            Commands.REPLICAS),
    /** It is not known. */
    REPLICATION_UNKNOWN(Check.REPLICATION, false, "Read the replication status.", Commands.REPLICAS),
    /** Sources disagree on it. */
    REPLICATION_CONTESTED(Check.REPLICATION, false, "Read the replication status again.", Commands.REPLICAS),

    /** Users have migrated, or a test succeeded: it has worked. */
    TRUST_PROVEN(Check.PROOF),
    /** A test failed for another reason than missing rights. */
    TRUST_TEST_FAILED(Check.PROOF, "Look into the reason that the test gives: 401 means that Exchange accepts no tokens.",
            Commands.TEST),
    /** Nobody has migrated yet, as far as is known, and no test was made: what is set up need not work. */
    TRUST_UNPROVEN(Check.PROOF, false, "Let one pilot user migrate first, or test it for one; the test writes an item into the "
            + "mailbox.",
            Commands.TEST),
    /** Sources disagree on the test. */
    TRUST_TEST_CONTESTED(Check.PROOF, false, "Test again, and state the outcome once; the test writes an item into the mailbox.",
            Commands.TEST);

    private final Check check;
    private final Outcome outcome;
    private final boolean inferred;
    @Nullable
    private final Advice advice;

    DeploymentReason(Check check) {
        this.check = check;
        this.outcome = Outcome.MET;
        this.inferred = false;
        this.advice = null;
    }

    DeploymentReason(Check check, String remedy, CommandLine... commands) {
        this.check = check;
        this.outcome = Outcome.NOT_MET;
        this.inferred = false;
        this.advice = Commands.advice(Action.SET_UP_TRUST, remedy, commands);
    }

    DeploymentReason(Check check, boolean inferred, String remedy, CommandLine... commands) {
        this.check = check;
        this.outcome = Outcome.UNKNOWN;
        this.inferred = inferred;
        this.advice = Commands.advice(Action.FIND_OUT, remedy, commands);
    }

    /** The id of the finding that it is a reason of, for example {@code lync-partner}. */
    public String finding() {
        return check.id;
    }

    /** The outcome that this reason gives. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether it is only inferred that this endangers the migration; the outcome is then unknown. */
    public boolean isInferred() {
        return inferred;
    }

    /** What to do about it; empty exactly where the outcome is met. */
    public Optional<Advice> advice() {
        return Optional.ofNullable(advice);
    }

    /** The address of the page that asks for it. */
    public String page() {
        return check.page;
    }
}
