package org.ucsmigration.powershell.internal.psrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.Secret;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The pipeline that stays, in a real server,")
class ScriptRunnerTest {

    /** The pipelines that were made. */
    private final Set<UUID> made = new TreeSet<>();

    private static PipelineRequest kept(String text) {
        return SampleRequests.kept(text, Map.of());
    }

    private EngineDriver open() throws Exception {
        return new EngineDriver(line -> {
            if (line.startsWith("<Command ")) {
                made.add(UUID.fromString(line.replaceAll(".*'(.*)'.*", "$1")));
            }
            return line;
        });
    }

    private static Event.Outcome end(List<Event> events) {
        return ((Event.Finished) events.get(events.size() - 1)).outcome();
    }

    private static List<String> items(List<Event> events) {
        return events.stream().filter(Event.Item.class::isInstance).map(Event.Item.class::cast)
                .map(item -> item.type() + " " + item.clixml()
                        .replaceAll("(?s)<Obj.*?<ToString>(.*?)</ToString>.*", "$1")).toList();
    }

    @Test
    @DisplayName("takes one script after the other, each with what is its own, and keeps no variable of the last")
    void oneAfterTheOther() throws Exception {
        try (EngineDriver engine = open()) {
            assertThat(engine.output(SampleRequests.kept("param($A) $A; $x = 1", Map.of("A", "one")))).containsExactly("one");
            assertThat(engine.output(SampleRequests.kept("param($B) \"$A$x|$B\"", Map.of("B", "two")))).containsExactly("|two");
            assertThat(engine.output(kept("'a'; $null"))).containsExactly("a", PsObject.NULL);
            assertThat(engine.output(kept("$ErrorActionPreference"))).containsExactly("Continue");
            assertThat(engine.output(kept("Set-Variable -Scope 1 -Name ErrorActionPreference -Value Stop; 1")))
                    .containsExactly(1);
            assertThat(engine.output(kept("$ErrorActionPreference"))).containsExactly("Continue");
            assertThat(made).hasSize(1);
        }
    }

    @Test
    @DisplayName("is ended by what ends a script, which is the end of that script, and made anew for the next")
    void ends() throws Exception {
        try (EngineDriver engine = open()) {
            for (String way : List.of("1; exit; 2", "1; break; 2", "1; continue; 2",
                    "1; $s = [powershell].Assembly.GetType('System.Management.Automation.PipelineStoppedException'); "
                            + "throw [Activator]::CreateInstance($s)")) {
                List<Event> events = engine.run(kept(way));
                assertThat(items(events)).as(way).first().isEqualTo("PIPELINE_OUTPUT <I32>1</I32>");
                assertThat(items(events)).as(way).noneMatch(item -> item.contains("<I32>2</I32>"));
                assertThat(engine.output(kept("'next'"))).as(way).containsExactly("next");
            }
            assertThat(end(engine.run(kept("1; throw 'no'")))).isEqualTo(Event.Outcome.FAILED);
            assertThat(end(engine.run(kept("Get-Item /nowhere -ErrorAction Stop")))).isEqualTo(Event.Outcome.FAILED);
            assertThat(end(engine.run(kept("this { is no script")))).isEqualTo(Event.Outcome.COMPLETED);
            assertThat(engine.output(kept("'next'"))).containsExactly("next");
        }
    }

    @Test
    @DisplayName("goes on behind an error that ends a statement, and gives what is on the streams before the end of its script, "
            + "in order")
    void streams() throws Exception {
        try (EngineDriver engine = open()) {
            for (int i = 0; i < 20; i++) {
                List<Event> events = engine.run(kept("foreach ($i in 1..20) { Write-Error \"e$i\"; Write-Warning \"w$i\"; $i };"
                        + " [int]::Parse('x'); 'behind'; Write-Error 'last'"));
                List<String> items = items(events);
                assertThat(items).hasSize(63);
                assertThat(items.subList(0, 3)).containsExactly("ERROR_RECORD e1", "WARNING_RECORD w1",
                        "PIPELINE_OUTPUT <I32>1</I32>");
                assertThat(items.get(61)).isEqualTo("PIPELINE_OUTPUT <S>behind</S>");
                assertThat(items.get(62)).isEqualTo("ERROR_RECORD last");
                assertThat(end(events)).isEqualTo(Event.Outcome.COMPLETED);
                assertThat(items(engine.run(kept("'other'")))).containsExactly("PIPELINE_OUTPUT <S>other</S>");
            }
            assertThat(made).hasSize(1);
        }
    }

    @Test
    @DisplayName("has another for the next where a nested pipeline has taken the way of its warnings")
    void nested() throws Exception {
        try (EngineDriver engine = open()) {
            String nested = "$p = [runspace]::DefaultRunspace.CreateNestedPipeline('1', $false); $p.Invoke(); $p.Dispose()";
            for (int i = 1; i <= 3; i++) {
                assertThat(items(engine.run(kept("Write-Warning 'w'; " + nested)))).containsExactly("WARNING_RECORD w",
                        "PIPELINE_OUTPUT <I32>1</I32>");
                assertThat(items(engine.run(kept("Write-Warning 'w'; 2")))).containsExactly("WARNING_RECORD w",
                        "PIPELINE_OUTPUT <I32>2</I32>");
                assertThat(made).hasSize(i + 1);
            }
        }
    }

