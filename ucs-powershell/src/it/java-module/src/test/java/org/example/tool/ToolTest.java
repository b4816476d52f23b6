package org.example.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.ucsmigration.SipAddress;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.registry.Registry;

class ToolTest {

    @Test
    void runsInANamedModule() {
        assertEquals("org.example.tool", Tool.class.getModule().getName());
        assertEquals("org.ucsmigration.core", SipAddress.class.getModule().getName());
        assertEquals("org.ucsmigration.registry", Registry.class.getModule().getName());
        assertEquals("org.ucsmigration.powershell", Clixml.class.getModule().getName());
    }

    @Test
    void answers() {
        assertFalse(Tool.advice("kenmyer@litwareinc.com").isEmpty());
    }
}
