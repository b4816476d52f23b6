package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.Wave;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.testing.SampleUser;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The commands of moves, as PowerShell's own parser reads them,")
class MoveCommandsTest {

    /** Every kind of quote that PowerShell knows, what expands, ends, comments or matches, and what nobody sees. */
    private static final List<String> HOSTILE = List.of("NoUcs", "No'Ucs", "No\u2018\u2019\u201A\u201BUcs",
            "No\"\u201C\u201D\u201EUcs", "$(Stop-Computer)", "$env:Path",
            "a; Stop-Computer", "a\nStop-Computer", "a\r\n# b", "a`nb", "*?[a-z]", "a | Stop-Computer", "-Force", "@a", "#>a<#",
            "a\u2028b\u2029c\u0085d", "a\u202Eb\u200B\u0000c",
            "''; Stop-Computer; '", "&{Stop-Computer}", "\uD83D\uDE00", "\uD83D", "--%", "a'\n'@\nStop-Computer\n@'");
    private static final List<String> ADDRESSES = List.of("kenmyer@litwareinc.com", "o'brien@litwareinc.com",
            "o\u2019brien\u2018\u201A\u201B@litwareinc.com",
            "a&b@litwareinc.com", "#a@litwareinc.com", "-force@litwareinc.com", "a\u201Cb\u201D@litwareinc.com",
            "%a%!=+~^@litwareinc.com", "zo\u00EB@litwareinc.com");
    private static final List<String> PARAMETERS = List.of("-Identity", "-PolicyName", "-SipUri", "-Property",
            "-UserServer");
    private static final char APART = '\u0001';

    /** Each command's elements, values evaluated, which only constant texts may be; ERROR for all else. */
    private static final String PARSE = """
            param($Texts)
            foreach ($text in $Texts) {
                $tokens = $null; $errors = $null
                $ast = [System.Management.Automation.Language.Parser]::ParseInput($text, [ref]$tokens, [ref]$errors)
                $all = New-Object System.Collections.Generic.List[string]
                foreach ($one in $errors) { $all.Add('ERROR ' + $one.Message) }
                foreach ($statement in @($ast.EndBlock.Statements)) {
                    if ($all.Count -gt 0) { $all.Add('ERROR another statement') }
                    $first = $true
                    foreach ($command in $statement.PipelineElements) {
                        if (-not $first) { $all.Add('|') }
                        $first = $false
                        foreach ($part in $command.CommandElements) {
                            $kind = $part.GetType().Name
                            if ($kind -eq 'CommandParameterAst') {
                                $all.Add([char]2 + $part.ParameterName)
                                if ($part.Argument -and $part.Argument.Extent.Text -ne '$true') {
                                    $all.Add('ERROR ' + $part.Argument.Extent.Text) }
                            } elseif ($kind -eq 'StringConstantExpressionAst') {
                                $all.Add($part.Value)
                            } elseif ($kind -eq 'ParenExpressionAst') {
                                $inner = $part.FindAll({ $true }, $true) | ForEach-Object { $_.GetType().Name } | Where-Object {
                                    $_ -notin 'ParenExpressionAst', 'PipelineAst', 'CommandExpressionAst', 'BinaryExpressionAst',
                                        'StringConstantExpressionAst', 'ConvertExpressionAst', 'TypeConstraintAst',
                                        'ConstantExpressionAst' }
                                if ($inner) { $all.Add('ERROR ' + ($inner -join ' ')) }
                                else { $all.Add((& ([scriptblock]::Create($part.Extent.Text)))) }
                            } else { $all.Add('ERROR ' + $kind) }
                        }
                    }
                }
                $all -join [char]1
            }
            """;

    private static LiveSession session;