    @Test
    @DisplayName("leaves its place to another pipeline, waits its turn behind one, and takes secrets")
    void places() throws Exception {
        try (EngineDriver engine = open()) {
            assertThat(engine.output(kept("1"))).containsExactly(1);
            assertThat(engine.output(SampleRequests.script("$global:x = 2; 2"))).containsExactly(2);
            UUID plain = engine.start(SampleRequests.script("3"));
            UUID first = engine.start(kept("$x"));
            UUID second = engine.start(kept("4"));
            List<Event> all = new ArrayList<>(engine.rest());
            all.addAll(engine.rest());
            all.addAll(engine.rest());
            assertThat(all).extracting(event -> event instanceof Event.Item item ? item.pipeline() + item.clixml()
                    : ((Event.Finished) event).pipeline().toString()).containsExactly(plain + "<I32>3</I32>", plain.toString(),
                            first + "<I32>2</I32>", first.toString(), second + "<I32>4</I32>", second.toString());
            assertThat(engine.output(SampleRequests.kept("param($S) [System.Net.NetworkCredential]::new('', $S).Password",
                    Map.of("S", Secret.of("x$".toCharArray()))))).containsExactly("x$");
            int before = made.size();
            assertThat(engine.output(kept("$S"))).containsExactly(PsObject.NULL);
            assertThat(made).as("nothing of a secret stays").hasSize(before + 1);
        }
    }

    @Test
    @DisplayName("stops what runs, is not begun where that is stopped before it was sent, and the next is answered")
    void stops() throws Exception {
        try (EngineDriver engine = open()) {
            UUID running = engine.start(kept("'begun'; while ($true) { [Threading.Thread]::Sleep(20) }"));
            assertThat(engine.next()).isInstanceOf(Event.Item.class);
            engine.stop(running);
            assertThat(end(engine.rest())).isEqualTo(Event.Outcome.STOPPED);
            for (int i = 0; i < 50; i++) {
                assertThat(engine.output(SampleRequests.script("1"))).as("so that there is none").containsExactly(1);
                UUID atOnce = engine.start(kept("$global:ran = 'ran'"));
                engine.stop(atOnce);
                assertThat(engine.rest()).hasSize(1);
                assertThat(engine.output(kept("\"$ran\""))).as("run %d", i).containsExactly("");
                UUID sent = engine.start(kept("$global:sent = 'sent'"));
                engine.stop(sent);
                assertThat(engine.rest()).hasSize(1);
                assertThat(engine.output(kept("'usable'"))).containsExactly("usable");
            }
        }
    }

    @Test
    @DisplayName("is not deceived by a text of the same words, whatever the session has made of its texts")
    void marks() throws Exception {
        try (EngineDriver engine = open()) {
            String of = "Update-TypeData -TypeName System.String -MemberName ";
            assertThat(engine.output(SampleRequests.script(of + "Note -MemberType NoteProperty -Value 'x';"
                    + of + "Len -MemberType ScriptProperty -Value { throw 'no' }"))).isEmpty();
            assertThat(engine.output(kept("1"))).containsExactly(1);
            List<Event> events = engine.run(kept("$Mark; \"$Mark 0\"; \"$Mark 22\"; Get-Variable Mark; 'z'"));
            assertThat(items(events)).hasSize(5).last().isEqualTo("PIPELINE_OUTPUT <S>z</S>");
            assertThat(engine.output(kept("'next'"))).containsExactly("next");
            assertThat(made).hasSize(2);
        }
    }

    @Test
    @Timeout(60)
    @DisplayName("is closed with its runspace, whatever it does: waits, is about to start, was stopped before it began")
    void close() throws Exception {
        for (String when : List.of("waits", "starts", "stopped", "secret")) {
            try (EngineDriver engine = open()) {
                if (when.equals("waits")) {
                    assertThat(engine.output(kept("1"))).containsExactly(1);
                } else {
                    UUID call = engine.start(SampleRequests.kept("1",
                            when.equals("secret") ? Map.of("S", Secret.of(new char[] {'x'})) : Map.of()));
                    if (when.equals("stopped")) {
                        engine.stop(call);
                        engine.start(SampleRequests.script("2"));
                    }
                }
                engine.closePool();
                Event event = engine.next();
                while (!(event instanceof Event.Closed)) {
                    assertThat(event).as(when).isInstanceOfSatisfying(Event.Finished.class,
                            end -> assertThat(end.outcome()).isEqualTo(Event.Outcome.STOPPED));
                    event = engine.next();
                }
            }
        }
    }

    @Test
    @DisplayName("never runs the script before in the place of one that cannot be made")
    void broken() throws Exception {
        try (EngineDriver engine = open()) {
            assertThat(engine.output(kept("'sound'"))).containsExactly("sound");
            for (int i = 0; i < 2; i++) {
                assertThat(items(engine.run(kept("this { is no script")))).isNotEmpty()
                        .allMatch(item -> item.startsWith("ERROR_RECORD"));
            }
            assertThat(engine.output(kept("'sound'"))).containsExactly("sound");
        }
    }
}
