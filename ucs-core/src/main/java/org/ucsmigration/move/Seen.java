package org.ucsmigration.move;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ucsmigration.Source;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.report.UserReport;

/** What a report and the caller know of one user, by what a move asks of it. */
record Seen(UserReport report, Move move) {

    /** How old a proof may be: contacts may come and go without any administrator. */
    private static final Duration A_DAY = Duration.ofHours(24);

    MigrationConclusion conclusion() {
        return report.conclusion();
    }

    UserFacts facts() {
        return report.observations().facts();
    }

    boolean isDefinitely(MigrationState state) {
        return conclusion().state() == state && conclusion().isDefinite();
    }

    /** How old a proof may be: a day, or the freshness of the report's rules if that is less. */
    Duration limit() {
        Duration freshness = report.rules().freshness();
        return freshness.compareTo(A_DAY) < 0 ? freshness : A_DAY;
    }

    boolean isRecent(Optional<Instant> at) {
        return at.isPresent() && isWithin(limit(), at.get());
    }

    /** Whether a fact was read no longer ago than the report's rules count as fresh; what the caller states is stated now. */
    boolean isFresh(Source source) {
        return source.equals(Source.CALLER) || source.at().filter(at -> isWithin(report.rules().freshness(), at)).isPresent();
    }

    private boolean isWithin(Duration limit, Instant at) {
        Duration age = Duration.between(at, report.asOf());
        return !age.isNegative() && age.compareTo(limit) <= 0;
    }

    /** Until when a reading that was fresh enough stays so; one that may be older than a day goes by the rules' freshness. */
    Instant until(Instant at) {
        return at.plus(isWithin(limit(), at) ? limit() : report.rules().freshness());
    }

    /** When the server was read that decides. */
    Optional<Instant> serverAt() {
        return conclusion().deciding().flatMap(Evidence::observedAt);
    }

    /** Whether the server said "Disabled", and nobody says that it enables the user. */
    boolean isDisabled() {
        return mode().equalsIgnoreCase("Disabled") && facts().enabledByServer().claims().stream().noneMatch(Fact.Known::value);
    }

    /** Whether the server is read to wait for the sign-in only, and nobody says otherwise. */
    boolean isReady() {
        return !mode().equalsIgnoreCase("Disabled") && facts().enabledByServer().claims().stream().allMatch(Fact.Known::value);
    }

    private String mode() {
        return conclusion().deciding().flatMap(Evidence::ucsMode).orElse("");
    }

    /** When the policy was read: what its source says, else what the caller does; what the caller states itself, now. */
    Optional<Instant> policyAt(Fact.Known<UserServicesPolicy> known) {
        return known.source().at().or(move::policyReadAt)
                .or(() -> known.source().equals(Source.CALLER) ? Optional.of(report.asOf()) : Optional.empty());
    }

    /**
     * When each proof of a GO ends to be fresh: the server's answer, a policy that forbids and keeps it so, and whatever else
     * the kind of move rests on.
     */
    Stream<Instant> ends() {
        Duration freshness = report.rules().freshness();
        Stream<Instant> policy = facts().policy() instanceof Fact.Known<UserServicesPolicy> known && !known.value().allowsUcs()
                ? policyAt(known).filter(at -> isWithin(freshness, at)).stream() : Stream.empty();
        Stream<Instant> flag = move.kind() == Move.Kind.MAILBOX_TO_EXCHANGE_2010
                ? conclusion().flag().flatMap(Evidence::observedAt).stream() : Stream.empty();
        Stream<Instant> word = conclusion().isFlagSet() ? move.contactsConfirmed(report.identity().sip()).stream()
                : Stream.empty();
        Stream<? extends Fact.Known<?>> facts = switch (move.kind()) {
            case USER_TO_POOL -> facts().homePool().claims().stream();
            case ROLLBACK -> facts().mailbox().claims().stream();
            default -> Stream.empty();
        };
        Stream<Instant> read = facts.map(Fact.Known::source).filter(this::isFresh).flatMap(source -> source.at().stream());
        return Stream.concat(Stream.of(serverAt().stream(), policy, flag).flatMap(some -> some).map(this::until),
                Stream.concat(word, read).map(at -> at.plus(freshness)));
    }

    /** Whether the policy is known, uncontested, to forbid, by a reading of the day. */
    boolean isForbidden() {
        return facts().policy() instanceof Fact.Known<UserServicesPolicy> known && !known.value().allowsUcs()
                && isRecent(policyAt(known));
    }

    /** Whether any policy that is said to hold forbids. */
    boolean isForbiddenByAny() {
        return facts().policy().claims().stream().anyMatch(claim -> !claim.value().allowsUcs());
    }

    /** Whether policy, replication and server were read in this order, so that the server's answer is one under the policy. */
    boolean isHeld() {
        Optional<Instant> policyAt = facts().policy() instanceof Fact.Known<UserServicesPolicy> known ? policyAt(known)
                : Optional.empty();
        Optional<Instant> replicated = move.replicationUpToDate();
        return policyAt.isPresent() && replicated.isPresent() && serverAt().isPresent()
                && !replicated.get().isBefore(policyAt.get()) && !serverAt().get().isBefore(replicated.get());
    }

    /** Whether an Exchange flag of False was read within the day, and none says True. */
    boolean isFlagCleared() {
        return !conclusion().isFlagSet() && isRecent(conclusion().flag().flatMap(Evidence::observedAt));
    }

    /** Whether the user's word that the contacts are there is fresh, and later than any other sign that they were in Exchange. */
    boolean isConfirmed() {
        return move.contactsConfirmed(report.identity().sip()).filter(at -> isWithin(report.rules().freshness(), at)
                && signsBesideTheFlag().stream().allMatch(sign -> sign.changedAt().or(sign::observedAt).filter(at::isAfter)
                        .isPresent())).isPresent();
    }

    private List<Evidence> signsBesideTheFlag() {
        return conclusion().signsOfRollback().stream().filter(one -> !conclusion().flag().equals(Optional.of(one))).toList();
    }

    /** Whether anybody says that the account is out of scope on that ground: a known obstacle always counts. */
    boolean isExcluded(Exclusion ground) {
        return facts().accountScope().claims().stream().anyMatch(claim -> claim.value().exclusions().contains(ground));
    }

    /** Whether Exchange's flag is True, and nothing that was collected of Lync knows the user. */
    boolean hasLeftLync() {
        boolean serverKnows = conclusion().evidence().stream().anyMatch(one -> one.ucsMode().isPresent());
        return conclusion().isFlagSet() && !serverKnows && facts().homePool().isUnknown() && facts().policy().isUnknown();
    }

    /**
     * A known failure of attempts to migrate, in words with its source. Its age counts from the server's answer and not from
     * the report's instant, so that no failure dissolves by waiting.
     */
    Optional<String> failure() {
        Instant at = serverAt().orElse(report.asOf());
        return facts().migrationFailure().claims().stream()
                .filter(claim -> claim.value().isStanding(claim.source(), at, report.rules().freshness())).findFirst()
                .map(claim -> "An attempt to migrate failed: " + claim.value() + by(claim.source()));
    }

    /** The end of a sentence that names who says so. */
    static String by(Source source) {
        return " (" + source.text() + ").";
    }
}
