package org.ucsmigration.powershell.internal.psrp;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.annotation.Nullable;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The session key that secure strings are encrypted with, and how the two ends agree on it.
 *
 * <p>The client makes an RSA key pair and sends the public half; the server answers with an AES key encrypted to it. Both blobs
 * have the form of Microsoft's CryptoAPI, numbers little endian. Source: MS-PSRP, 2.2.2.3 (PUBLIC_KEY), 2.2.2.4
 * (ENCRYPTED_SESSION_KEY), 2.2.5.1.24 (Secure String).
 */
final class KeyExchange {

    private static final int RSA_BITS = 2048;
    private static final int AES_BYTES = 32;
    private static final int PUBLIC_BLOB = 0x0206;
    private static final int SIMPLE_BLOB = 0x0201;
    private static final int CALG_RSA_KEYX = 0xA400;
    private static final int CALG_AES_256 = 0x6610;
    private static final int RSA1 = 0x31415352;

    @Nullable
    private KeyPair pair;
    @Nullable
    private SecretKeySpec key;

    /** Whether the public half went out and no answer has come. */
    boolean isPending() {
        return pair != null && key == null;
    }

    boolean isDone() {
        return key != null;
    }

    /** The public half in base64, of a key pair that is made when first asked for: that takes a good while. */
    String publicKey() {
        try {
            if (pair == null) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(RSA_BITS);
                pair = generator.generateKeyPair();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
        RSAPublicKey open = (RSAPublicKey) pair.getPublic();
        ByteBuffer blob = ByteBuffer.allocate(20 + RSA_BITS / 8).order(ByteOrder.LITTLE_ENDIAN);
        blob.putInt(PUBLIC_BLOB).putInt(CALG_RSA_KEYX).putInt(RSA1).putInt(RSA_BITS);
        blob.putInt(open.getPublicExponent().intValueExact()).put(littleEndian(open.getModulus()));
        return Base64.getEncoder().encodeToString(blob.array());
    }

    /** Takes the server's answer. */
    void accept(String answer) throws ProtocolFault {
        KeyPair own = pair;
        if (own == null || key != null) {
            throw new ProtocolFault("a session key that was not asked for");
        }
        try {
            ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(answer)).order(ByteOrder.LITTLE_ENDIAN);
            if (blob.remaining() != 12 + RSA_BITS / 8 || blob.getInt() != SIMPLE_BLOB || blob.getInt() != CALG_AES_256
                    || blob.getInt() != CALG_RSA_KEYX) {
                throw new ProtocolFault("a session key that is not AES-256 encrypted to RSA");
            }
            byte[] encrypted = new byte[blob.remaining()];
            blob.get(encrypted);
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, own.getPrivate());
            byte[] bytes = rsa.doFinal(reversed(encrypted));
            if (bytes.length != AES_BYTES) {
                throw new ProtocolFault("a session key of " + bytes.length + " bytes");
            }
            key = new SecretKeySpec(bytes, "AES");
            Arrays.fill(bytes, (byte) 0);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ProtocolFault("a session key that cannot be decrypted", e);
        }
    }

    /** Encrypts a secret as the text of an {@code SS} element; the array stays the caller's to wipe. */
    String encrypt(char[] secret) {
        ByteBuffer utf16 = StandardCharsets.UTF_16LE.encode(CharBuffer.wrap(secret));
        byte[] plain = new byte[utf16.remaining()];
        utf16.get(plain);
        try {
            return Base64.getEncoder().encodeToString(aes(Cipher.ENCRYPT_MODE).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refused to encrypt", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(utf16.array(), (byte) 0);
        }
    }

    /** Decrypts the text of an {@code SS} element that the server sent. */
    char[] decrypt(String serialized) throws ProtocolFault {
        try {
            byte[] plain = aes(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(serialized));
            CharBuffer chars = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer();
            char[] secret = new char[chars.remaining()];
            chars.get(secret);
            Arrays.fill(plain, (byte) 0);
            return secret;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ProtocolFault("a secure string that cannot be decrypted", e);
        }
    }

    private Cipher aes(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, new IvParameterSpec(new byte[16]));
        return cipher;
    }

    private static byte[] littleEndian(BigInteger modulus) {
        byte[] big = modulus.toByteArray();
        return reversed(Arrays.copyOfRange(big, big.length - RSA_BITS / 8, big.length));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] back = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            back[i] = bytes[bytes.length - 1 - i];
        }
        return back;
    }
}
