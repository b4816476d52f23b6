/** A tool that is a named module: the library's modules have names that a release keeps. */
module org.example.tool {
    requires org.ucsmigration.core;
    requires org.ucsmigration.registry;
    requires org.ucsmigration.powershell;

    exports org.example.tool;
}
