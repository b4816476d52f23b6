package org.ucsmigration.registry;

/** The error codes of Windows that a registry call can end in, in words. Source: "System Error Codes" (Windows documentation). */
final class WindowsError {

    static final int SUCCESS = 0;
    static final int FILE_NOT_FOUND = 2;
    static final int PATH_NOT_FOUND = 3;
    static final int ACCESS_DENIED = 5;
    static final int BAD_NETPATH = 53;
    static final int MORE_DATA = 234;
    static final int NO_MORE_ITEMS = 259;
    static final int KEY_DELETED = 1018;
    static final int BAD_NET_NAME = 67;
    static final int SERVICE_DISABLED = 1058;
    static final int SERVICE_NOT_ACTIVE = 1062;
    static final int RPC_SERVER_UNAVAILABLE = 1722;

    private WindowsError() {
    }

    static boolean isAbsent(int code) {
        return code == FILE_NOT_FOUND || code == PATH_NOT_FOUND;
    }

    static String words(int code) {
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
    static String ofConnecting(int code) {
        return switch (code) {
            case SERVICE_DISABLED, SERVICE_NOT_ACTIVE -> "its RemoteRegistry service is stopped or disabled";
            case FILE_NOT_FOUND, BAD_NETPATH, BAD_NET_NAME, RPC_SERVER_UNAVAILABLE ->
                "its RemoteRegistry service is stopped, or the computer does not answer (Windows error " + code + ")";
            default -> words(code);
        };
    }
}
