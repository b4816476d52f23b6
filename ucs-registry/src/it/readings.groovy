import java.nio.file.Path
import org.ucsmigration.registry.Registry
import org.ucsmigration.registry.probe.RegistryProbe

// What a registry says of Lync clients, a line for each account: the live one, or the file that is given.
Registry registry = args ? Registry.regFile(Path.of(args[0])) : Registry.currentUser()
registry.withCloseable {
    def readings = RegistryProbe.of(it).readings()
    readings.each { reading ->
        assert reading.problems().isEmpty() : reading.sentence()
        reading.profiles().each {
            println "${it.officeVersion()} ${it.address()} ${it.path()} ${it.inUcsMode()} ${it.evidence().state()}"
        }
    }
    if (args) {
        assert readings.size() == 1 && readings[0].sid().isPresent() && readings[0].origin().time().isPresent() : readings
    }
}
