package org.example.inventory;

import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryPath;
import org.ucsmigration.registry.testing.RegistryContract;

class InventoryRegistryTest extends RegistryContract {

    @Override
    protected Registry registry() {
        return new InventoryRegistry().with(sample().build().find(RegistryPath.CURRENT_USER).orElseThrow());
    }
}
