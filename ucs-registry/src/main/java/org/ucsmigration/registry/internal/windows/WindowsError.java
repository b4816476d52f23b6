package org.ucsmigration.registry.internal.windows;

/** The error codes of Windows that a registry call can end in, in words. Source: "System Error Codes" (Windows documentation). */
public final class WindowsError {

    public static final int SUCCESS = 0;
    public static final int FILE_NOT_FOUND = 2;
    public static final int PATH_NOT_FOUND = 3;
    public static final int ACCESS_DENIED = 5;
    public static final int BAD_NETPATH = 53;
    public static final int MORE_DATA = 234;
    public static final int NO_MORE_ITEMS = 259;
    public static final int KEY_DELETED = 1018;
    public static final int BAD_NET_NAME = 67;
    public static final int SERVICE_DISABLED = 1058;
    public static final int SERVICE_NOT_ACTIVE = 1062;
    public static final int RPC_SERVER_UNAVAILABLE = 1722;

    private WindowsError() {
    }

    public static boolean isAbsent(int code) {
        return code == FILE_NOT_FOUND || code == PATH_NOT_FOUND;
    }

    public static String words(int code) {
        return switch (code) {
            case FILE_NOT_FOUND, PATH_NOT_FOUND, KEY_DELETED -> "it is not there any more";
            case ACCESS_DENIED -> "access denied";
            default -> "Windows error " + code;
        };
    }

    /**
     * Why another computer's registry cannot be connected to. Windows does not tell a computer that is switched off from one
     * whose RemoteRegistry service is stopped, as it normally is on a client computer.
     */
    public static String ofConnecting(int code) {
        return switch (code) {
            case SERVICE_DISABLED, SERVICE_NOT_ACTIVE -> "its RemoteRegistry service is stopped or disabled";
            case FILE_NOT_FOUND, BAD_NETPATH, BAD_NET_NAME, RPC_SERVER_UNAVAILABLE ->
                "its RemoteRegistry service is stopped, or the computer does not answer (Windows error " + code + ")";
            default -> words(code);
        };
    }
}
