package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinBase.FILETIME;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.IntByReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which Windows call each question becomes, with a stand-in for the library. */
class JnaRegistryTest {

    private final List<String> calls = new ArrayList<>();
    private int error;

    private final NativeRegistry registry = new JnaRegistry((JnaRegistry.Library) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {JnaRegistry.Library.class}, (proxy, method, arguments) -> {
                calls.add(method.getName() + " " + Long.toHexString(Pointer.nativeValue(((HKEY) firstKey(arguments)).getPointer())));
                answer(method.getName(), arguments);
                return error;
            }));

    private static Object firstKey(Object[] arguments) {
        return arguments[0] instanceof HKEY ? arguments[0] : arguments[1];
    }

    private void answer(String call, Object[] arguments) {
        switch (call) {
            case "RegOpenKeyEx" -> {
                assertThat(arguments[1]).isEqualTo("a\\b");
                // KEY_READ and KEY_WOW64_64KEY, from the documentation of registry key security.
                assertThat(arguments[3]).isEqualTo(0x20119);
                ((HKEYByReference) arguments[4]).setValue(new HKEY(new Pointer(0x1234)));
            }
            case "RegConnectRegistry" -> {
                assertThat(arguments[0]).isEqualTo("\\\\PC1");
                ((HKEYByReference) arguments[2]).setValue(new HKEY(new Pointer(0x77)));
            }
            case "RegQueryInfoKey" -> {
                FILETIME time = (FILETIME) arguments[11];
                time.dwHighDateTime = 0x01D10BD1;
                time.dwLowDateTime = 0xF0000001;
            }
            case "RegEnumKeyEx" -> {
                "name".getChars(0, 4, (char[]) arguments[2], 0);
                ((IntByReference) arguments[3]).setValue(4);
            }
            case "RegEnumValue" -> {
                assertThat(arguments[1]).isEqualTo(3);
                "v".getChars(0, 1, (char[]) arguments[2], 0);
                ((IntByReference) arguments[3]).setValue(1);
                ((IntByReference) arguments[5]).setValue(4);
                ((IntByReference) arguments[7]).setValue(2);
            }
            case "RegQueryValueEx" -> {
                assertThat(arguments[1]).isEqualTo("v");
                ((IntByReference) arguments[3]).setValue(11);
                ((IntByReference) arguments[5]).setValue(8);
            }
            default -> assertThat(call).isEqualTo("RegCloseKey");
        }
    }

    @Test
    void every_question_is_one_call_with_its_results() {
        long[] handle = new long[1];
        assertThat(registry.open(NativeRegistry.CURRENT_USER, "a\\b", handle)).isZero();
        assertThat(handle[0]).isEqualTo(0x1234);
        assertThat(registry.connect("\\\\PC1", NativeRegistry.USERS, handle)).isZero();
        assertThat(handle[0]).isEqualTo(0x77);
        assertThat(registry.lastWriteTime(1, handle)).isZero();
        assertThat(handle[0]).isEqualTo(0x01D10BD1F0000001L);
        int[] length = {256};
        int[] type = new int[1];
        int[] size = {10};
        char[] name = new char[256];
        assertThat(registry.subKey(1, 0, name, length)).isZero();
        assertThat(new String(name, 0, length[0])).isEqualTo("name");
        assertThat(registry.value(1, 3, name, length, type, new byte[10], size)).isZero();
        assertThat(new int[] {length[0], type[0], size[0]}).containsExactly(1, 4, 2);
        assertThat(registry.value(1, "v", type, new byte[10], size)).isZero();
        assertThat(new int[] {type[0], size[0]}).containsExactly(11, 8);
        assertThat(registry.close(0x1234)).isZero();
        assertThat(calls).containsExactly("RegOpenKeyEx ffffffff80000001", "RegConnectRegistry ffffffff80000003", "RegQueryInfoKey 1",
                "RegEnumKeyEx 1", "RegEnumValue 1", "RegQueryValueEx 1", "RegCloseKey 1234");
    }

    @Test
    void the_predefined_handles_are_those_of_windows() {
        assertThat(NativeRegistry.CURRENT_USER).isEqualTo(Pointer.nativeValue(WinReg.HKEY_CURRENT_USER.getPointer()));
        assertThat(NativeRegistry.USERS).isEqualTo(Pointer.nativeValue(WinReg.HKEY_USERS.getPointer()));
        assertThat(NativeRegistry.LOCAL_MACHINE).isEqualTo(Pointer.nativeValue(WinReg.HKEY_LOCAL_MACHINE.getPointer()));
    }

    @Test
    void an_error_leaves_no_handle_behind() {
        error = WindowsError.ACCESS_DENIED;
        long[] handle = {-1};
        assertThat(registry.open(1, "a\\b", handle)).isEqualTo(WindowsError.ACCESS_DENIED);
        assertThat(handle[0]).isEqualTo(-1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void elsewhere_than_on_windows_the_reason_is_given_each_time() {
        assertThatThrownBy(JnaRegistry::load).isInstanceOf(LinkageError.class);
        for (int i = 0; i < 2; i++) {
            try (Registry here = Registry.currentUser()) {
                assertThatThrownBy(() -> here.find("HKCU\\Software")).isInstanceOf(RegistryException.class)
                        .hasMessageContaining("on Windows only").hasMessageContaining(System.getProperty("os.name"));
            }
        }
    }
}
