package org.liasse.core.people;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class PasswordHashTest {

    // CORE-28
    @Test
    public void CORE_28_aPasswordIsKeptAsArgon2idAndNotInClear() {
        String hash = PasswordHash.of("correct horse battery");

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertTrue(PasswordHash.matches("correct horse battery", hash));
        assertFalse(PasswordHash.matches("correct horse batterY", hash));
    }

    // CORE-28
    @Test
    public void CORE_28_onePasswordHasManyHashes() {
        assertNotEquals(PasswordHash.of("the same"), PasswordHash.of("the same"));
    }

    // CORE-28
    @Test
    public void CORE_28_anAccentCountsTheSameHoweverItIsTyped() {
        assertTrue(PasswordHash.matches("e\u0301te\u0301", PasswordHash.of("\u00e9t\u00e9")));
    }

    /** Made by the reference implementation: argon2 with -id -t 2 -m 16 -p 1 over "somesalt". */
    // CORE-28
    @Test
    public void CORE_28_hashesMadeElsewhereAreUnderstood() {
        String hash =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertTrue(PasswordHash.matches("password", hash));
        assertFalse(PasswordHash.matches("Password", hash));
    }

    // CORE-28
    @Test
    public void CORE_28_nobodyHasAPassword() {
        assertFalse(PasswordHash.matches("", PasswordHash.OF_NOBODY));
        assertThrows(
                IllegalArgumentException.class, () -> PasswordHash.matches("x", "$2y$10$bcrypt"));
    }
}
