package org.ucsmigration.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ucsmigration.powershell.ExportFolder.bag;
import static org.ucsmigration.powershell.ExportFolder.document;
import static org.ucsmigration.powershell.ExportFolder.time;
import static org.ucsmigration.powershell.ExportFolder.wrapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.probe.LyncProbe;

@DisplayName("A replay session")
class ReplaySessionTest {

    private static final Command MAILBOXES = Command.of("Get-Mailbox").with("ResultSize", "Unlimited");
    private static final Command STATE = Command.of("Debug-CsUnifiedContactStore");
    private static final ExportFolder.Xml ONE = bag("Name", "one");
    private static final ExportFolder.Xml TWO = bag("Name", "two");

    @TempDir
    Path folder;

    private ExportFolder export;

    @BeforeEach
    void newFolder() {
        export = new ExportFolder(folder);
    }

    private static List<String> names(CommandResult result) {
        return result.objects().stream().map(object -> object.string("Name").orElseThrow()).toList();
    }

    /** The one problem, and that each problem is one line. */
    private static String onlyProblem(PowerShellSession session) {
        assertThat(session.problems()).singleElement().asString().doesNotContain("\n");
        return session.problems().get(0);
    }

    @Nested
    @DisplayName("answers a command of its manifest")
    class Answers {

        @Test
        @DisplayName("with what the export holds, where it comes from, when, and of what")
        void answers() {
            PowerShellSession session = export.list("Get-Mailbox", Map.of("ResultSize", "Unlimited"), "m.clixml", ONE,
                    TWO).replay();
            CommandResult result = session.invoke(MAILBOXES);

            assertThat(names(result)).containsExactly("one", "two");
            assertThat(result.isComplete()).isTrue();
            assertThat(result.isCollected()).isTrue();
            assertThat(result.problem()).isEmpty();
            assertThat(result.source()).isEqualTo(Source.of("Get-Mailbox", Instant.parse(ExportFolder.COLLECTED_AT)));
            assertThat(result.scope()).contains("whole forest");
            assertThat(session.problems()).isEmpty();
        }

        @Test
        @DisplayName("however names and texts are cased, and whatever common parameters it was run with")
        void matching() {
            export.list("get-mailbox", Map.of("resultsize", "unlimited", "ErrorAction", "Stop", "Verbose", true),
                    "m.clixml", ONE);
            assertThat(names(export.replay().invoke(MAILBOXES.with("WarningAction", "SilentlyContinue").selecting("Guid"))))
                    .containsExactly("one");
        }

        @Test
        @DisplayName("and no other one for it, which a filter would cut short or a limit")
        void otherParameters() {
            PowerShellSession session = export.list("Get-Mailbox", Map.of(), "limited.clixml", ONE)
                    .list("Get-Mailbox", Map.of("ResultSize", "Unlimited", "Filter", "x"), "filtered.clixml", ONE)
                    .list("Get-CsService", Map.of("Registrar", true), "registrars.clixml", TWO).replay();
            CommandResult result = session.invoke(MAILBOXES);

            assertThat(result.isCollected()).isFalse();
            assertThat(result.isComplete()).isFalse();
            assertThat(result.problem()).contains("Get-Mailbox: not collected");
            assertThat(session.invoke(Command.of("Get-CsService").with("UserServer")).isCollected()).isFalse();
            assertThat(names(session.invoke(Command.of("Get-CsService").with("Registrar")))).containsExactly("two");
        }

        @Test
        @DisplayName("with a switch that was exported as the object it is")
        void switchObject() {
            export.list("Get-CsService", Map.of("Registrar", new ExportFolder.Xml("<Obj%s RefId=\"9\"><TN "
                    + "RefId=\"9\"><T>System.Management.Automation.SwitchParameter</T>"
                    + "<T>System.ValueType</T><T>System.Object</T></TN><ToString>True</ToString><Props><B "
                    + "N=\"IsPresent\">true</B></Props></Obj>")), "r.clixml", ONE);
            assertThat(names(export.replay().invoke(Command.of("Get-CsService").with("Registrar")))).containsExactly("one");
        }

