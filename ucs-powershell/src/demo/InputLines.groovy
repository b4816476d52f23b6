import java.nio.file.Files
import java.nio.file.Path
import java.util.regex.Pattern
import org.ucsmigration.UserIdentity
import org.ucsmigration.probe.Observations
import org.ucsmigration.probe.Probe

/** A line on each input of a folder; one that cannot be read is a line too, and the next one follows. As a probe it tells no more. */
class InputLines implements Probe {

    private final Path folder
    private final Set<Map<String, String>> lines = [] as LinkedHashSet

    InputLines(Path folder) {
        this.folder = folder
    }

    /** Reads each file of that name; the reading takes the file, and its name in the folder, and gives what the line says. */
    void each(String below, Pattern name, Closure<String> reading) {
        Path parent = folder.resolve(below)
        List<Path> files = Files.isDirectory(parent) ? Files.newDirectoryStream(parent).withCloseable { it.sort() } : []
        files.findAll { it.fileName.toString().toLowerCase(Locale.ROOT) ==~ name }.each { file ->
            String line = "$below$file.fileName"
            attempt(line) { reading.maximumNumberOfParameters == 1 ? reading(file) : reading(file, line) }
        }
    }

    /** Adds what the reading says, or why it failed. */
    void attempt(String name, Closure<String> reading) {
        try {
            add(name, reading())
        } catch (Exception e) {
            trouble(name, e.message ?: e.class.simpleName)
        }
    }

    void add(String name, String said) {
        lines << [name: name, said: said, state: 'read']
    }

    /** What is wrong with an input, in a sentence that may name it again. */
    void trouble(String name, String said) {
        String rest = inside(said)
        [name, Path.of(name).fileName.toString()].each { rest = rest.startsWith(it) ? rest.substring(it.length()).replaceFirst(/^[,:]\s*/, '') : rest }
        lines << [name: name, said: rest, state: 'trouble']
    }

    /** What is wrong with the input that the sentence starts with. */
    void trouble(String sentence) {
        List<String> parts = inside(sentence).split(': ', 2) as List
        lines << [name: parts[0], said: parts.drop(1).join(), state: 'trouble']
    }

    /** Why a list may lack something, unless that is what a line on its file says already. */
    void incomplete(String sentence) {
        if (!lines.any { it.state == 'trouble' && sentence.contains(Path.of(it.name).fileName.toString()) }) {
            List<String> parts = sentence.split(': ', 2) as List
            lines << [name: parts[0], said: parts.drop(1).join(), state: 'incomplete']
        }
    }

    @Override
    String name() {
        'inputs'
    }

    @Override
    List<String> problems() {
        lines.findAll { it.state == 'trouble' }.collect { "$it.name: $it.said".toString() }
    }

    @Override
    Observations observe(UserIdentity user) {
        Observations.of(user)
    }

    private String inside(String sentence) {
        sentence.replace("$folder$File.separator", '')
    }

    List<Map<String, String>> all() {
        lines as List
    }
}
