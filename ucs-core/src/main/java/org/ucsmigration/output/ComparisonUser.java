package org.ucsmigration.output;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.precondition.Outcome;

/**
 * What a comparison keeps of a user's line: codes as they stand there, since a later minor version may have others.
 *
 * @param guid     of the directory, null where the run does not know it
 * @param move     the verdict of the move that the run checks, null where it checks none
 * @param blockers the reason of each precondition that is not met, or not known and blocks
 * @param pool     null where it is not known, as are the policy and what it allows
 * @param readings when what decides the conclusion and each known fact was seen
 * @param flag     whether Exchange's flag was seen to be True
 * @param online   whether anything says that the account is hosted online
 * @param inLync   whether anything says which pool the account has, or whether it is in scope
 */
record ComparisonUser(SipAddress sip, @Nullable UUID guid, String state, String certainty, String verdict, @Nullable String move,
        Map<String, String> blockers, String nextStep, @Nullable String pool, @Nullable String policy, @Nullable String allows,
        Map<String, Instant> readings, boolean flag, boolean online, boolean inLync) {

    /** Of the readings, the one that decides the conclusion; no fact has this name. */
    static final String CONCLUSION = "conclusion";

    /** What is the same for many users is kept once. */
    static final class Shared {

        private final Map<Object, Object> values = new HashMap<>();

        @SuppressWarnings("unchecked")
        <T> T of(T value) {
            Object first = values.putIfAbsent(value, value);
            return first == null ? value : (T) first;
        }

        @Nullable
        <T> T ofNullable(@Nullable T value) {
            return value == null ? null : of(value);
        }
    }

    static ComparisonUser of(ComparisonLine line, Shared shared) {
        ComparisonLine identity = line.map("identity");
        ComparisonLine conclusion = line.map("conclusion");
        ComparisonLine assessment = line.map("assessment");
        ComparisonLine facts = line.map("facts");
        ComparisonLine move = line.findMap("move");
        List<ComparisonLine> evidence = conclusion.maps("evidence");
        return new ComparisonUser(sip(identity), guid(identity), shared.of(conclusion.text("state")),
                shared.of(conclusion.text("certainty")), shared.of(assessment.text("outcome")),
                move == null ? null : shared.of(move.text("verdict")), shared.of(blockers(assessment)),
                shared.of(line.map("nextStep").text("action")),
                shared.ofNullable(said(facts.map("homePool"), pool -> pool.text("fqdn"))),
                shared.ofNullable(said(facts.map("policy"), policy -> policy.text("identity"))),
                shared.ofNullable(said(facts.map("policy"), policy -> Boolean.toString(policy.isTrue("ucsAllowed")))),
                shared.of(readings(conclusion, evidence, facts, shared)),
                isFlagSet(evidence), isOnline(facts.map("accountScope")),
                !claims(facts.map("homePool")).isEmpty() || !claims(facts.map("accountScope")).isEmpty());
    }

    private static SipAddress sip(ComparisonLine identity) {
        String text = identity.text("sip");
        return SipAddress.find(text).orElseThrow(() -> identity.refused("sip", "a SIP address as kenmyer@litwareinc.com", text));
    }

    @Nullable
    private static UUID guid(ComparisonLine identity) {
        String text = identity.findText("directoryGuid");
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw identity.refused("directoryGuid", "a GUID as 6f1b9c3e-2f2d-4c9a-9d53-0f4f3f0a8a11", text);
        }
    }

    private static Map<String, String> blockers(ComparisonLine assessment) {
        List<String> unjudged = assessment.texts("unjudged");
        Map<String, String> blockers = new TreeMap<>();
        for (ComparisonLine finding : assessment.maps("findings")) {
            String precondition = finding.text("precondition");
            if (!finding.text("outcome").equals(Outcome.MET.name()) && !unjudged.contains(precondition)) {
                blockers.put(precondition, finding.text("reason"));
            }
        }
        return blockers;
    }

    private static List<ComparisonLine> claims(ComparisonLine fact) {
        return switch (fact.text("state")) {
            case "known" -> List.of(fact);
            case "contested" -> fact.maps("claims");
            default -> List.of();
        };
    }

    /** What each claim says, in an order that does not depend on theirs; null where nothing is known. */
    @Nullable
    private static String said(ComparisonLine fact, Function<ComparisonLine, String> word) {
        TreeSet<String> said = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        claims(fact).forEach(claim -> said.add(word.apply(claim.map("value"))));
        return said.isEmpty() ? null : String.join(" or ", said);
    }

    private static Map<String, Instant> readings(ComparisonLine conclusion, List<ComparisonLine> evidence, ComparisonLine facts,
            Shared shared) {
        Map<String, Instant> readings = new HashMap<>();
        String decidedBy = conclusion.findText("decidedBy");
        for (ComparisonLine one : evidence) {
            Instant at = one.findTime("observedAt");
            if (at != null && (decidedBy == null || decidedBy.equals(one.text("authority")))) {
                readings.merge(CONCLUSION, shared.of(at), (known, other) -> known.isBefore(other) ? other : known);
            }
        }
        for (String key : facts.keys()) {
            ComparisonLine fact = facts.map(key);
            Instant at = fact.text("state").equals("known") ? fact.findTime("observedAt") : null;
            if (at != null) {
                readings.put(shared.of(key), shared.of(at));
            }
        }
        return Map.copyOf(readings);
    }

    private static boolean isFlagSet(List<ComparisonLine> evidence) {
        return evidence.stream().anyMatch(one -> one.text("authority").equals(Evidence.Authority.EXCHANGE_FLAG.name())
                && one.text("state").equals(MigrationState.MIGRATED.name()));
    }

    private static boolean isOnline(ComparisonLine scope) {
        return claims(scope).stream().anyMatch(claim -> claim.map("value").texts("exclusions")
                .contains(AccountScope.Exclusion.HOSTED_ONLINE.name()));
    }

    /** What the user is known by from run to run. */
    Object key() {
        return guid == null ? sip : guid;
    }

    /** How far the contacts are on the way to Exchange: 0 in Lync, 1 on the way, 2 in Exchange; -1 where it is not known. */
    int way() {
        return state.equals(MigrationState.NOT_MIGRATED.name()) ? 0 : state.equals(MigrationState.MIGRATING.name()) ? 1
                : state.equals(MigrationState.MIGRATED.name()) ? 2 : -1;
    }

    /** Whether a fresh reading of the server says that the contacts are in Lync. */
    boolean isProvenInLync() {
        return way() == 0 && certainty.equals(MigrationConclusion.Certainty.DEFINITE.name());
    }

    /** Whether that was seen at the same time in both. */
    boolean isAsOld(String reading, ComparisonUser other) {
        Instant at = readings.get(reading);
        return at != null && Objects.equals(at, other.readings.get(reading));
    }
}