        @Test
        @DisplayName("from all manifests of the folder, which two teams may have written")
        void twoManifests() {
            export.list("Get-CsUser", Map.of(), "u.clixml", ONE).manifest("manifest-lync.clixml")
                    .list("Get-Mailbox", Map.of("ResultSize", "Unlimited"), "m.clixml", TWO).manifest("manifest-exchange.clixml");
            PowerShellSession session = PowerShellSession.replay(folder);
            assertThat(names(session.invoke(Command.of("Get-CsUser")))).containsExactly("one");
            assertThat(names(session.invoke(MAILBOXES))).containsExactly("two");
        }

        @Test
        @DisplayName("by its newest run that left a file")
        void newest() {
            Map<String, Object> old = Map.of("Command", "Get-CsUser", "File", "old.clixml", "Complete", true, "CollectedAt",
                    time("2026-11-18T08:00:00Z"));
            Map<String, Object> recent = Map.of("Command", "Get-CsUser", "File", "new.clixml", "Complete", true, "CollectedAt",
                    time("2026-11-19T08:00:00Z"));
            Map<String, Object> failed = Map.of("Command", "Get-CsUser", "Errors", List.of("access denied"), "CollectedAt",
                    time("2026-11-20T08:00:00Z"));
            export.write("old.clixml", document(ONE));
            export.write("new.clixml", document(TWO));
            assertThat(names(export.entry(old).entry(recent).entry(failed).replay().invoke(Command.of("Get-CsUser"))))
                    .containsExactly("two");
        }

        @Test
        @DisplayName("value by value, without the output in the result")
        void stream() {
            List<Object> values = new ArrayList<>();
            CommandResult result = export.list("Get-CsUser", Map.of(), "u.clixml", ONE, TWO).replay()
                    .stream(Command.of("Get-CsUser"), values::add);
            assertThat(values).hasSize(2);
            assertThat(result.output()).isEmpty();
            assertThat(result.isComplete()).isTrue();
        }

        @Test
        @DisplayName("in UTF-16, as Windows PowerShell writes")
        void utf16() throws IOException {
            export.firstVersion().list("Get-CsUser", Map.of(), "u.clixml", ONE).manifest("manifest.clixml");
            for (String file : List.of("u.clixml", "manifest.clixml")) {
                Files.write(folder.resolve(file), ("\uFEFF" + Files.readString(folder.resolve(file)))
                        .getBytes(StandardCharsets.UTF_16LE));
            }
            assertThat(names(PowerShellSession.replay(folder).invoke(Command.of("Get-CsUser")))).containsExactly("one");
        }

        @Test
        @DisplayName("and lets what a consumer throws through, even if it looks like a damaged file")
        void consumersOwnException() {
            PowerShellException own = PowerShellException.of("mine", "thrown by the consumer");
            PowerShellSession session = export.list("Get-CsUser", Map.of(), "u.clixml", ONE).replay();
            assertThatThrownBy(() -> session.stream(Command.of("Get-CsUser"), value -> {
                throw own;
            })).isSameAs(own);
            assertThat(session.problems()).isEmpty();
        }

        @Test
        @DisplayName("but no pipeline")
        void pipeline() {
            PowerShellSession session = export.list("Get-CsUser", Map.of(), "u.clixml", ONE).replay();
            assertThat(session.invoke(Command.of("Get-CsUser"), Command.of("Select-Object")).problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("pipelines"));
        }
    }

    @Nested
    @DisplayName("is not complete")
    class Incomplete {

        private CommandResult answer(Map<String, ?> entry) {
            export.write("u.clixml", document(ONE));
            return export.entry(entry).replay().invoke(Command.of("Get-CsUser"));
        }

        @Test
        @DisplayName("where the manifest says so, in the words of its scope")
        void declared() {
            CommandResult result = answer(Map.of("Command", "Get-CsUser", "File", "u.clixml", "Complete", false, "Scope",
                    "recipient scope of the session"));
            assertThat(names(result)).containsExactly("one");
            assertThat(result.isComplete()).isFalse();
            assertThat(result.problem()).contains("Get-CsUser: the list is not complete (recipient scope of the session)");
        }

        @Test
        @DisplayName("where the manifest does not say")
        void notSaid() {
            assertThat(answer(Map.of("Command", "Get-CsUser", "File", "u.clixml")).problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("no property Complete"));
        }

