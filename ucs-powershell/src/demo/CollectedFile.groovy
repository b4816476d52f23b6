import java.time.Instant
import org.ucsmigration.registry.Registry

/** A registry file by its name in the folder, and as of the report's instant at the latest: a copied file is newer than what it holds. */
class CollectedFile implements Registry {

    @Delegate
    private final Registry registry
    final String name
    private final Instant latest

    CollectedFile(Registry registry, String name, Instant latest) {
        this.registry = registry
        this.name = name
        this.latest = latest
    }

    @Override
    String name() {
        name
    }

    @Override
    Optional<Instant> observedAt() {
        registry.observedAt().map { it.isAfter(latest) ? latest : it }
    }
}
