package org.ucsmigration.api;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import javax.sql.DataSource;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.advice.CommandLine;
import org.ucsmigration.deployment.Certificate;
import org.ucsmigration.deployment.DeploymentFacts;
import org.ucsmigration.deployment.PartnerApplication;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.Freshness;
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
import org.ucsmigration.fact.UserServicesPolicies;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.Wave;
import org.ucsmigration.output.ReportFiles;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.DocumentReader;
import org.ucsmigration.powershell.clixml.FragmentReader;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsShape;
import org.ucsmigration.powershell.clixml.Secret;
import org.ucsmigration.powershell.live.Connection;
import org.ucsmigration.powershell.live.PowerShellOptions;
import org.ucsmigration.powershell.probe.DeploymentProbe;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryOrigin;
import org.ucsmigration.registry.RegistryPath;
import org.ucsmigration.registry.RegistryValue;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.registry.probe.RegistrySweep;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.signins.SignInsCsv;
import org.ucsmigration.signins.SignInsDatabase;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.Watch;
import org.ucsmigration.testing.SampleUser;

/** A value of every type that a public method takes or belongs to. */
final class Values {

    private static final UserReport REPORT = SampleUser.READY.report();
    private static final PowerShellSession SESSION = PowerShellSession.scripted();
    private static final Registry REGISTRY = Registry.inMemory().key("HKCU\\Software").build();
    private static final DataSource NO_DATABASE = (DataSource) Proxy.newProxyInstance(Values.class.getClassLoader(),
            new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                throw new SQLException("no database");
            });
    private static final Source SOURCE = Source.of("Get-Mailbox");

    private static final List<Object> SOME = List.of("kenmyer@litwareinc.com", Instant.EPOCH, Duration.ofSeconds(1), new UUID(1,
            2), StandardCharsets.UTF_8,
            Clock.systemUTC(), Path.of("nowhere"), List.of(), Map.of(), new byte[1], new char[1], InputStream.nullInputStream(),
            new IllegalStateException(),
            SipAddress.of("kenmyer@litwareinc.com"), SOURCE, SampleUser.READY.identity(), SampleUser.READY.observations(),
            REPORT, REPORT.assessment(),
            REPORT.conclusion(), REPORT.nextStep(), REPORT.assessment().findings().get(0), Finding.about("has-badge"),
            Evidence.exchangeFlag(true, SOURCE),
            Precondition.MAILBOX_OPENED, Rules.documented(), SampleUser.survey().run(List.of()), SampleUser.probe(),
            Survey.over(SampleUser.probe()), Watch.over(SampleUser::probe), Watch.Timer.SYSTEM,
            ForkJoinPool.commonPool(), UserFacts.none(), UserFacts.builder(), Fact.known(Optional.of("NoUcs")),
            UserServicesPolicy.of("Global", true),
            UserServicesPolicies.complete(Map.of()), LocalDateTime.of(2026, 1, 1, 0, 0),
            DeploymentFacts.none(), Preflight.of(DeploymentFacts.none(), Instant.EPOCH), Certificate.of("A1"),
            PartnerApplication.of("Exchange", "1"), Mailbox.none(), ExchangeRelease.EXCHANGE_2013,
            HomePool.of("atl-cs-001.litwareinc.com"),
            Client.fromUserAgent("OC/15.0.4420.1017"), ClientSignIns.seen(), AccountScope.inScope(),
            MigrationFailure.of("it failed"), MailboxMove.none(),
            Move.rollback(), MoveCheck.of(REPORT, Move.rollback()), MoveCheck.of(REPORT, Move.rollback()).findings().get(0),
            Wave.of(Move.rollback()),
            ReportFiles.jsonLines(OutputStream.nullOutputStream()),
            Advice.of(Action.FIND_OUT, "Ask."), CommandLine.of("Get-Mailbox"), Freshness.standard(),
            SESSION, PowerShellOptions.standard(), Command.of("Get-Mailbox"), CommandResult.complete(SOURCE, List.of()),
            CommandError.of("access denied"),
            PsObject.of(Map.of("Name", "Ken Myer")), PsObject.builder(), PsObject.of(Map.of()).string("Name"),
            Secret.of(new char[1]),
            PsShape.of(List.of(), List.of("Name")), new FragmentReader(), DocumentReader.of("<Nil />"),
            Connection.exchange("mbx-01.litwareinc.com"),
            LyncProbe.over(SESSION), ExchangeProbe.over(SESSION), DeploymentProbe.over(SESSION),
            SignInsCsv.read(Path.of("nowhere")),
            NO_DATABASE, SignInsDatabase.read(NO_DATABASE, Instant.EPOCH),
            REGISTRY, REGISTRY.find("HKCU\\Software").orElseThrow(), Registry.inMemory(), RegistryValue.dword("InUCSMode",
            2165), RegistryProbe.of(REGISTRY),
            RegistrySweep.ofComputers(List.of()), RegistryPath.of("HKCU\\Software"), RegistryOrigin.unknown(),
            RegistrySweep.ofComputers(List.of()).read(reading -> { }));

    private static final Map<Class<?>, Object> PRIMITIVES = Map.of(boolean.class, true, int.class, 1, long.class, 6L);

    private Values() {
    }

    /** A value of that type, or empty where there is none here. */
    static Optional<Object> of(Class<?> type) {
        if (PRIMITIVES.containsKey(type)) {
            return Optional.of(PRIMITIVES.get(type));
        }
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            return Optional.of(Array.newInstance(type.getComponentType(), 0));
        }
        if (type.getPackageName().equals("java.util.function")) {
            return Optional.of(Proxy.newProxyInstance(Values.class.getClassLoader(), new Class<?>[] {type}, (proxy, method,
                    arguments) -> null));
        }
        return SOME.stream().filter(type::isInstance).findFirst();
    }
}