        @Test
        @DisplayName("where the command wrote errors, whatever the manifest says")
        void errors() {
            CommandResult result = answer(Map.of("Command", "Get-CsUser", "File", "u.clixml", "Complete", true, "Errors",
                    List.of("Zugriff verweigert", "noch einer"), "Warnings", List.of("Achtung")));
            assertThat(result.isComplete()).isFalse();
            assertThat(result.errors()).extracting(CommandError::message).containsExactly("Zugriff verweigert", "noch einer");
            assertThat(result.warnings()).containsExactly("Achtung");
            assertThat(result.problem()).contains("Get-CsUser: Zugriff verweigert (and 1 more error)");
        }

        @Test
        @DisplayName("where it warned that there is more, in any language; where it warned of something else it still is")
        void warnings() {
            for (String warning : List.of("There are more results available than are currently displayed.",
                    "By default, only the first 1000 items are returned.",
                    "Standardmäßig werden nur die ersten 1000 Elemente zurückgegeben. Verwenden Sie den Parameter "
                    + "\"ResultSize\".")) {
                CommandResult result = warned(warning);
                assertThat(result.isComplete()).as(warning).isFalse();
                assertThat(result.problem()).contains("Get-CsUser: there is more than it gave (" + warning + ")");
            }
            assertThat(warned("The object has been corrupted, and it's in an inconsistent state.").isComplete()).isTrue();
        }

        private CommandResult warned(String warning) {
            return answer(Map.of("Command", "Get-CsUser", "File", "u.clixml", "Complete", true, "Warnings", List.of(warning)));
        }

        @Test
        @DisplayName("where the command failed altogether")
        void failed() {
            CommandResult result = answer(Map.of("Command", "Get-CsUser", "Complete", true, "Errors",
                    List.of("The term 'Get-CsUser' is not recognized")));
            assertThat(result.output()).isEmpty();
            assertThat(result.isComplete()).isFalse();
            assertThat(result.problem()).hasValueSatisfying(problem -> assertThat(problem).contains("is not recognized"));
        }

        @Test
        @DisplayName("where there is neither file nor error")
        void nothing() {
            assertThat(answer(Map.of("Command", "Get-CsUser", "Complete", true)).isComplete()).isFalse();
        }
    }

    @Nested
    @DisplayName("answers for one value after another")
    class ForEach {

        @Test
        @DisplayName("with what each gave")
        void each() {
            PowerShellSession session = export.forEach("Debug-CsUnifiedContactStore", "Identity", "d.clixml",
                    wrapper("sip:kenmyer@litwareinc.com", ONE), wrapper("pilar@litwareinc.com")).replay();
            Map<String, CommandResult> results = new HashMap<>();
            session.invokeEach(STATE, "Identity",
                    List.of("KenMyer@litwareinc.com", "sip:pilar@litwareinc.com", "sip:nobody@litwareinc.com"), results::put);

            assertThat(names(results.get("KenMyer@litwareinc.com"))).containsExactly("one");
            assertThat(results.get("KenMyer@litwareinc.com").isComplete()).isTrue();
            assertThat(results.get("sip:pilar@litwareinc.com").isComplete()).isTrue();
            assertThat(results.get("sip:pilar@litwareinc.com").output()).isEmpty();
            assertThat(results.get("sip:nobody@litwareinc.com").isCollected()).isFalse();
            assertThat(results.get("sip:nobody@litwareinc.com").problem()).contains("Debug-CsUnifiedContactStore: not collected");
        }

        @Test
        @DisplayName("keeping the errors of each apart")
        void errors() {
            PowerShellSession session = export.forEach("Debug-CsUnifiedContactStore", "Identity", "d.clixml",
                    bag("For", "a@b.c", "Output", List.of(), "Errors", List.of("no such user"), "Warnings", List.of("w")),
                    wrapper("d@e.f", ONE)).replay();
            CommandResult failed = session.invoke(STATE.with("Identity", "a@b.c"));
            assertThat(failed.isComplete()).isFalse();
            assertThat(failed.problem()).contains("Debug-CsUnifiedContactStore: no such user");
            assertThat(failed.warnings()).containsExactly("w");
            assertThat(session.invoke(STATE.with("Identity", "d@e.f")).isComplete()).isTrue();
        }

