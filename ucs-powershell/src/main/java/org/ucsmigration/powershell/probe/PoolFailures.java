package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;

/**
 * Whose migration failed, as the front ends of one pool say. Immutable once made.
 *
 * <p>Source: "Debug-CsUnifiedContactStore", whose sample shows {@code FailedUserData} blank: nobody failed. What stands in it
 * when it is not blank is inferred: whoever's SIP address is in a text of it.
 */
final class PoolFailures {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;<>\"'()\\[\\]{}=|]+");

    private final Source source;
    private final Map<SipAddress, String> named = new HashMap<>();
    private final List<String> gaps = new ArrayList<>();

    PoolFailures(String fqdn, CommandResult result) {
        // Apart from what the same cmdlet says of a user: neither takes the place of the other.
        Source bare = Source.of(ContactStoreState.OF_POOL.name() + " -PoolFqdn " + fqdn);
        source = result.source().at().map(bare::withTime).orElse(bare);
        result.problem().ifPresent(gaps::add);
        if (result.objects().isEmpty()) {
            gaps.add(source.text() + " gave no front end");
        }
        result.objects().forEach(this::add);
    }

    private void add(PsObject frontEnd) {
        PsProperty<Object> data = frontEnd.property("FailedUserData");
        if (data.isAbsent()) {
            gaps.add(Row.problem(source.text(), data));
        }
        for (String text : frontEnd.texts("FailedUserData")) {
            List<SipAddress> users = BETWEEN.splitAsStream(text).flatMap(word -> SipAddress.find(word).stream()).toList();
            users.forEach(sip -> named.putIfAbsent(sip, text));
            if (users.isEmpty() && !text.isBlank()) {
                gaps.add(source.text() + ": FailedUserData has no SIP address in it");
            }
        }
    }

    Fact<MigrationFailure> of(SipAddress user) {
        String text = named.get(user);
        if (text != null) {
            return Fact.known(StorageFailures.failure("the pool has among those that failed", text.strip()), source);
        }
        return gaps.isEmpty() ? Fact.known(MigrationFailure.none(), source)
                : Fact.unknown(String.join("; ", gaps.stream().distinct().toList()));
    }
}
