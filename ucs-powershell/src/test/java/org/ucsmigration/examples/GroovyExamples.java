package org.ucsmigration.examples;

import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.nio.file.Path;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.ucsmigration.ahead.AheadLoader;
import org.ucsmigration.ahead.ShiftedTime;
import org.ucsmigration.powershell.live.PowerShellOptions;

/** Examples in Groovy, run as scripts. */
final class GroovyExamples {

    private GroovyExamples() {
    }

    /** What a script of the examples has at hand. */
    public abstract static class Base extends Script {

        /** {@code Path.of}, in the examples' folder. */
        public Path at(String name) {
            return ExampleWorld.at(name);
        }

        /** {@code PowerShellOptions.standard()}, with the engine and the stand-in modules of the tests. */
        public PowerShellOptions standInShell() {
            return ExampleWorld.standInShell();
        }
    }

    static void run(Example example) {
        ImportCustomizer imports = new ImportCustomizer();
        imports.addStarImports(Imports.STARS.toArray(String[]::new));
        CompilerConfiguration configuration = new CompilerConfiguration().addCompilationCustomizers(imports);
        configuration.setScriptBaseClass(Base.class.getName());
        ClassLoader loader = GroovyExamples.class.getClassLoader();
        // Groovy finds its methods while it runs, so that a year ahead is said in the script.
        String code = loader instanceof AheadLoader ? example.runnable()
                .replace("Instant.now()", ShiftedTime.class.getName() + ".now()") : example.runnable();
        new GroovyShell(loader, configuration).evaluate(code);
    }
}
