package org.ucsmigration.powershell.estate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real SSH server with PowerShell as its subsystem, as an ordinary process with a configuration and keys of its own. It listens
 * on addresses of the loopback network, each of which is one of the {@link FarComputers}.
 */
final class Sshd implements AutoCloseable {

    private static final Path SERVER = Path.of("/usr/sbin/sshd");
    private static final Path CLIENT = Path.of("/usr/bin/ssh");
    /** On how many addresses one server listens at most: MAX_LISTEN_SOCKS of OpenSSH. */
    private static final int MOST = 16;

    private final Path folder;
    private final int port;
    private final List<String> addresses;
    private final String common;
    private final String atEnd;
    private final List<Process> processes = new ArrayList<>();

    /** Takes the place of the stand-in, for the computers at these addresses; those that refuse know no key. */
    Sshd(FarComputers computers, List<String> addresses, List<String> refusing) throws Exception {
        folder = computers.folder();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        for (String key : List.of("host", "user")) {
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve(key).toString());
        }
        executable("ssh", "#!/bin/sh\nexec " + CLIENT + " -F '" + folder + "/ssh.conf' \"$@\"\n");
        executable("by-address.sh", "#!/bin/bash\nset -- $SSH_CONNECTION\nexec '" + folder + "/far.sh' \"$3\"\n");
        Files.writeString(folder.resolve("ssh.conf"), "StrictHostKeyChecking no\nUserKnownHostsFile " + folder
                + "/known\nLogLevel ERROR\nIdentitiesOnly yes\n");
        StringBuilder text = new StringBuilder("Port " + port + "\nHostKey " + folder + "/host\nAuthorizedKeysFile " + folder
                + "/user.pub\nPidFile none\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nPasswordAuthentication no\n"
                + "KbdInteractiveAuthentication no\nMaxStartups 200\nSubsystem powershell '" + folder + "/by-address.sh'\n");
        this.addresses = List.copyOf(addresses);
        common = text.toString();
        StringBuilder matches = new StringBuilder();
        refusing.forEach(address -> matches.append("Match LocalAddress ").append(address)
                .append("\n  AuthorizedKeysFile none\n"));
        atEnd = matches.toString();
    }

    static boolean isThere() {
        return Files.isExecutable(SERVER) && Files.isExecutable(CLIENT);
    }

    private void executable(String name, String text) throws IOException {
        Files.setPosixFilePermissions(Files.writeString(folder.resolve(name), text),
                PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void run(String... command) throws Exception {
        if (new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                .waitFor() != 0) {
            throw new IllegalStateException(command[0] + " failed");
        }
    }

    Sshd start() throws Exception {
        // Where it forgoes its privileges; only root needs it.
        Path empty = Path.of("/run/sshd");
        if (System.getProperty("user.name").equals("root") && !Files.exists(empty)) {
            Files.createDirectory(empty);
        }
        try {
            for (int from = 0; from < addresses.size(); from += MOST) {
                start("sshd" + from, addresses.subList(from, Math.min(addresses.size(), from + MOST)));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        return this;
    }

    private void start(String name, List<String> some) throws Exception {
        Path configuration = Files.writeString(folder.resolve(name + ".sshd.conf"), common + some.stream()
                .map(address -> "ListenAddress " + address + "\n").collect(Collectors.joining()) + atEnd);
        Path log = folder.resolve(name + ".log");
        Path said = folder.resolve(name + ".out");
        Process process = new ProcessBuilder(SERVER.toString(), "-D", "-f", configuration.toString(), "-E", log.toString())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        processes.add(process);
        for (int i = 0; i < 600; i++) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(log) + Files.readString(said));
            }
            if (Files.exists(log) && Files.readString(log).split("Server listening", -1).length > some.size()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the SSH server does not listen: " + Files.readString(log));
    }

    int port() {
        return port;
    }

    /** What the script needs to be told. */
    String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of("-Port", Integer.toString(port), "-UserName",
                System.getProperty("user.name"),
                "-KeyFilePath", folder.resolve("user").toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
    }
}
