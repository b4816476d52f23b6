package org.ucsmigration.fact;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ucsmigration.fact.Fact.Contested;
import org.ucsmigration.fact.Fact.Known;
import org.ucsmigration.fact.Fact.Unknown;

/**
 * Facts as plain data: text, booleans, lists and maps. Numbers and times are text, since JSON libraries read numbers back as
 * different types; what has no order of its own is sorted; what is not known is absent.
 */
final class Plain {

    private Plain() {
    }

    static <T> Map<String, Object> fact(Slot<T> slot, Fact<T> fact) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (fact instanceof Known<T> known) {
            map.put("state", "known");
            put(map, slot, known);
        } else if (fact instanceof Contested<T> contested) {
            map.put("state", "contested");
            map.put("claims", contested.claims().stream().map(claim -> {
                Map<String, Object> one = new LinkedHashMap<>();
                put(one, slot, claim);
                return one;
            }).toList());
        } else if (fact instanceof Unknown<T> unknown && !unknown.isStated()) {
            map.put("state", "unstated");
        } else {
            map.put("state", "unknown");
            map.put("reasons", fact.reasons());
        }
        return map;
    }

    private static <T> void put(Map<String, Object> map, Slot<T> slot, Known<T> claim) {
        map.put("value", slot.plain(claim.value()));
        map.put("sources", claim.source().names());
        claim.source().at().ifPresent(at -> map.put("observedAt", at.toString()));
    }

    static Object policy(UserServicesPolicy policy) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("identity", policy.identity());
        map.put("scope", policy.scope().name());
        map.put("ucsAllowed", policy.allowsUcs());
        policy.migrationDelayInDays().ifPresent(days -> map.put("migrationDelayInDays", Integer.toString(days)));
        policy.since().ifPresent(since -> map.put("since", since.toString()));
        return map;
    }

    static Object mailbox(Mailbox mailbox) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("exists", mailbox.release().isPresent());
        mailbox.release().ifPresent(release -> {
            map.put("possibleReleases", release.possible().stream().map(Enum::name).toList());
            map.put("release", release.toString());
        });
        mailbox.since().ifPresent(since -> map.put("since", since.toString()));
        return map;
    }

    static Object clients(ClientSignIns signIns) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("complete", signIns.isComplete());
        signIns.completeSince().filter(since -> !signIns.isComplete())
                .ifPresent(since -> map.put("completeSince", since.toString()));
        map.put("clients", signIns.clients().stream()
                .sorted(Comparator.comparing(Client::kind).thenComparing(Client::description))
                .map(Plain::client).toList());
        return map;
    }

    private static Map<String, Object> client(Client client) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", client.kind().name());
        map.put("description", client.description());
        client.lastSeen().ifPresent(at -> map.put("lastSeen", at.toString()));
        return map;
    }

    static Object homePool(HomePool pool) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fqdn", pool.fqdn());
        pool.release().ifPresent(release -> map.put("release", release.name()));
        return map;
    }

    static Object accountScope(AccountScope scope) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("inScope", scope.isInScope());
        map.put("exclusions", scope.exclusions().stream().map(Enum::name).toList());
        return map;
    }

    static Object migrationFailure(MigrationFailure failure) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("failed", !failure.isNone());
        failure.code().ifPresent(code -> map.put("code", code));
        if (!failure.isNone()) {
            map.put("detail", failure.detail());
        }
        failure.failedAt().ifPresent(at -> map.put("failedAt", at.toString()));
        failure.lastSuccess().ifPresent(at -> map.put("lastSuccess", at.toString()));
        return map;
    }

    static Object mailboxMove(MailboxMove move) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pending", move.isPending());
        map.put("requests", move.requests().stream().map(Plain::request).toList());
        return map;
    }

    private static Map<String, Object> request(MailboxMove.Request request) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", request.status());
        map.put("target", request.target().name());
        map.put("targetName", request.targetName());
        return map;
    }
}
