import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import org.ucsmigration.SipAddress
import org.ucsmigration.Source
import org.ucsmigration.UserIdentity
import org.ucsmigration.fact.Fact
import org.ucsmigration.fact.MailboxMove
import org.ucsmigration.fact.MigrationFailure
import org.ucsmigration.fact.UserFacts
import org.ucsmigration.probe.Observations
import org.ucsmigration.probe.Probe

/** What other teams have listed by hand, in a CSV {@code sip,failure,move}: failed attempts by their code, moves to Exchange Online by their status. */
class Trouble implements Probe {

    private final Source source
    private final Map<SipAddress, List<String>> bySip = [:]

    Trouble(Path csv, Instant asOf) {
        source = Source.of(csv.fileName.toString(), asOf)
        Files.readAllLines(csv).tail().findAll { !it.isBlank() }.each { line ->
            List<String> cells = line.split(',', 3)*.strip()
            if (cells.size() < 3) {
                throw new IllegalArgumentException("\"$line\" is not sip,failure,move")
            }
            bySip[SipAddress.of(cells[0])] = cells.tail()
        }
    }

    @Override
    Observations observe(UserIdentity user) {
        List<String> listed = bySip[user.sip()] ?: ['', '']
        Observations.of(user, UserFacts.builder()
                .migrationFailure(Fact.known(listed[0] ? MigrationFailure.of('the storage service has tried').withCode(listed[0]) : MigrationFailure.none(), source))
                .mailboxMove(Fact.known(listed[1] ? MailboxMove.of(listed[1], MailboxMove.Target.EXCHANGE_ONLINE, '') : MailboxMove.none(), source)).build())
    }
}
