package org.ucsmigration.powershell.internal.psrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The exchange of a session key")
class KeyExchangeTest {

    private final KeyExchange keys = new KeyExchange();

    private static byte[] reversed(byte[] bytes) {
        byte[] back = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            back[bytes.length - 1 - i] = bytes[i];
        }
        return back;
    }

    /** What a server does with the public key, by MS-PSRP 2.2.2.4, with the JDK's own cryptography. */
    private static String answer(String publicKey, byte[] sessionKey) throws Exception {
        byte[] blob = Base64.getDecoder().decode(publicKey);
        BigInteger exponent = new BigInteger(1, reversed(Arrays.copyOfRange(blob, 16, 20)));
        BigInteger modulus = new BigInteger(1, reversed(Arrays.copyOfRange(blob, 20, blob.length)));
        Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        return Base64.getEncoder().encodeToString(concat("010200001066000000a40000", reversed(rsa.doFinal(sessionKey))));
    }

    private static byte[] concat(String hex, byte[] end) {
        byte[] start = HexFormat.of().parseHex(hex);
        byte[] all = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, all, start.length, end.length);
        return all;
    }

    @Test
    @DisplayName("sends the public half as CryptoAPI writes it: PUBLICKEYBLOB, CALG_RSA_KEYX, RSA1, 2048 bits, 65537, modulus")
    void publicKey() {
        byte[] blob = Base64.getDecoder().decode(keys.publicKey());
        assertThat(HexFormat.of().formatHex(blob, 0, 20))
                .isEqualTo("06020000" + "00a40000" + "52534131" + "00080000" + "01000100");
        assertThat(blob).hasSize(20 + 256);
        assertThat(keys.isPending()).isTrue();
    }

    @Test
    @DisplayName("takes an AES-256 key and encrypts UTF-16 with it, CBC from a zero vector (MS-PSRP 2.2.5.1.24)")
    void sessionKey() throws Exception {
        byte[] sessionKey = new byte[32];
        Arrays.fill(sessionKey, (byte) 7);
        keys.accept(answer(keys.publicKey(), sessionKey));
        String encrypted = keys.encrypt("p\u00e4ss\ud83d\ude00".toCharArray());
        Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(sessionKey, "AES"), new IvParameterSpec(new byte[16]));
        assertThat(new String(aes.doFinal(Base64.getDecoder().decode(encrypted)), StandardCharsets.UTF_16LE))
                .isEqualTo("p\u00e4ss\ud83d\ude00");
        assertThat(keys.decrypt(encrypted)).containsExactly("p\u00e4ss\ud83d\ude00".toCharArray());
        assertThatThrownBy(() -> keys.decrypt("AAAA")).isInstanceOf(ProtocolFault.class);
        assertThatThrownBy(() -> keys.decrypt("*")).isInstanceOf(ProtocolFault.class);
    }

    @Test
    @DisplayName("refuses a key that was not asked for, and one that is no such key")
    void refused() throws Exception {
        assertThatThrownBy(() -> keys.accept("AAAA")).isInstanceOf(ProtocolFault.class).hasMessageContaining("not asked for");
        String publicKey = keys.publicKey();
        for (String wrong : new String[] {"", "*", "AAAA", "A".repeat(356), answer(publicKey, new byte[16])}) {
            assertThatThrownBy(() -> keys.accept(wrong)).isInstanceOf(ProtocolFault.class);
        }
        keys.accept(answer(publicKey, new byte[32]));
        assertThat(keys.isDone()).isTrue();
    }
}
