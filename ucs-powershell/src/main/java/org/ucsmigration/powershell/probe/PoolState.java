package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * How many users of a pool are where, as {@code Debug-CsUnifiedContactStore -PoolFqdn} counts them. Immutable.
 *
 * <p>A total is known where every front end gave its number; the documented sample leaves some blank.
 *
 * @since 0.1.0
 */
public final class PoolState {

    private static final int LONGEST_NAME = 255;

    private final String fqdn;
    private final List<PsObject> frontEnds;
    private final Source source;
    @Nullable
    private final String problem;

    private PoolState(String fqdn, List<PsObject> frontEnds, Source source, @Nullable String problem) {
        this.fqdn = fqdn;
        this.frontEnds = frontEnds;
        this.source = source;
        this.problem = problem;
    }

    static PoolState of(String fqdn, CommandResult result) {
        String problem = result.problem().orElse(result.objects().isEmpty()
                ? result.source().text() + ": the pool gave no front end" : null);
        return new PoolState(fqdn, result.objects(), result.source(), problem);
    }

    /** The pool's fully qualified name. */
    public String fqdn() {
        return fqdn;
    }

    /** Who says it, and when. */
    public Source source() {
        return source;
    }

    /** The front ends that answered, in order. */
    public List<String> frontEnds() {
        return frontEnds.stream().map(row -> Row.text(row, "FrontEnd").orElse("a front end without a name")).toList();
    }

    /** Users whose policy does not allow UCS. */
    public OptionalLong disabled() {
        return total("UcsDisabledCount");
    }

    /** Users who may migrate and have not. */
    public OptionalLong allowed() {
        return total("UcsAllowedCount");
    }

    /** Users who are being migrated. */
    public OptionalLong migrating() {
        return total("UcsMigratingCount");
    }

    /** Users who have been migrated. */
    public OptionalLong migrated() {
        return total("UcsMigratedCount");
    }

    /** How many users have migrated at least: some front end may not say how many of its own. */
    Fact<Long> migratedAtLeast() {
        List<Long> numbers = frontEnds.stream().flatMap(row -> row.number("UcsMigratedCount").value().stream())
                .filter(number -> number >= 0).toList();
        if (numbers.isEmpty()) {
            return Fact.unknown(problem != null ? problem
                    : source.text() + " -PoolFqdn " + fqdn + ": no front end says how many users have migrated");
        }
        return Fact.known(numbers.stream().reduce(0L, (sum, number) -> number > Long.MAX_VALUE - sum ? Long.MAX_VALUE
                : sum + number),
                source);
    }

    private OptionalLong total(String property) {
        long sum = 0;
        for (PsObject frontEnd : frontEnds) {
            Optional<Long> count = frontEnd.number(property).value().filter(number -> number >= 0);
            if (count.isEmpty() || problem != null) {
                return OptionalLong.empty();
            }
            sum += count.get();
        }
        return frontEnds.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** What the front ends say of users whose migration failed, as they write it; empty where they say nothing. */
    public List<String> failedUsers() {
        List<String> all = new ArrayList<>();
        frontEnds.forEach(row -> row.texts("FailedUserData").stream().filter(text -> !text.isBlank()).forEach(all::add));
        return List.copyOf(all);
    }

    /** Why the pool's numbers are not known, as a sentence's part that names the cmdlet; empty where it answered. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** The pool and its totals. */
    @Override
    public String toString() {
        return Shown.of(fqdn, LONGEST_NAME) + ": " + (problem != null ? problem
                : "disabled " + words(disabled()) + ", allowed " + words(allowed()) + ", migrating " + words(migrating())
                + ", migrated " + words(migrated()) + ", failed " + failedUsers().size());
    }

    private static String words(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "not known";
    }
}
