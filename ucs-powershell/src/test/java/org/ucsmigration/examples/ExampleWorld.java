package org.ucsmigration.examples;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.Secret;
import org.ucsmigration.powershell.live.PowerShellOptions;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.signins.MonitoringDatabase;
import org.ucsmigration.testing.SampleUser;

/** What examples speak of without declaring it, and the folder in which their files lie. */
public abstract class ExampleWorld {

    /** Alive as long as the tests: a database in memory, which no file or process outlives. */
    private static final MonitoringDatabase MONITORING = MonitoringDatabase.of("kenmyer@litwareinc.com",
            "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)", Instant.parse("2026-11-20T08:00:00Z"));

    private static Path folder = Path.of("");

    protected final UserIdentity user = SampleUser.MIGRATED.identity();
    protected final List<UserIdentity> users = SampleUser.identities();
    protected final UserFacts facts = SampleUser.POLICY_FORBIDS.observations().facts();
    protected final List<Evidence> evidence = SampleUser.MIGRATED.observations().evidence();
    protected final Assessment assessment = SampleUser.POLICY_FORBIDS.report().assessment();
    protected final MigrationConclusion conclusion = SampleUser.MIGRATED.report().conclusion();
    protected final UserReport report = SampleUser.MIGRATED.report();
    protected final Probe probe = SampleUser.probe();
    protected final Probe lync = SampleUser.probe();
    protected final Probe exchange = SampleUser.probe();
    protected final Probe registry = SampleUser.probe();
    protected final PsObject row = PsObject.of(Map.of("SipAddress", "sip:kenmyer@litwareinc.com", "Enabled", true));
    protected final PowerShellSession session = PowerShellSession.scripted();
    protected final SipAddress pilot = SampleUser.READY.identity().sip();
    protected final Secret password = Secret.of("secret".toCharArray());
    protected final DataSource dataSource = MONITORING.source();
    protected final Iterable<Map<String, Object>> lastWeek = run(SampleUser.asOf());
    protected final Iterable<Map<String, Object>> today = run(SampleUser.asOf().plusSeconds(604_800));
    protected final Passwords console = () -> "secret".toCharArray();

    /** What the example does. */
    public abstract void run() throws Exception;

    static void in(Path newFolder) {
        folder = newFolder;
    }

    /** The lines of a run's document, in which one user is. */
    static List<Map<String, Object>> run(Instant asOf) {
        Map<String, Object> run = Map.of("kind", "run", "version", "1.0", "asOf", asOf.toString());
        Map<String, Object> user = new LinkedHashMap<>(UserReport.of(SampleUser.READY.observations(), asOf).toMap());
        user.put("kind", "user");
        user.remove("version");
        return List.of(run, user, Map.of("kind", "end", "users", "1", "cancelled", false, "problems", List.of(), "gaps",
                List.of()));
    }

    /** {@code Path.of}, in the examples' folder. */
    protected static Path at(String name) {
        return folder.resolve(name);
    }

    /** {@code PowerShellOptions.standard()}, with the engine and the stand-in modules of the tests. */
    protected static PowerShellOptions standInShell() {
        try {
            return PowerShellOptions.standard().withShell(System.getenv("UCS_PWSH"))
                    .withEnvironment("PSModulePath", Path.of(ExampleWorld.class.getResource("/modules").toURI()).toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A console, as far as an example needs one. */
    protected interface Passwords {
        char[] readPassword();
    }

    /** Somebody's own probe. */
    protected static final class BadgeProbe implements Probe {

        public BadgeProbe(Path file) {
            file.getFileSystem();
        }

        @Override
        public Observations observe(UserIdentity user) {
            boolean badge = user.sip().equals(UserIdentity.of("kenmyer@litwareinc.com").sip());
            return badge ? Observations.of(user, UserFacts.builder().serverToServerTrust(Fact.known(true, Source.of("badges")))
                    .build()) : Observations.of(user);
        }
    }

    /** Somebody's own session. */
    protected static final class JumpHostSession implements PowerShellSession {

        private final PowerShellSession session = PowerShellSession.scripted()
                .answer(Command.of("Get-CsSite"), PsObject.of(Map.of("Identity", "Site:Redmond")));

        public JumpHostSession(String host) {
            host.strip();
        }

        @Override
        public CommandResult invoke(Command command, Command... next) {
            return session.invoke(command, next);
        }

        @Override
        public CommandResult stream(Command command, Consumer<Object> consumer) {
            return session.stream(command, consumer);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    protected static Registry archiveOf(Registry.Builder content) {
        return content.build();
    }

    /** Somebody's own registry. */
    protected static final class ArchiveRegistry implements Registry {

        private final Registry archive;

        public ArchiveRegistry(Registry archive) {
            this.archive = archive;
        }

        @Override
        public String name() {
            return archive.name();
        }

        @Override
        public List<String> roots() {
            return archive.roots();
        }

        @Override
        public Optional<RegistryKey> find(String path) {
            return archive.find(path);
        }

        @Override
        public Optional<Instant> observedAt() {
            return archive.observedAt();
        }

        @Override
        public List<String> caveats() {
            return archive.caveats();
        }

        @Override
        public void close() {
            archive.close();
        }
    }
}
