package org.ucsmigration.powershell.internal.psrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsSecureString;
import org.ucsmigration.powershell.clixml.Secret;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Argument;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("With a real server, the engine")
class RealServerTest {

    private static final String TEXT = "p\u00e4ss$(1)'\"\u2019;\ud83d\ude00";
    private static final String REVEAL = "param($s) [System.Net.NetworkCredential]::new('', $s).Password";

    private static PipelineRequest script(String text, Object... arguments) {
        return PipelineRequest.of(new Step(text, Step.Kind.SCRIPT,
                List.of(arguments).stream().map(v -> new Argument(null, v)).toList()));
    }

    @Test
    @DisplayName("agrees on a session key once, and only when there is a secret")
    void keyExchange() throws Exception {
        try (EngineDriver engine = new EngineDriver()) {
            assertThat(engine.output(script("1"))).containsExactly(1);
            assertThat(engine.keys().isDone()).isFalse();
            assertThat(engine.output(script(REVEAL, Secret.of(TEXT.toCharArray())))).containsExactly(TEXT);
            assertThat(engine.keys().isDone()).isTrue();
            assertThat(engine.output(script(REVEAL, Secret.of(new char[0])))).containsExactly("");
        }
    }

    @Test
    @DisplayName("sends secrets and credentials, as arguments and as input, so that they arrive as such")
    void secretsArrive() throws Exception {
        try (EngineDriver engine = new EngineDriver()) {
            PsObject credential = PsObject.credential("litwareinc\\kenmyer", Secret.of(TEXT.toCharArray()));
            String unpack = "$c.GetType().FullName; $c.UserName; $c.GetNetworkCredential().Password";
            assertThat(engine.output(script("param([pscredential]$c) " + unpack, credential)))
                    .containsExactly("System.Management.Automation.PSCredential", "litwareinc\\kenmyer", TEXT);
            PipelineRequest piped = script("$input | ForEach-Object { $_.GetType().Name }")
                    .withInput(List.of(1, Secret.of("x".toCharArray()), "two"));
            assertThat(engine.output(piped)).containsExactly("Int32", "SecureString", "String");
        }
    }

    @Test
    @DisplayName("takes a secure string that can be sent back as it is, and read once there is a key")
    void secretsReturn() throws Exception {
        try (EngineDriver engine = new EngineDriver()) {
            String make = "param($t) $s = [securestring]::new(); foreach ($c in $t.ToCharArray()) { $s.AppendChar($c) }; $s";
            PsSecureString secret = (PsSecureString) engine.output(script(make, TEXT)).get(0);
            assertThat(engine.output(script(REVEAL, secret))).containsExactly(TEXT);
            assertThat(engine.keys().isDone()).isFalse();
            assertThat(engine.output(script(REVEAL, Secret.of(new char[] {'x'})))).containsExactly("x");
            assertThat(new String(engine.keys().decrypt(new String(secret.serialized())))).isEqualTo(TEXT);
        }
    }

    @Test
    @DisplayName("feeds input far larger than a line in order, null among it")
    void input() throws Exception {
        try (EngineDriver engine = new EngineDriver()) {
            List<String> long1 = IntStream.range(0, 5000).mapToObj(i -> i + "x".repeat(i % 100 == 0 ? 10_000 : 10)).toList();
            PipelineRequest request = script("$input | ForEach-Object { $_.Length }").withInput(long1);
            assertThat(engine.output(request)).isEqualTo(long1.stream().map(String::length).toList());
            assertThat(engine.output(script("$input | ForEach-Object { $null -eq $_ }").withInput(List.of(PsObject.NULL, ""))))
                    .containsExactly(true, false);
        }
    }

    @Test
    @DisplayName("stops a running pipeline and one that has not begun, and goes on")
    void stop() throws Exception {
        try (EngineDriver engine = new EngineDriver()) {
            UUID running = engine.start(script("'begun'; while ($true) { [Threading.Thread]::Sleep(20) }"));
            assertThat(engine.next()).isInstanceOf(Event.Item.class);
            UUID waiting = engine.start(script("'never'"));
            engine.stop(waiting);
            assertThat(((Event.Finished) engine.next()).outcome()).isEqualTo(Event.Outcome.STOPPED);
            engine.stop(running);
            Event.Finished end = (Event.Finished) engine.next();
            assertThat(end.pipeline()).isEqualTo(running);
            assertThat(end.outcome()).isEqualTo(Event.Outcome.STOPPED);
            UUID atOnce = engine.start(script("while ($true) { [Threading.Thread]::Sleep(20) }"));
            engine.stop(atOnce);
            assertThat(engine.rest()).hasSize(1);
            assertThat(engine.output(script("'usable'"))).containsExactly("usable");
        }
    }

    @Test
    @DisplayName("refuses a question for the user, so that the pipeline fails and does not hang")
    void hostCall() throws Exception {
        UnaryOperator<String> pretendingToHaveUser = line -> line.startsWith("<Data") ? withHost(line) : line;
        try (EngineDriver engine = new EngineDriver(pretendingToHaveUser)) {
            List<Event> events = engine.run(script("$host.UI.WriteLine('no answer wanted'); $host.UI.ReadLine(); 'went on'"));
            assertThat(events).hasSize(4);
            assertThat(((Event.HostCallRefused) events.get(0)).method()).isEqualTo("ReadLine");
            PsObject error = (PsObject) EngineDriver.value(events.get(1));
            assertThat(error.text().orElseThrow()).contains("no user to ask", "ReadLine");
            assertThat(EngineDriver.value(events.get(2))).isEqualTo("went on");
        }
    }

    /** Turns "there is no user" into "there is", to the same number of bytes. */
    private static String withHost(String line) {
        try {
            Packet packet = Packet.parse(line);
            String bytes = new String(packet.payload(), StandardCharsets.ISO_8859_1);
            String changed = bytes.replaceAll("<B N=\"(_isHostNull|_isHostUINull)\">true</B>", "<B    N=\"$1\">0</B>");
            return Packet.data(Packet.Stream.DEFAULT, packet.target(), changed.getBytes(StandardCharsets.ISO_8859_1));
        } catch (ProtocolFault e) {
            throw new AssertionError(e);
        }
    }
}
