package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.powershell.internal.cmdlets.Side;
import org.ucsmigration.powershell.live.Connection;

/**
 * One table says what is asked; whatever else has to know it is held against the table here, so that nothing lags behind in
 * silence.
 */
@DisplayName("What the probes ask")
class QuestionsTest {

    private static final String SCRIPT = "/org/ucsmigration/powershell/Export-UcsEstate.ps1";
    private static final Map<Side, String> STAND_INS = Map.of(Side.LYNC, "/modules/Lync/Lync.psd1", Side.EXCHANGE,
            "/modules/Exchange/Exchange.psd1");

    /** Needs somebody's password; and the script itself widens the scope, and writes down how far it reaches. */
    private static final Set<Question> NOT_COLLECTED = EnumSet.of(Question.TEST_AS_USER, Question.TEST_AS_USER_AT_POOL,
            Question.SCOPE);

    @Test
    @DisplayName("is allowed, imported by connections, collected by the script, and answered by the stand-in modules")
    void nothingLags() throws IOException {
        List<String> lagging = new ArrayList<>();
        String script = text(SCRIPT).replaceAll("(?s)<#.*?#>", "").replaceAll("(?m)^\\s*#.*$", "");
        for (Question each : Question.values()) {
            String cmdlet = each.cmdlet();
            note(lagging, AllowList.CMDLETS.getOrDefault(cmdlet, List.of()).contains(each.parameters()), "the allow-list", each);
            Connection connection = each.side() == Side.LYNC ? Connection.ocsPowershell("pool01") : Connection.exchange("mbx01");
            note(lagging, connection.cmdlets().contains(cmdlet), connection.toString(), each);
            String module = STAND_INS.get(each.side());
            note(lagging, text(module).contains("'" + cmdlet + "'"), module, each);
            if (!NOT_COLLECTED.contains(each)) {
                note(lagging, script.contains("'" + cmdlet + "'"), SCRIPT, each);
                for (String parameter : each.parameters()) {
                    note(lagging, hasWord(script, parameter), SCRIPT + ", parameter " + parameter, each);
                }
                for (String property : each.properties()) {
                    note(lagging, hasWord(script, property), SCRIPT + ", property " + property, each);
                }
            }
        }
        assertThat(lagging).as("lists that lag behind the table, Question").isEmpty();
    }

    private static void note(List<String> lagging, boolean there, String list, Question question) {
        if (!there) {
            lagging.add(list + " lacks " + question.cmdlet() + " (" + question + ")");
        }
    }

    private static boolean hasWord(String script, String word) {
        return script.matches("(?s).*\\b" + word + "\\b.*");
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(QuestionsTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("is all that is allowed and imported")
    void nothingMore() {
        Set<String> asked = Arrays.stream(Question.values()).map(Question::cmdlet).collect(Collectors.toSet());
        assertThat(AllowList.CMDLETS.keySet()).isEqualTo(asked);
        assertThat(Connection.ocsPowershell("pool01").cmdlets()).doesNotHaveDuplicates().isSubsetOf(asked);
        assertThat(Connection.exchange("mbx01").cmdlets()).doesNotHaveDuplicates().isSubsetOf(asked);
    }
}