        @Test
        @DisplayName("from several runs, the newer first")
        void severalRuns() {
            export.write("old.clixml", document(wrapper("a@b.c", ONE), wrapper("d@e.f", ONE)));
            export.write("new.clixml", document(wrapper("a@b.c", TWO)));
            PowerShellSession session = export.entry(Map.of("Command", STATE.name(), "ForEach", "Identity", "File", "old.clixml",
                    "Complete", true, "CollectedAt", time("2026-11-18T08:00:00Z")))
                    .entry(Map.of("Command", STATE.name(), "ForEach", "Identity", "File", "new.clixml", "Complete", true))
                    .replay();
            assertThat(names(session.invoke(STATE.with("Identity", "a@b.c")))).containsExactly("two");
            assertThat(names(session.invoke(STATE.with("Identity", "d@e.f")))).containsExactly("one");
        }

        @Test
        @DisplayName("of one parameter, not of another")
        void otherParameter() {
            PowerShellSession session = export.forEach("Debug-CsUnifiedContactStore", "Identity", "d.clixml",
                    wrapper("pool.litwareinc.com", ONE)).replay();
            assertThat(session.invoke(STATE.with("PoolFqdn", "pool.litwareinc.com")).isCollected()).isFalse();
            assertThat(session.invoke(STATE).isCollected()).isFalse();
        }

        @Test
        @DisplayName("and does not take a value for asked that may lie behind a break")
        void broken() {
            export.firstVersion().forEach("Debug-CsUnifiedContactStore", "Identity", "d.clixml", wrapper("a@b.c", ONE),
                    wrapper("d@e.f", ONE));
            cut("d.clixml", "d@e.f");
            PowerShellSession session = export.replay();
            assertThat(names(session.invoke(STATE.with("Identity", "a@b.c")))).containsExactly("one");
            assertThat(session.invoke(STATE.with("Identity", "d@e.f")).problem())
                    .hasValueSatisfying(problem -> assertThat(problem)
                    .contains("not collected (d.clixml: the document ends early"));
            assertThat(session.problems()).anySatisfy(problem -> assertThat(problem).contains("d.clixml"));
        }

        @Test
        @DisplayName("and is not complete where the wrapper lacks its output or its errors")
        void badWrappers() {
            PowerShellSession session = export.forEach("Debug-CsUnifiedContactStore", "Identity", "d.clixml",
                    bag("For", "a@b.c", "Errors", List.of()),
                    bag("For", "d@e.f", "Output", null, "Errors", List.of()), bag("For", "g@h.i", "Output", List.of()),
                    bag("Output", List.of())).replay();
            assertThat(session.invoke(STATE.with("Identity", "a@b.c")).problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("no property Output"));
            assertThat(session.invoke(STATE.with("Identity", "d@e.f")).problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("Output is null"));
            assertThat(session.invoke(STATE.with("Identity", "g@h.i")).problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("no property Errors"));
            assertThat(session.invoke(STATE.with("Identity", "x@y.z")).problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("1 objects without the property For"));
        }

        @Test
        @DisplayName("with one object that lost its list on the way")
        void single() {
            PowerShellSession session = export.forEach("Debug-CsUnifiedContactStore", "Identity", "d.clixml",
                    bag("For", "a@b.c", "Output", ONE, "Errors", List.of())).replay();
            assertThat(names(session.invoke(STATE.with("Identity", "a@b.c")))).containsExactly("one");
        }

        @Test
        @DisplayName("which failed altogether")
        void failed() {
            export.entry(Map.of("Command", STATE.name(), "ForEach", "Identity", "Errors", List.of("access denied")));
            assertThat(export.replay().invoke(STATE.with("Identity", "a@b.c")).problem())
                    .contains("Debug-CsUnifiedContactStore: access denied");
        }