    @BeforeAll
    static void open() {
        session = Engine.start();
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static List<List<String>> parsed(List<String> texts) {
        return Engine.script(session, PARSE, "Texts", texts).output().stream()
                .map(line -> List.of(line.toString().split(String.valueOf(APART), -1))).toList();
    }

    private static List<Move> moves(String policy) {
        return Stream.of(Move.mailboxToExchangeOnline(), Move.mailboxToExchange2010(), Move.mailboxRemoved(), Move.toTeams(),
                Move.userDisabled(), Move.rollback(),
                Move.toPool(HomePool.of("pool"))).map(move -> move.withForbiddingPolicy(policy)).toList();
    }

    private static UserReport report(SampleUser sample, String sip, String mail) {
        return UserReport.of(Observations.of(UserIdentity.of(sip).withSmtpAddress(mail), sample.observations().facts(),
                sample.observations().evidence()),
                SampleUser.rules(), SampleUser.asOf());
    }

    /** What a step is to run, from the design: identities are SIP addresses, Exchange's are mail addresses. */
    private static List<List<String>> intended(Move move, Action step, String sip, String mail, String policy) {
        List<String> ask = List.of("Debug-CsUnifiedContactStore", "-Identity", sip);
        List<String> flag = List.of("Get-Mailbox", "-Identity", mail, "|", "Format-List", "-Property",
                "ImListMigrationCompleted");
        List<String> mailbox = List.of("Get-Mailbox", "-Identity", mail);
        List<String> remote = List.of("Get-RemoteMailbox", "-Identity", mail);
        List<String> trust = List.of("Test-CsExStorageConnectivity", "-SipUri", sip);
        return switch (step) {
            case ASK_SERVER, WAIT -> List.of(ask);
            case RESOLVE_CONTRADICTION, LOOK_AGAIN -> List.of(ask, flag);
            case CONFIRM_CONTACTS -> List.of(flag);
            case FORBID_BY_POLICY -> List.of(List.of("Grant-CsUserServicesPolicy", "-Identity", sip, "-PolicyName", policy));
            case VERIFY_POLICY -> List.of(List.of("Get-CsEffectivePolicy", "-Identity", sip),
                    List.of("Get-CsManagementStoreReplicationStatus"));
            case ROLL_BACK -> List.of(List.of("Invoke-CsUcsRollback", "-Identity", sip));
            case SUSPEND_MOVE -> List.of(List.of("Get-MoveRequest", "-Identity", mail),
                    List.of("Get-MigrationUser", "-Identity", mail));
            case FIND_OUT -> move.kind() == Move.Kind.USER_TO_POOL
                    ? List.of(List.of("Get-CsUser", "-Identity", sip), mailbox, remote, List.of("Get-CsService", "-UserServer"))
                    : List.of(mailbox, remote);
            case LOOK_INTO_FAILURE -> List.of(ask, List.of("Debug-CsStorageServiceFailures"));
            case SET_UP_TRUST, TRY_PILOT -> List.of(trust);
            default -> List.of();
        };
    }

    @Test
    @DisplayName("are exactly the intended ones, for hostile names too, and force nothing")
    void areTheIntendedOnes() {
        Map<String, List<String>> intended = new LinkedHashMap<>();
        for (int i = 0; i < HOSTILE.size(); i++) {
            String policy = HOSTILE.get(i).strip();
            String sip = ADDRESSES.get(i % ADDRESSES.size());
            String mail = (HOSTILE.get((i + 7) % HOSTILE.size()) + "@b.c").toLowerCase(Locale.ROOT);
            for (Move move : moves(policy)) {
                for (SampleUser sample : SampleUser.values()) {
                    for (Advice step : MoveCheck.of(report(sample, sip, mail), move).steps()) {
                        List<List<String>> expected = intended(move, step.action(), "sip:" + sip, mail, policy);
                        assertThat(step.commands()).as("%s", step.action()).hasSameSizeAs(expected);
                        for (int c = 0; c < expected.size(); c++) {
                            intended.put(step.commands().get(c), expected.get(c));
                        }
                    }
                }
            }
        }
        List<List<String>> read = parsed(List.copyOf(intended.keySet()));

        assertThat(intended).hasSizeGreaterThan(100);
        List<List<String>> wanted = List.copyOf(intended.values());
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(read.get(i)).as(List.copyOf(intended.keySet()).get(i)).isEqualTo(wanted.get(i).stream()
                    .map(part -> PARAMETERS.contains(part) ? "\u0002" + part.substring(1) : part).toList());
        }
        // A value that looks like a parameter is none: of parameters there are these only.
        assertThat(read.stream().flatMap(List::stream).filter(part -> part.startsWith("\u0002")).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(PARAMETERS.stream().map(name -> "\u0002" + name.substring(1)).toList());
    }

    @Test
    @DisplayName("are none in a checklist, of which every line is a comment, and which holds the intended ones as text")
    void checklist() {
        List<String> problems = new ArrayList<>();
        for (String policy : List.of("NoUcs", "a'\nStop-Computer", "$(Stop-Computer)\u2028#>")) {
            for (Move move : moves(policy)) {
                Wave wave = Wave.of(move);
                for (SampleUser sample : SampleUser.values()) {
                    wave.accept(report(sample, ADDRESSES.get(sample.ordinal() % ADDRESSES.size()), "a@b.c"));
                }
                String text = wave.checklist();
                assertThat(parsed(List.of(text))).containsExactly(List.of(""));
                List<String> commands = text.lines().filter(line -> line.startsWith("#     ")).map(line -> line.substring(6))
                        .distinct().toList();
                parsed(commands).forEach(parts -> {
                    if (parts.stream().anyMatch(part -> part.startsWith("ERROR"))
                            || !parts.get(0).matches("(Get|Debug|Test|Grant|Invoke)-Cs[A-Za-z]+")) {
                        problems.add(parts.toString());
                    }
                });
                assertThat(commands).isNotEmpty();
                assertThat(text.toLowerCase(Locale.ROOT).replace("-force@litwareinc.com", ""))
                        .doesNotContain(" -force", " -setup", "-confirm");
            }
        }
        assertThat(problems).isEmpty();
    }
}
