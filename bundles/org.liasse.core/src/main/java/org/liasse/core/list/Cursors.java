package org.liasse.core.list;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.liasse.api.Problem;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Transactions;

/**
 * Cursors as readers get them: sealed with AES-GCM (NIST SP 800-38D) to the question they belong
 * to. A page may end at a dossier that the reader does not see, so a cursor must not be legible;
 * and one that was made up, or belongs to another question, does not open. All nodes share the key.
 */
final class Cursors {

    private static final String NAME = "cursor";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private Cursors(String key) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(key), "AES");
    }

    /** With the key of this installation, made by the first who needs it. */
    static Cursors of(Transactions transactions) {
        return new Cursors(
                stored(transactions)
                        .orElseGet(
                                () ->
                                        transactions.writeApart(
                                                work ->
                                                        stored(transactions)
                                                                .orElseGet(
                                                                        () -> {
                                                                            String made =
                                                                                    Hash.random();
                                                                            work.sql()
                                                                                    .update(
                                                                                            "insert"
                                                                                                + " into"
                                                                                                + " secret"
                                                                                                + " (name,"
                                                                                                + " content)"
                                                                                                + " values"
                                                                                                + " (?, ?)",
                                                                                            NAME,
                                                                                            made);
                                                                            return made;
                                                                        }))));
    }

    private static Optional<String> stored(Transactions transactions) {
        return transactions.read(
                sql ->
                        sql.first(
                                "select content from secret where name = ?",
                                row -> row.getString(1),
                                NAME));
    }

    String seal(Cursor cursor, String question) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, question)
                            .doFinal(cursor.text().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(NONCE + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * @throws Problem BAD_REQUEST where it was not sealed here, or to another question
     */
    Cursor open(String text, String question) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE);
            byte[] open =
                    cipher(Cipher.DECRYPT_MODE, nonce, question)
                            .doFinal(bytes, NONCE, Math.max(bytes.length - NONCE, 0));
            return Cursor.parse(new String(open, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "Ce curseur n’est pas celui de cette liste.",
                            "This is not a cursor of this list.")
                    .withErrors(
                            java.util.List.of(
                                    org.liasse.api.InputError.at(
                                            "after", "Curseur inconnu.", "Unknown cursor.")));
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String question) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(question.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
