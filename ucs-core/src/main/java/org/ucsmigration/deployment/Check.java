package org.ucsmigration.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.internal.Sentences;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.precondition.Finding;

/** The questions of the pre-flight, in the order in which the pages set things up; each with the page that asks for it. */
enum Check {

    OAUTH_CERTIFICATE("oauth-certificate", "the certificate that Lync Server signs its tokens with", Page.EXCHANGE),
    EXCHANGE_AUTODISCOVER("exchange-autodiscover", "the autodiscover address of the Exchange servers", Page.EXCHANGE),
    LYNC_AUTODISCOVER("lync-autodiscover", "the autodiscover address in Lync Server's OAuth configuration", Page.EXCHANGE),
    AUTODISCOVER_AGREEMENT("autodiscover-agreement", "whether both autodiscover addresses mean the same servers", Page.EXCHANGE),
    EXCHANGE_PARTNER("exchange-partner", "Lync Server among the partner applications of Exchange", Page.PARTNERS),
    LYNC_PARTNER("lync-partner", "Exchange among the partner applications of Lync Server", Page.PARTNERS),
    EXCHANGE_CERTIFICATE("exchange-certificate", "the certificate that Exchange signs its tokens with", Page.CERTIFICATE),
    AUTODISCOVER_DIRECTORY("autodiscover-directory", "whether Exchange's autodiscover accepts tokens", Page.DIRECTORIES),
    WEB_SERVICES_DIRECTORY("web-services-directory", "whether Exchange's web services accept tokens", Page.DIRECTORIES),
    REPLICATION("replication", "whether every Lync server has the configuration of today", Page.REPLICATION),
    PROOF("proof", "whether Lync Server and Exchange have worked together", Page.UCS);

    /** So many code points of a sentence are shown: the names in it come from outside, and there may be thousands. */
    private static final int LONGEST = 4000;

    final String id;
    final String about;
    final String page;

    Check(String id, String about, String page) {
        this.id = id;
        this.about = about;
        this.page = page;
    }

    Finding found(DeploymentReason reason, String sentence) {
        Finding.About finding = Finding.about(id);
        String whole = Sentences.ended(Shown.of(sentence, LONGEST));
        return switch (reason.outcome()) {
            case MET -> finding.met(reason.name(), whole);
            case NOT_MET -> finding.notMet(reason.name(), whole, reason.advice().orElseThrow());
            case UNKNOWN -> finding.unknown(reason.name(), whole, reason.advice().orElseThrow());
        };
    }

    /** The finding over one fact: claims that decide alike are one, claims that decide differently are contested. */
    <T> Finding over(Fact<T> fact, DeploymentReason unknown, DeploymentReason contested, BiFunction<T, String, Finding> ruling) {
        if (fact.isUnknown()) {
            return notKnown(unknown, fact.reasons());
        }
        List<Finding> rulings = new ArrayList<>();
        fact.claims().forEach(claim -> rulings.add(ruling.apply(claim.value(), " (" + claim.source().text() + ")")));
        Finding first = rulings.get(0);
        if (rulings.stream().allMatch(one -> one.outcome() == first.outcome())) {
            return first;
        }
        return found(contested, "Sources disagree on " + about + ": "
                + String.join(" Against it: ", rulings.stream().map(Finding::sentence).toList()));
    }

    Finding notKnown(DeploymentReason unknown, List<String> reasons) {
        return found(unknown, Sentences.begun(about) + ": not known. " + Sentences.begun(String.join("; ", reasons)));
    }

    /** The pages that the questions rest on. */
    private static final class Page {
        private static final String LEARN = "https://learn.microsoft.com/";
        static final String EXCHANGE = LEARN
                + "skypeforbusiness/plan-your-deployment/integrate-with-exchange/integrate-with-exchange";
        static final String PARTNERS = LEARN
                + "skypeforbusiness/deploy/integrate-with-exchange-server/configure-partner-applications";
        static final String CERTIFICATE =
                LEARN + "exchange/plan-and-deploy/integration-with-sharepoint-and-skype/maintain-oauth-certificate";
        static final String DIRECTORIES = LEARN
                + "microsoft-365/enterprise/configure-exchange-server-for-hybrid-modern-authentication";
        static final String REPLICATION = LEARN + "powershell/module/skypeforbusiness/get-csmanagementstorereplicationstatus";
        static final String UCS = LEARN + "skypeforbusiness/deploy/integrate-with-exchange-server/use-the-unified-contact-store";
    }
}
