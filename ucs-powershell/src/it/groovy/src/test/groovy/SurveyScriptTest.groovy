import static org.assertj.core.api.Assertions.assertThat
import static org.junit.jupiter.api.Assumptions.assumeTrue

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The script that stands alone, copied into an empty folder, in this version of Groovy. */
class SurveyScriptTest {

    static final Path DEMO = Path.of(System.getProperty('survey.demo'))
    static final Path COLLECTED = Path.of(System.getProperty('survey.collected'))

    @TempDir
    Path empty

    @Test
    void surveysTheSampleOrganisation() {
        assertThat(run('--move', 'online', DEMO.resolve('sample').toString())).contains('kenmyer@litwareinc.com  ', '44 users')
        assertThat(empty.toFile().list().toList()).contains('ucs-report.html', 'ucs-report.jsonl', 'ucs-report.csv')
    }

    @Test
    void surveysAFolderOfTheCollectionScriptAndComparesTheSecondTime() {
        assumeTrue(Files.isDirectory(COLLECTED), "$COLLECTED is made by the tests of ucs-powershell, which need UCS_PWSH")
        assertThat(run(COLLECTED.toString())).contains('kim.akers@litwareinc.com  ').doesNotContain('Since the last run')
        assertThat(run(COLLECTED.toString())).contains('Since the last run')
    }

    private String run(String... args) {
        Path script = empty.resolve('survey.groovy')
        Files.write(script, Files.readAllBytes(DEMO.resolve('survey.groovy')))
        Path printed = empty.resolve('printed.txt')
        List<String> command = [Path.of(System.getProperty('java.home'), 'bin', 'java').toString(), '-cp',
                System.getProperty('java.class.path'), 'groovy.ui.GroovyMain', '--encoding=UTF-8', script.toString(), *args]
        Process process = new ProcessBuilder(command).directory(empty.toFile()).redirectErrorStream(true)
                .redirectOutput(printed.toFile()).start()
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue()
        } finally {
            process.destroyForcibly()
        }
        String text = Files.readString(printed)
        assertThat(process.exitValue()).as(text).isZero()
        text
    }
}