        @Test
        @DisplayName("whose export is missing")
        void missing() {
            export.entry(Map.of("Command", STATE.name(), "ForEach", "Identity", "File", "gone.clixml", "Complete", true));
            PowerShellSession session = export.replay();
            assertThat(session.invoke(STATE.with("Identity", "a@b.c")).problem())
                    .contains("Debug-CsUnifiedContactStore: not collected (gone.clixml: there is no such file)");
            assertThat(onlyProblem(session)).endsWith("gone.clixml: there is no such file");
        }
    }

    /** Cuts a file off at that text. */
    private void cut(String file, String at) {
        try {
            String text = Files.readString(folder.resolve(file));
            Files.writeString(folder.resolve(file), text.substring(0, text.indexOf(at)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Nested
    @DisplayName("says in one line what is wrong, and answers the rest:")
    class Damage {

        private void assertTheRestAnswers(PowerShellSession session) {
            assertThat(names(session.invoke(MAILBOXES))).containsExactly("one");
        }

        private ExportFolder withTheRest() {
            return withTheRest(export);
        }

        private ExportFolder withTheRest(ExportFolder into) {
            return into.list("Get-Mailbox", Map.of("ResultSize", "Unlimited"), "m.clixml", ONE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "hello", "<Objs", "<!DOCTYPE x []><Objs/>", "\0\0\0\0"})
        @DisplayName("a manifest that is none")
        void strangeManifest(String text) {
            withTheRest().manifest("manifest-exchange.clixml").write("manifest-lync.clixml", text);
            PowerShellSession session = PowerShellSession.replay(folder);
            assertThat(onlyProblem(session)).contains("manifest-lync.clixml");
            assertTheRestAnswers(session);
            assertThat(session.invoke(Command.of("Get-CsUser")).problem()).hasValueSatisfying(problem -> assertThat(problem)
                    .contains("not collected (").contains("manifest-lync.clixml"));
        }

        @Test
        @DisplayName("a manifest that ends early: the entries before the break count")
        void cutManifest() {
            withTheRest(export.firstVersion()).list("Get-CsUser", Map.of(), "u.clixml", TWO).manifest("manifest.clixml");
            cut("manifest.clixml", "u.clixml");
            PowerShellSession session = PowerShellSession.replay(folder);
            assertThat(session.problems()).anySatisfy(problem -> assertThat(problem).contains("manifest.clixml")
                    .contains("ends early"))
                    .anySatisfy(problem -> assertThat(problem).contains("of the first version"));
            assertTheRestAnswers(session);
        }

        @Test
        @DisplayName("an entry that lacks its command, is no object, or has parameters that are none")
        void badEntries() {
            withTheRest().bagged(Map.of("File", "x.clixml")).bagged(Map.of("Command", "Get-CsUser", "Parameters", 5))
                    .manifest("manifest.clixml");
            try {
                String text = Files.readString(folder.resolve("manifest.clixml")).replaceAll("\n<!--.*", "");
                Files.writeString(folder.resolve("manifest.clixml"),
                        ExportFolder.sealed(text.strip().replace("</Objs>", "<S>hello</S></Objs>")));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            PowerShellSession session = PowerShellSession.replay(folder);
            assertThat(session.problems()).hasSize(3).anySatisfy(each -> assertThat(each)
                    .endsWith("entry 3: no property Command"))
                    .anySatisfy(each -> assertThat(each).contains("entry 4: Parameters is the number 5"))
                    .anySatisfy(each -> assertThat(each).contains("entry 5: the text 'hello', not an object"));
            assertTheRestAnswers(session);
        }

        @Test
        @DisplayName("an export that is not there, said at once")
        void missingExport() {
            PowerShellSession session = withTheRest()
                    .entry(Map.of("Command", "Get-CsUser", "File", "u.clixml", "Complete", true)).replay();
            assertThat(onlyProblem(session)).isEqualTo(folder.resolve("u.clixml") + ": there is no such file");
            assertThat(session.invoke(Command.of("Get-CsUser")).problem())
                    .contains("Get-CsUser: not collected (u.clixml: there is no such file)");
            assertTheRestAnswers(session);
        }

        @Test
        @DisplayName("an export that ends early: the objects before the break, and not complete")
        void cutExport() {
            withTheRest(export.firstVersion()).list("Get-CsUser", Map.of(), "u.clixml", ONE, TWO);
            cut("u.clixml", "two");
            PowerShellSession session = export.replay();
            CommandResult result = session.invoke(Command.of("Get-CsUser"));
            assertThat(names(result)).containsExactly("one");
            assertThat(result.isComplete()).isFalse();
            assertThat(result.problem()).hasValueSatisfying(problem -> assertThat(problem)
                    .contains("u.clixml: the document ends early"));
            session.invoke(Command.of("Get-CsUser"));
            assertThat(session.problems()).hasSize(2).anySatisfy(problem -> assertThat(problem).contains("u.clixml")
                    .contains("ends early"));
            assertTheRestAnswers(session);
        }

        @Test
        @DisplayName("an export that is broken in the middle: the objects before the break, and not complete")
        void brokenExport() {
            withTheRest().list("Get-CsUser", Map.of(), "u.clixml", ONE, new ExportFolder.Xml("<I32%s>four</I32>"), TWO);
            PowerShellSession session = export.replay();
            CommandResult result = session.invoke(Command.of("Get-CsUser"));
            assertThat(names(result)).containsExactly("one");
            assertThat(result.isComplete()).isFalse();
            assertThat(onlyProblem(session)).contains("u.clixml").contains("'four'".replace("'", "\""));
        }

        @ParameterizedTest
        @ValueSource(strings = {"../secret.clixml", "/etc/passwd", "sub/u.clixml", "..", "C:\\u.clixml", "..\\u.clixml",
                ".hidden"})
        @DisplayName("a file outside the folder, which is not opened")
        void outside(String name) {
            PowerShellSession session = withTheRest()
                    .entry(Map.of("Command", "Get-CsUser", "File", name, "Complete", true)).replay();
            assertThat(onlyProblem(session)).contains("not the name of a file in the folder");
            assertThat(session.invoke(Command.of("Get-CsUser")).isCollected()).isFalse();
            assertTheRestAnswers(session);
        }
    }

    @Nested
    @DisplayName("is refused at once, with the path and what to do,")
    class Refused {

        private void assertRefused(Path path, String words) {
            assertThatThrownBy(() -> PowerShellSession.replay(path)).isInstanceOf(PowerShellException.class)
                    .hasMessage(path + ": " + words + "; name the folder that Export-UcsEstate.ps1 wrote to");
        }

        @Test
        @DisplayName("over a folder that is not there")
        void noFolder() {
            assertRefused(folder.resolve("nowhere"), "there is no such file");
        }

        @Test
        @DisplayName("over a file")
        void file() throws IOException {
            assertRefused(Files.writeString(folder.resolve("file"), ""), "it is not a folder");
        }

        @Test
        @DisplayName("over a folder without a manifest")
        void noManifest() {
            export.write("Get-CsUser.clixml", document(ONE));
            assertRefused(folder, "no manifest is in this folder (manifest.clixml, manifest-lync.clixml or the like)");
        }
    }

    @Test
    @DisplayName("does not keep what an interrupted thread read in part")
    void interrupted() {
        PowerShellSession session = export.forEach("Debug-CsUnifiedContactStore", "Identity", "d.clixml", wrapper("a@b.c", ONE))
                .list("Get-CsUser", Map.of(), "u.clixml", bag("SipAddress", "sip:a@b.c")).replay();
        LyncProbe lync = LyncProbe.over(session);
        Thread.currentThread().interrupt();
        try {
            lync.users();
            session.invoke(STATE.with("Identity", "a@b.c"));
        } catch (PowerShellException interrupted) {
            assertThat(interrupted).hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).as("the interrupt stays set for whoever waits above").isTrue();
        }
        assertThat(lync.users()).hasSize(1);
        assertThat(names(session.invoke(STATE.with("Identity", "a@b.c")))).containsExactly("one");
        assertThat(session.problems()).isEmpty();
    }

    @Test
    @DisplayName("answers nothing once closed, and says so; closing twice is no fault")
    void closed() {
        PowerShellSession session = export.list("Get-CsUser", Map.of(), "u.clixml", ONE).replay();
        session.close();
        session.close();
        assertThatThrownBy(() -> session.invoke(Command.of("Get-CsUser"))).isInstanceOf(PowerShellException.class)
                .hasMessageContaining("closed");
    }
}
