package org.ucsmigration.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;

/** Reports drawn at random: every fact known, contested, unknown or unstated, with hostile text wherever text can stand. */
final class RandomReports {

    static final Instant AS_OF = Instant.parse("2026-11-26T12:00:00.5Z");
    /** What breaks readers of JSON, CSV or HTML, or those who look at it. */
    static final List<String> HOSTILE = List.of("Müller, Jörg", "</script><script>alert(1)</script>", "<!--",
            "=cmd|' /C calc'!A0",
            "+1", "-1+1", "@SUM(A1)", "a;=1+1", "a,\"=1+1\"", " =1", "\t=1", "\r=1", "\uFF1D1+1", "\uD83D", "\uDE00x",
            "x\uDE00\uD83Dy",
            "\uFFFE", "\uFFFF", "\uFDD0", "\uFEFFx", "a\u0000b", "\u202Eexe.txt", "\u200Fx", "\u2028x\u2029", "\u0085x",
            "\u001B[2J",
            "\uD83D\uDE00", "\uD83F\uDFFE", "\uDB40\uDC01", "\\u0041\\", "\"quoted\"", "line\r\nbreak", "'apostrophe", "#", "ﬀİı",
            "${jndi:ldap://x}", "x".repeat(5_000));

    private final Random random;

    RandomReports(long seed) {
        this.random = new Random(seed);
    }

    /** The next; its address is {@code user<number>@litwareinc.com}. */
    UserReport next(int number) {
        Rules rules = random.nextInt(4) > 0 ? Rules.documented()
                : Rules.documented().withFreshness(Duration.ofDays(1 + random.nextInt(9)))
                .requiring(Precondition.of("pilot " + text(), (about, facts) -> random.nextBoolean()
                ? about.met("IN_PILOT", text())
                        : about.notMet("NOT_IN " + text(), text(), text())));
        return UserReport.of(observations(number), rules, random.nextBoolean() ? AS_OF : AS_OF.plusMillis(random.nextInt(5_000)));
    }

    private Observations observations(int number) {
        Observations observations = Observations.of(identity(number), facts(), evidence());
        for (int i = random.nextInt(3); i > 0; i--) {
            observations = observations.withNote(text());
        }
        return observations;
    }

    private UserIdentity identity(int number) {
        UserIdentity user = UserIdentity.of("user" + number + "@litwareinc.com");
        if (random.nextBoolean()) {
            user = user.withUpn(text()).withSmtpAddress(text()).withSmtpAddress(text()).withDistinguishedName("CN=" + text());
        }
        if (random.nextBoolean()) {
            user = user.withDirectoryGuid(new UUID(random.nextLong(), random.nextLong())).withMailboxGuid(UUID.randomUUID())
                    .withSid("S-1-5-21-1-2-3-" + number).withMasterAccountSid("S-1-5-21-4-5-6-" + number);
        }
        return user;
    }

    private UserFacts facts() {
        return UserFacts.builder().policy(fact(this::policy)).mailbox(fact(this::mailbox))
                .mailboxOpened(fact(random::nextBoolean))
                .clients(fact(this::clients)).homePool(fact(this::pool)).serverToServerTrust(fact(random::nextBoolean))
                .accountScope(fact(this::scope)).enabledByServer(fact(random::nextBoolean)).migrationFailure(fact(this::failure))
                .mailboxMove(fact(this::mailboxMove)).build();
    }

    private <T> Fact<T> fact(Supplier<T> value) {
        return switch (random.nextInt(6)) {
            case 0 -> Fact.unknown(text());
            case 1 -> new Fact.Contested<>(IntStream.range(0, 2 + random.nextInt(2)).mapToObj(i -> known(value)).toList());
            default -> known(value);
        };
    }

    private <T> Fact.Known<T> known(Supplier<T> value) {
        return new Fact.Known<>(value.get(), source());
    }

    private UserServicesPolicy policy() {
        UserServicesPolicy policy = UserServicesPolicy.of(one("Global", "Site:Redmond", "Tag:" + text(), "NoUcs"),
                random.nextBoolean());
        policy = random.nextBoolean() ? policy.withMigrationDelayInDays(random.nextInt(181)) : policy;
        return random.nextBoolean() ? policy.withSince(time()) : policy;
    }

