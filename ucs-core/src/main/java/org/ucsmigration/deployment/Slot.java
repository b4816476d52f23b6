package org.ucsmigration.deployment;

/** What can be known of a deployment; of some of it once for each pool. */
enum Slot {

    POOLS("the pools that run User Services"),
    OAUTH_CERTIFICATES("the OAuth certificate"),
    LYNC_AUTODISCOVER("the OAuth configuration of Lync Server"),
    LYNC_PARTNERS("the partner applications of Lync Server"),
    EXCHANGE_AUTODISCOVER("the autodiscover addresses of Exchange"),
    EXCHANGE_PARTNERS("the partner applications of Exchange"),
    AUTH_CERTIFICATE("the authorisation configuration of Exchange"),
    EXCHANGE_CERTIFICATES("the certificates of Exchange"),
    AUTODISCOVER_REFUSING("the autodiscover directories of Exchange"),
    WEB_SERVICES_REFUSING("the web services directories of Exchange"),
    REPLICAS_BEHIND("replication"),
    MIGRATED("how many users of the pool have migrated"),
    TEST("a test of the connection by an administrator");

    final String about;

    Slot(String about) {
        this.about = about;
    }
}