    private Mailbox mailbox() {
        ExchangeRelease.Generation[] all = ExchangeRelease.Generation.values();
        Mailbox mailbox = random.nextInt(5) == 0 ? Mailbox.none()
                : Mailbox.on(ExchangeRelease.of(all[random.nextInt(all.length)], all[random.nextInt(all.length)]));
        return random.nextBoolean() && mailbox.release().isPresent() ? mailbox.withSince(time()) : mailbox;
    }

    private ClientSignIns clients() {
        List<Client> some = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Client client = random.nextBoolean() ? Client.fromUserAgent(text())
                    : Client.of(Client.Kind.values()[random.nextInt(Client.Kind.values().length)], text());
            some.add(random.nextBoolean() ? client.withLastSeen(time()) : client);
        }
        return switch (random.nextInt(3)) {
            case 0 -> ClientSignIns.complete(some);
            case 1 -> ClientSignIns.completeSince(time(), some);
            default -> ClientSignIns.seen(some);
        };
    }

    private HomePool pool() {
        int release = random.nextInt(4);
        String name = one("pool01.litwareinc.com", "pool02.litwareinc.com", text());
        return release == 3 ? HomePool.of(name) : HomePool.of(name, HomePool.Release.values()[release]);
    }

    private AccountScope scope() {
        AccountScope.Exclusion[] all = AccountScope.Exclusion.values();
        return random.nextInt(3) > 0 ? AccountScope.inScope()
                : AccountScope.excluded(all[random.nextInt(all.length)], all[random.nextInt(all.length)]);
    }

    private MigrationFailure failure() {
        if (random.nextBoolean()) {
            return random.nextBoolean() ? MigrationFailure.none() : MigrationFailure.none().withLastSuccess(time());
        }
        MigrationFailure failure = MigrationFailure.of(text());
        failure = random.nextBoolean() ? failure.withCode(text()) : failure;
        return random.nextBoolean() ? failure.withFailedAt(time()) : failure;
    }

    private MailboxMove mailboxMove() {
        MailboxMove.Target[] all = MailboxMove.Target.values();
        return random.nextBoolean() ? MailboxMove.none()
                : MailboxMove.of(one("InProgress", "Queued", text()), all[random.nextInt(all.length)], one("", text()));
    }

    private List<Evidence> evidence() {
        List<Evidence> some = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Evidence one = switch (random.nextInt(8)) {
                case 0, 1 -> Evidence.serverState(one("Migrated", "Migrating", "Ready To Migrate", "Disabled", text()), source());
                case 2 -> Evidence.testSucceeded(source());
                case 3 -> Evidence.testFailed(text(), source());
                case 4 -> Evidence.exchangeFlag(random.nextBoolean(), source());
                case 5 -> Evidence.clientCache(random.nextBoolean() ? 2165 : random.nextInt(3), source());
                case 6 -> Evidence.none(Evidence.Authority.values()[random.nextInt(4)], text(), source());
                default -> Evidence.caller(MigrationState.values()[random.nextInt(4)], text());
            };
            one = one.authority() == Evidence.Authority.CLIENT_CACHE && random.nextBoolean() ? one.withVouched() : one;
            some.add(random.nextInt(4) == 0 ? one.withChangedAt(time()) : one);
        }
        return some;
    }

    private Source source() {
        Source source = Source.of(one("Get-CsUser", "Get-Mailbox", text()));
        return random.nextInt(4) > 0 ? source.withTime(time()) : source;
    }

    private Instant time() {
        return random.nextInt(20) == 0
                ? Instant.parse(random.nextBoolean() ? "-0044-03-15T12:00:00Z" : "+12345-01-01T00:00:00.000000001Z")
                : AS_OF.minus(Duration.ofMinutes(random.nextInt(20_000)));
    }

    private String text() {
        String text = random.nextInt(3) > 0 ? "word " + random.nextInt(1_000) : HOSTILE.get(random.nextInt(HOSTILE.size()));
        return text.isBlank() ? "x" + text : text;
    }

    @SafeVarargs
    private <T> T one(T... some) {
        return some[random.nextInt(some.length)];
    }
}
